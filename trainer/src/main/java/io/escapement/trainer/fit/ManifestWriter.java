package io.escapement.trainer.fit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.model.SymbolEncoding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Writes a bundle's {@code manifest.json}. Numbers are rounded decimals, so that the text doesn't depend on how a
 * platform prints doubles.
 */
final class ManifestWriter {
    private static final int SCORE_DIGITS = 6;
    private static final MathContext WIDE = new MathContext(12, RoundingMode.HALF_EVEN);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final ObjectNode root = JSON.createObjectNode();

    ManifestWriter identity(String stage, int intervalMinutes, List<String> symbols, SymbolEncoding encoding) {
        root.put("format", 2);
        root.put("stage", stage);
        root.put("intervalMinutes", intervalMinutes);
        final ArrayNode list = root.putArray("symbols");
        symbols.forEach(list::add);
        root.putObject("encoding").put("missing", "NaN").put("symbols", encoding.name());
        return this;
    }

    ManifestWriter features(FeatureLayout layout, int sourcesMask, FeatureRanges ranges) {
        root.put("featureLayoutHash", String.format(Locale.ROOT, "%016x", layout.hash()));
        final ArrayNode list = root.putArray("features");
        for (int i = 0; i < layout.size(); i++) {
            final ObjectNode feature = list.addObject();
            feature.put("name", layout.name(i));
            feature.put("source", layout.source(i).name());
            // A feature training never saw must not be seen in trading either, whatever its source.
            final boolean seen = !Float.isNaN(ranges.lowest()[i]);
            feature.put("masked", (layout.source(i).bit() & sourcesMask) == 0 || !seen);
            feature.put("missing", score(ranges.missing()[i]));
            if (seen) {
                feature.put("min", wide(ranges.lowest()[i]));
                feature.put("max", wide(ranges.highest()[i]));
                if (ranges.lowest()[i] == ranges.highest()[i]) {
                    feature.put("constant", true);
                }
            }
        }
        return this;
    }

    ManifestWriter ensemble(FitSettings settings, LogisticRegression.Fitted logistic) {
        root.putObject("ensemble")
                .put("trees", wide(settings.treesWeight()))
                .put("forest", wide(settings.forestWeight()))
                .put("logistic", wide(settings.logisticWeight()));
        if (logistic != null) {
            final ObjectNode node = root.putObject("logistic");
            node.put("intercept", wide(logistic.intercept()));
            node.put("clip", wide(logistic.clip()));
            numbers(node, "coefficients", logistic.coefficients());
            numbers(node, "means", logistic.means());
            numbers(node, "deviations", logistic.deviations());
            numbers(node, "imputed", logistic.means());
        }
        return this;
    }

    ManifestWriter decision(Thresholds thresholds, IsotonicRegression.Points points) {
        final ObjectNode node = root.putObject("thresholds");
        node.put("margin", wide(thresholds.pooled()));
        node.put("holdMinutes", thresholds.pooledHoldMinutes());
        final ArrayNode list = node.putArray("strategies");
        for (int s = 0; s < thresholds.strategies().size(); s++) {
            list.addObject()
                    .put("name", thresholds.strategies().get(s))
                    .put("margin", wide(thresholds.margins()[s]))
                    .put("holdMinutes", thresholds.holdMinutes()[s]);
        }
        final ObjectNode calibration = root.putObject("calibration");
        final ArrayNode margins = calibration.putArray("margins");
        final ArrayNode probabilities = calibration.putArray("probabilities");
        for (int i = 0; i < points.margins().length; i++) {
            margins.add(wide(points.margins()[i]));
            probabilities.add(score(points.probabilities()[i]));
        }
        return this;
    }

    ManifestWriter scores(String part, Scores scores) {
        root.withObject("/metrics").set(part, scores.json());
        return this;
    }

    /** More about how good it is. */
    ManifestWriter metric(String name, JsonNode what) {
        root.withObject("/metrics").set(name, what);
        return this;
    }

    /** What only people and tools read. */
    void section(String name, JsonNode what) {
        root.set(name, what);
    }

    /** An object for what only people and tools read. */
    ObjectNode section(String name) {
        return root.putObject(name);
    }

    byte[] bytes() {
        try {
            return (JSON.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can be written", e);
        }
    }

    private static void numbers(ObjectNode node, String name, double[] values) {
        final ArrayNode list = node.putArray(name);
        for (final double value : values) {
            list.add(wide(value));
        }
    }

    static BigDecimal wide(double value) {
        return new BigDecimal(value, WIDE).stripTrailingZeros();
    }

    /** Six digits; null where there is no number. */
    static BigDecimal score(double value) {
        return !Double.isFinite(value) ? null : new BigDecimal(value).setScale(SCORE_DIGITS, RoundingMode.HALF_EVEN);
    }
}
