package io.escapement.trainer.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.core.model.BundleContainer;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.StrategyThresholds;
import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train show}: what a bundle says about itself, after the checks the engine makes. */
@Command(name = "show", description = "Verify a bundle as the engine would, and print what it says about itself.")
final class ShowCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "BUNDLE", description = "file to show")
    private Path file;

    @Option(names = "--manifest", description = "print the whole manifest as JSON instead")
    private boolean manifest;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        try {
            final byte[] bytes = Files.readAllBytes(file);
            final ModelBundle bundle = ModelBundle.read(bytes);
            final byte[] json = BundleContainer.read(bytes).section(ModelBundle.MANIFEST);
            if (manifest) {
                out.write(new String(json, java.nio.charset.StandardCharsets.UTF_8));
                out.flush();
            } else {
                print(out, bundle, JSON.readTree(json));
            }
            return 0;
        } catch (final IOException e) {
            throw new TrainerException("can't read bundle " + file + ": no such file, or no permission", e);
        } catch (final IllegalArgumentException e) {
            throw new TrainerException("bundle " + file + ": " + e.getMessage(), e);
        }
    }

    private static void print(PrintWriter out, ModelBundle bundle, JsonNode json) {
        int masked = 0;
        for (final JsonNode feature : json.path("features")) {
            masked += feature.path("masked").asBoolean() ? 1 : 0;
        }
        out.println("sha256      " + bundle.sha256());
        out.println("stage       " + bundle.stage());
        out.println("symbols     " + join(json.path("symbols")) + " (encoding "
                + json.path("encoding").path("symbols").asText() + ")");
        out.println("bars        " + bundle.intervalMinutes() + " m");
        out.println("features    " + bundle.featureCount() + ", " + masked + " of them masked, layout "
                + json.path("featureLayoutHash").asText());
        out.println("data        " + json.path("data").path("rows") + " rows, "
                + Instant.ofEpochMilli(json.path("data").path("fromMs").asLong()) + " to "
                + Instant.ofEpochMilli(json.path("data").path("toMs").asLong()));
        out.println("label       " + json.path("label").path("rule").asText());
        out.println("trees       " + json.path("trainer").path("rounds") + " of depth "
                + json.path("trainer").path("max_depth").asText() + ", seed "
                + json.path("trainer").path("seed").asText() + ", commit "
                + json.path("trainer").path("commit").asText());
        final JsonNode weights = json.path("ensemble");
        out.println("ensemble    trees " + weights.path("trees").asText() + ", logistic "
                + weights.path("logistic").asText() + ", forest "
                + weights.path("forest").asText()
                + (json.path("trainer").path("forestTrees").asInt() > 0
                        ? " (" + json.path("trainer").path("forestTrees") + " trees of depth "
                                + json.path("trainer").path("forestDepth") + ")"
                        : ""));
        final JsonNode thresholds = json.path("thresholds");
        out.println("threshold   " + threshold(bundle, thresholds) + " for strategies not named");
        for (final JsonNode strategy : thresholds.path("strategies")) {
            out.println("            " + threshold(bundle, strategy) + " for "
                    + strategy.path("name").asText() + ", usual hold "
                    + strategy.path("holdMinutes") + " min");
        }
        ScoreTable.print(out, json);
    }

    private static String threshold(ModelBundle bundle, JsonNode node) {
        final float margin = (float) node.path("margin").asDouble();
        return margin < StrategyThresholds.NEVER
                ? "margin " + margin + ", probability " + Decimals.text(bundle.probability(margin), 3)
                : "none was worth trading";
    }

    private static String join(JsonNode list) {
        final StringBuilder text = new StringBuilder();
        for (final JsonNode item : list) {
            text.append(text.isEmpty() ? "" : ", ").append(item.asText());
        }
        return text.toString();
    }
}
