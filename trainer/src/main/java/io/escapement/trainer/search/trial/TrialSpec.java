package io.escapement.trainer.search.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a trial depends on.
 *
 * @param data history folder
 * @param sha256 of its content, {@link TrialHistory#sha256}
 * @param symbols traded
 * @param kind how much runs
 * @param configuration core keys that differ from their defaults, without the varied ones
 * @param point varied core keys and fit settings, exact text; held fit settings, too
 * @param model file of the bundle that judges signals in sessions, null for none
 * @param modelSha256 of that file's content, null for none
 * @param folds to judge on, in order
 * @param objective what is to be large
 * @param minTrades fewer than these in all folds together are no ground for a score
 * @param stopBelow for each fold the score so far below which the trial is given up behind it; NaN for never
 */
public record TrialSpec(
        Path data,
        String sha256,
        List<String> symbols,
        TrialKind kind,
        SortedMap<String, String> configuration,
        SortedMap<String, String> point,
        String model,
        String modelSha256,
        List<Fold> folds,
        Objective objective,
        int minTrades,
        List<Double> stopBelow) {
    /**
     * As a payload.
     *
     * @return with its fields in a fixed order
     */
    public ObjectNode toJson() {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("data", data.toString()).put("sha256", sha256);
        symbols.forEach(json.putArray("symbols")::add);
        json.put("kind", kind.name());
        configuration.forEach(json.putObject("configuration")::put);
        point.forEach(json.putObject("point")::put);
        json.put("model", model).put("modelSha256", modelSha256);
        final ArrayNode stretches = json.putArray("folds");
        folds.forEach(fold -> stretches.addObject().put("fromMs", fold.fromMs()).put("toMs", fold.toMs()));
        json.put("objective", objective.name()).put("minTrades", minTrades);
        final ArrayNode bounds = json.putArray("stopBelow");
        stopBelow.forEach(bound -> {
            if (Double.isNaN(bound)) {
                bounds.addNull();
            } else {
                bounds.add(bound);
            }
        });
        return json;
    }

    /**
     * From a payload.
     *
     * @param json as {@link #toJson} writes it
     * @return the same
     */
    public static TrialSpec of(JsonNode json) {
        final List<String> symbols = new ArrayList<>();
        json.path("symbols").forEach(symbol -> symbols.add(symbol.asText()));
        final List<Fold> folds = new ArrayList<>();
        json.path("folds")
                .forEach(fold -> folds.add(
                        new Fold(fold.path("fromMs").asLong(), fold.path("toMs").asLong())));
        final List<Double> stopBelow = new ArrayList<>();
        json.path("stopBelow").forEach(bound -> stopBelow.add(bound.isNull() ? Double.NaN : bound.asDouble()));
        return new TrialSpec(
                Path.of(json.path("data").asText()),
                json.path("sha256").asText(),
                symbols,
                TrialKind.valueOf(json.path("kind").asText()),
                texts(json.path("configuration")),
                texts(json.path("point")),
                json.path("model").textValue(),
                json.path("modelSha256").textValue(),
                folds,
                Objective.valueOf(json.path("objective").asText()),
                json.path("minTrades").asInt(),
                stopBelow);
    }

    private static SortedMap<String, String> texts(JsonNode json) {
        final SortedMap<String, String> texts = new TreeMap<>();
        json.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}
