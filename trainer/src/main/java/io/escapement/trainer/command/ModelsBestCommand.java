package io.escapement.trainer.command;

import io.escapement.core.model.ModelStage;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.registry.ModelEntry;
import io.escapement.trainer.registry.ModelRegistry;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train models best}. */
@Command(
        name = "best",
        description =
                "The file of the best model for some symbols: furthest stage, then highest confidence, then newest.")
final class ModelsBestCommand implements Callable<Integer> {
    @Mixin
    private RegistryOptions registry;

    @Option(
            names = "--symbols",
            required = true,
            split = ",",
            hideParamSyntax = true,
            paramLabel = "A,B,…",
            description = "all of them must be covered")
    private List<String> symbols;

    @Option(
            names = "--stage",
            defaultValue = "PAPER",
            description = "stage it must have reached: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ModelStage stage;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final ModelRegistry models = registry.open();
        final ModelEntry entry = models.best(symbols, stage)
                .orElseThrow(() -> new TrainerException("no model of stage " + stage + " or further covers "
                        + String.join(", ", symbols) + " with this engine's features; train models list shows them"));
        out.println(models.file(entry));
        return 0;
    }
}
