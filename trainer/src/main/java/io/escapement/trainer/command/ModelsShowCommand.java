package io.escapement.trainer.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.core.model.ModelStage;
import io.escapement.trainer.registry.ModelEntry;
import io.escapement.trainer.registry.ModelRegistry;
import io.escapement.trainer.registry.PromotionRules;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train models show}. */
@Command(
        name = "show",
        description =
                "A model: where it comes from, what it was trained on, how far it may go and what it lacks for more.")
final class ModelsShowCommand implements Callable<Integer> {
    @Mixin
    private RegistryOptions registry;

    @Parameters(paramLabel = "MODEL", description = "version, or the beginning of the hash")
    private String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final ModelRegistry models = registry.open();
        final ModelEntry entry = models.find(name);
        final JsonNode manifest = models.manifest(entry);
        out.println("version     " + entry.version() + (entry.parent() == 0 ? "" : ", promoted from " + entry.parent())
                + (entry.mayBeUsed() ? "" : ", RETIRED: " + entry.retired()));
        out.println("file        " + models.file(entry));
        out.println("published   " + Instant.ofEpochMilli(entry.publishedMs()));
        out.println("stage       " + entry.stage());
        out.println("confidence  " + Decimals.text(entry.confidence(), 2));
        for (int i = 0; i < entry.symbols().size(); i++) {
            out.println((i == 0 ? "symbols     " : "            ")
                    + entry.symbols().get(i) + ", " + entry.historyDays().get(i) + " days");
        }
        out.println("encoding    " + entry.encoding());
        out.println("features    layout " + entry.featureLayoutHash());
        out.println("data        " + entry.rows() + " rows, " + Instant.ofEpochMilli(entry.fromMs()) + " to "
                + Instant.ofEpochMilli(entry.toMs()) + ", sha256 " + entry.dataSha256());
        out.println("commit      " + entry.commit());
        out.println("trials      " + manifest.path("trainer").path("trials").asInt(1));
        if (manifest.has("extendedFrom")) {
            out.println("extended    from " + manifest.path("extendedFrom").asText());
        }
        ScoreTable.print(out, manifest);
        if (entry.stage() != ModelStage.LIVE) {
            final ModelStage next = ModelStage.values()[entry.stage().ordinal() + 1];
            final List<String> unmet = PromotionRules.unmet(entry.stage(), next, manifest);
            out.println("to " + next + "   " + (unmet.isEmpty() ? "all rules are met" : String.join("; ", unmet)));
        }
        return 0;
    }
}
