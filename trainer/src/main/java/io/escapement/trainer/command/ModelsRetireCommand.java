package io.escapement.trainer.command;

import io.escapement.trainer.registry.ModelEntry;
import io.escapement.trainer.registry.ModelRegistry;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train models retire}. */
@Command(
        name = "retire",
        description = "Mark a model as not to be used any more. Its bundle stays, for journals that name it.")
final class ModelsRetireCommand implements Callable<Integer> {
    @Mixin
    private RegistryOptions registry;

    @Parameters(paramLabel = "MODEL", description = "version, or the beginning of the hash")
    private String name;

    @Option(names = "--why", required = true, description = "for whoever looks at it later")
    private String why;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final ModelRegistry models = registry.open();
        final ModelEntry entry = models.retire(models.find(name), why);
        out.println("model " + entry.version() + " retired: " + why);
        return 0;
    }
}
