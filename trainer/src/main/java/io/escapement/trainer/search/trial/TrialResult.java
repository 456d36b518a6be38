package io.escapement.trainer.search.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.metrics.Performance;
import java.util.ArrayList;
import java.util.List;

/**
 * What a trial came to.
 *
 * @param isComplete false if it was given up behind one of its folds
 * @param score mean of the folds' scores so far; NaN if there were too few trades
 * @param folds those judged
 * @param days judged
 * @param sharpe of the days' returns, per day; 0 if they are all alike
 * @param skewness of the days' returns; 0 then
 * @param kurtosis of the days' returns, 3 when normal; 3 then
 * @param failure why the point could not be judged, in a line; null if it was
 */
public record TrialResult(
        boolean isComplete,
        double score,
        List<FoldScore> folds,
        int days,
        double sharpe,
        double skewness,
        double kurtosis,
        String failure) {
    private static final double NORMAL_KURTOSIS = 3;

    /**
     * One fold.
     *
     * @param score by the objective
     * @param trades made
     * @param wins of them
     * @param net sum of net returns
     */
    public record FoldScore(double score, int trades, int wins, double net) {
        static FoldScore of(Objective objective, List<Trade> trades, Fold fold) {
            return new FoldScore(
                    objective.score(trades, fold),
                    trades.size(),
                    (int) trades.stream().filter(trade -> trade.net() > 0).count(),
                    trades.stream().mapToDouble(Trade::net).sum());
        }
    }

    static TrialResult of(boolean isComplete, int minTrades, List<FoldScore> folds, double[] days) {
        final int trades = folds.stream().mapToInt(FoldScore::trades).sum();
        final Performance performance = new Performance(days, Performance.Kind.TRADES, Objective.DAYS_PER_YEAR, 0);
        final boolean varies = Double.isFinite(performance.sharpe()) && performance.deviation() > 0;
        return new TrialResult(
                isComplete,
                isComplete && trades < minTrades ? Double.NaN : running(folds, folds.size()),
                List.copyOf(folds),
                days.length,
                varies ? performance.sharpe() : 0,
                varies ? performance.skewness() : 0,
                varies ? performance.kurtosis() : NORMAL_KURTOSIS,
                null);
    }

    /** Of a point that could not be judged: no folds, no score. */
    static TrialResult failed(String why) {
        return new TrialResult(false, Double.NaN, List.of(), 0, 0, 0, NORMAL_KURTOSIS, why);
    }

    /**
     * Whether the point could not be judged.
     *
     * @return false if it was, or was given up
     */
    public boolean isFailed() {
        return failure != null;
    }

    /**
     * Mean score of the first folds.
     *
     * @param folds of a trial
     * @param count of them, at least one
     * @return the score so far
     */
    public static double running(List<FoldScore> folds, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += folds.get(i).score();
        }
        return sum / count;
    }

    /**
     * Trades in all folds.
     *
     * @return 0 or more
     */
    public int trades() {
        return folds.stream().mapToInt(FoldScore::trades).sum();
    }

    /**
     * Trades that made money.
     *
     * @return 0 or more
     */
    public int wins() {
        return folds.stream().mapToInt(FoldScore::wins).sum();
    }

    /**
     * Net returns of all folds together.
     *
     * @return share of a trade's value
     */
    public double net() {
        return folds.stream().mapToDouble(FoldScore::net).sum();
    }

    /**
     * As a task's result.
     *
     * @return with its fields in a fixed order
     */
    public ObjectNode toJson() {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("complete", isComplete);
        if (Double.isNaN(score)) {
            json.putNull("score");
        } else {
            json.put("score", score);
        }
        final ArrayNode list = json.putArray("folds");
        folds.forEach(fold -> list.addObject()
                .put("score", fold.score())
                .put("trades", fold.trades())
                .put("wins", fold.wins())
                .put("net", fold.net()));
        json.put("days", days).put("sharpe", sharpe).put("skewness", skewness).put("kurtosis", kurtosis);
        if (failure != null) {
            json.put("failure", failure);
        }
        return json;
    }

    /**
     * From a task's result.
     *
     * @param json as {@link #toJson} writes it
     * @return the same
     */
    public static TrialResult of(JsonNode json) {
        final List<FoldScore> folds = new ArrayList<>();
        json.path("folds")
                .forEach(fold -> folds.add(new FoldScore(
                        fold.path("score").asDouble(),
                        fold.path("trades").asInt(),
                        fold.path("wins").asInt(),
                        fold.path("net").asDouble())));
        return new TrialResult(
                json.path("complete").asBoolean(),
                json.path("score").isNull() ? Double.NaN : json.path("score").asDouble(),
                folds,
                json.path("days").asInt(),
                json.path("sharpe").asDouble(),
                json.path("skewness").asDouble(),
                json.path("kurtosis").asDouble(),
                json.path("failure").asText(null));
    }
}
