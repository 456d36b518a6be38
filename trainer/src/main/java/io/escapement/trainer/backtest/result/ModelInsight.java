package io.escapement.trainer.backtest.result;

import java.util.List;

/**
 * Which features the boosted trees go by. SHAP values explain the margin (log-odds) of the trees alone, whatever their
 * weight in the ensemble; with the base value they add up to it.
 *
 * @param treesWeight of the trees in the ensemble
 * @param rows evaluated in the run
 * @param explained of them, evenly taken
 * @param baseValue margin before any feature is looked at
 * @param features by mean absolute SHAP value, largest first, those never used left out
 * @param samples of the first features, for a picture of the spread
 */
public record ModelInsight(
        double treesWeight,
        int rows,
        int explained,
        double baseValue,
        List<FeatureLine> features,
        List<FeatureSamples> samples) {
    /**
     * A feature.
     *
     * @param name of it
     * @param gain mean gain of its splits
     * @param shap mean absolute SHAP value over the rows explained
     */
    public record FeatureLine(String name, double gain, double shap) {}

    /**
     * SHAP values of a feature in some rows.
     *
     * @param name of it
     * @param shap log-odds
     * @param rank of the feature's value among the rows, 0 lowest to 100 highest; −1 missing
     */
    public record FeatureSamples(String name, List<Double> shap, List<Integer> rank) {}
}
