package io.escapement.trainer.fit;

import io.escapement.core.model.SymbolEncoding;

/**
 * What an ensemble is made of.
 *
 * @param boost how boosted trees are grown
 * @param treesWeight of the boosted trees, above 0 to 1; the rest is the regression's, or shared with the forest
 * @param forestTrees trees of a random forest, 0 for none
 * @param forestDepth of each, at most
 * @param ridge penalty on the regression's squared coefficients, per standardised column
 * @param encoding how the model is told the symbol
 */
public record FitSettings(
        BoostSettings boost,
        double treesWeight,
        int forestTrees,
        int forestDepth,
        double ridge,
        SymbolEncoding encoding) {
    /** Weight of boosted trees where nobody says otherwise. */
    public static final double TREES_WEIGHT = 0.7;

    /** Penalty where nobody says otherwise. */
    public static final double RIDGE = 10;

    private static final int FOREST_DEPTH = 6;
    private static final double HALF = 0.5;

    /**
     * Boosted trees and a regression, no forest, symbols alike.
     *
     * @param boost how trees are grown
     * @return the defaults for everything else
     */
    public static FitSettings standard(BoostSettings boost) {
        return new FitSettings(boost, TREES_WEIGHT, 0, FOREST_DEPTH, RIDGE, SymbolEncoding.NONE);
    }

    /** Whether a forest is grown: it needs a weight, too. */
    boolean hasForest() {
        return forestTrees > 0 && treesWeight < 1;
    }

    /** Whether a regression is fitted. */
    boolean hasLogistic() {
        return treesWeight < 1;
    }

    double forestWeight() {
        return hasForest() ? ManifestWriter.wide((1 - treesWeight) * HALF).doubleValue() : 0;
    }

    /** What is left, so that the weights as written add up to one. */
    double logisticWeight() {
        return hasLogistic()
                ? ManifestWriter.wide(1 - treesWeight - forestWeight()).doubleValue()
                : 0;
    }
}
