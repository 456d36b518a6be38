package io.escapement.trainer.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.search.trial.TrialResult;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A point that was tried.
 *
 * @param number from 1, in the order in which points were chosen
 * @param point name to exact text
 * @param result what it came to
 */
public record Trial(int number, SortedMap<String, String> point, TrialResult result) {
    /** Copies the point. */
    public Trial {
        point = Collections.unmodifiableSortedMap(new TreeMap<>(point));
    }

    /**
     * Whether it may be the best: judged on every fold, with a score.
     *
     * @return false if it was given up or traded too little
     */
    public boolean isEligible() {
        return result.isComplete() && Double.isFinite(result.score());
    }

    /**
     * Score for comparing trials. What a trial was worth on its first folds says nothing beside what others are worth on
     * all of them: one that was given up has none.
     *
     * @return NaN if it may not be the best
     */
    double score() {
        return isEligible() ? result.score() : Double.NaN;
    }

    /** As a line of the log. */
    ObjectNode toJson() {
        final ObjectNode json = JsonNodeFactory.instance.objectNode().put("number", number);
        point.forEach(json.putObject("point")::put);
        json.set("result", result.toJson());
        return json;
    }

    /** From a line of the log. */
    static Trial of(JsonNode json) {
        final SortedMap<String, String> point = new TreeMap<>();
        json.path("point")
                .properties()
                .forEach(field -> point.put(field.getKey(), field.getValue().asText()));
        return new Trial(json.path("number").asInt(), point, TrialResult.of(json.path("result")));
    }
}
