package io.escapement.trainer.command;

import io.escapement.core.model.ModelStage;
import io.escapement.trainer.TrainerException;
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

/** {@code train models promote}. */
@Command(
        name = "promote",
        description = {
            "Let a model go a stage further, if the rules are met, or back. The trees stay; the bundle and its hash are new.",
            "LIVE asks twice: --to LIVE and --confirm with the version."
        })
final class ModelsPromoteCommand implements Callable<Integer> {
    @Mixin
    private RegistryOptions registry;

    @Parameters(paramLabel = "MODEL", description = "version, or the beginning of the hash")
    private String name;

    @Option(names = "--to", required = true, paramLabel = "STAGE", description = "${COMPLETION-CANDIDATES}")
    private ModelStage stage;

    @Option(
            names = "--confirm",
            paramLabel = "VERSION",
            description = "the version once more: needed for LIVE, which trades real money without a cap of its own")
    private String confirmed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final ModelRegistry models = registry.open();
        final ModelEntry entry = models.find(name);
        if (stage == ModelStage.LIVE && !Integer.toString(entry.version()).equals(confirmed)) {
            throw new TrainerException(
                    "LIVE trades real money without a cap of its own; if that is meant, say it again: "
                            + "--to LIVE --confirm " + entry.version());
        }
        final ModelEntry promoted = models.promote(entry, stage);
        out.println("model " + promoted.version() + "  " + promoted.sha256() + "  " + promoted.stage() + "  from model "
                + entry.version());
        return 0;
    }
}
