package io.escapement.trainer.command;

import io.escapement.trainer.registry.ModelRegistry;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train models diff}. */
@Command(
        name = "diff",
        description = "What two models differ in: every entry of their manifests, lists of numbers left out.")
final class ModelsDiffCommand implements Callable<Integer> {
    @Mixin
    private RegistryOptions registry;

    @Parameters(index = "0", paramLabel = "MODEL", description = "version, or the beginning of the hash")
    private String first;

    @Parameters(index = "1", paramLabel = "OTHER", description = "the same of the other")
    private String second;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final ModelRegistry models = registry.open();
        final int differences =
                ManifestDiff.print(models.manifest(models.find(first)), models.manifest(models.find(second)), out);
        out.println(differences == 0 ? "no difference" : differences + " differences");
        return 0;
    }
}
