package io.escapement.trainer.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.search.trial.TrialResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a search found.
 *
 * @param symbols searched on
 * @param bars of 15 minutes, of all symbols
 * @param barTrials bars judged on, those of every trial counted
 * @param ended why it ended
 * @param trials all, by number
 * @param best the best of them; null if none was judged on every fold with enough trades
 * @param held the best on the time held out; null without a best
 * @param unvaried the configuration as it was, on the folds
 * @param unvariedHeld the same on the time held out
 * @param verdict what the best is worth; null without one
 * @param importance of the parameters, most important first
 * @param stored where the best went; null without one
 */
public record SearchResult(
        List<String> symbols,
        int bars,
        long barTrials,
        String ended,
        List<Trial> trials,
        Trial best,
        TrialResult held,
        TrialResult unvaried,
        TrialResult unvariedHeld,
        Verdict verdict,
        List<Importance> importance,
        StoredConfiguration stored) {
    /**
     * The best trials.
     *
     * @param count at most
     * @return those that may be the best, best first
     */
    public List<Trial> top(int count) {
        final List<Trial> eligible = new ArrayList<>(trials);
        eligible.removeIf(trial -> !trial.isEligible());
        eligible.sort(Comparator.comparingDouble((Trial trial) -> trial.result().score())
                .reversed()
                .thenComparingInt(Trial::number));
        return List.copyOf(eligible.subList(0, Math.min(count, eligible.size())));
    }

    /**
     * Trials that were given up.
     *
     * @return 0 or more
     */
    public int stopped() {
        return (int) trials.stream()
                .filter(trial -> !trial.result().isComplete() && !trial.result().isFailed())
                .count();
    }

    /**
     * Trials whose point could not be judged.
     *
     * @return in order
     */
    public List<Trial> failed() {
        return trials.stream().filter(trial -> trial.result().isFailed()).toList();
    }

    /**
     * All but the trials one by one, which the log has.
     *
     * @return with its fields in a fixed order
     */
    public ObjectNode toJson() {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        symbols.forEach(json.putArray("symbols")::add);
        json.put("bars", bars)
                .put("barTrials", barTrials)
                .put("ended", ended)
                .put("trials", trials.size())
                .put("stopped", stopped())
                .put("failed", failed().size());
        if (best != null) {
            json.set("best", best.toJson());
            json.set("heldOut", held.toJson());
            json.putObject("verdict")
                    .put("probabilisticSharpe", verdict.probabilistic())
                    .put("deflatedSharpe", verdict.deflated())
                    .put("varianceOfTrials", verdict.variance())
                    // JSON has no infinity.
                    .put(
                            "minimumTrackRecordDays",
                            Double.isFinite(verdict.minimumDays()) ? verdict.minimumDays() : null)
                    .put("heldOutProbabilisticSharpe", verdict.heldOut())
                    .put("confidence", verdict.confidence());
            json.put("configuration", stored.id()).put("revision", stored.revision());
        }
        json.set("unvaried", unvaried.toJson());
        json.set("unvariedHeldOut", unvariedHeld.toJson());
        final ArrayNode list = json.putArray("importance");
        for (final Importance each : importance) {
            final ObjectNode one = list.addObject().put("name", each.name()).put("explained", each.explained());
            if (Double.isFinite(each.direction())) {
                one.put("direction", each.direction());
            }
        }
        return json;
    }
}
