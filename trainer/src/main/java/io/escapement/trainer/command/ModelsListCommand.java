package io.escapement.trainer.command;

import io.escapement.trainer.registry.ModelEntry;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code train models list}. */
@Command(name = "list", description = "All models, the retired ones marked.")
final class ModelsListCommand implements Callable<Integer> {
    @Mixin
    private RegistryOptions registry;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final List<ModelEntry> entries = registry.open().entries();
        if (entries.isEmpty()) {
            out.println("no models yet; train fit --out FILE, then train models publish FILE");
            return 0;
        }
        out.printf(
                "%7s  %-12s  %-8s  %10s  %-10s  %s%n",
                "version", "sha256", "stage", "confidence", "data to", "symbols");
        for (final ModelEntry entry : entries) {
            out.printf(
                    Locale.ROOT,
                    "%7d  %-12s  %-8s  %10.2f  %-10s  %s%s%n",
                    entry.version(),
                    entry.sha256().substring(0, 12),
                    entry.stage(),
                    entry.confidence(),
                    Instant.ofEpochMilli(entry.toMs()).toString().substring(0, 10),
                    String.join(",", entry.symbols()),
                    entry.mayBeUsed() ? "" : "  retired: " + entry.retired());
        }
        return 0;
    }
}
