package io.escapement.trainer.command;

import io.escapement.core.model.ModelStage;
import io.escapement.trainer.registry.ModelEntry;
import io.escapement.trainer.registry.ModelRegistry;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code train models coverage}. */
@Command(name = "coverage", description = "Which symbols have a model, of which stage, on how many days of history.")
final class ModelsCoverageCommand implements Callable<Integer> {
    @Mixin
    private RegistryOptions registry;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final TreeMap<String, ModelEntry> best = new TreeMap<>();
        final ModelRegistry models = registry.open();
        for (final ModelEntry entry : models.entries()) {
            for (final String symbol : entry.symbols()) {
                models.best(List.of(symbol), ModelStage.RESEARCH).ifPresent(found -> best.put(symbol, found));
            }
        }
        if (best.isEmpty()) {
            out.println("no symbol has a model");
        }
        best.forEach((symbol, entry) -> out.printf(
                "%-14s model %d, %s, %d days%n",
                symbol,
                entry.version(),
                entry.stage(),
                entry.historyDays().get(entry.symbols().indexOf(symbol))));
        return 0;
    }
}
