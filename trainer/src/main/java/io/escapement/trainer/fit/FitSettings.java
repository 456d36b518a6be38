package io.escapement.trainer.fit;

import io.escapement.core.model.Predictor;
import io.escapement.core.model.SymbolEncoding;
import io.escapement.trainer.TrainerException;

/**
 * What an ensemble is made of.
 *
 * @param boost how boosted trees are grown
 * @param treesWeight of the boosted trees, above 0 to 1; the rest is the regression's, or shared with the forest
 * @param forestTrees trees of a random forest, 0 for none
 * @param forestDepth of each, at most
 * @param ridge penalty on the regression's squared coefficients, per standardised column
 * @param encoding how the model is told the symbol
 * @param classWeight of rows that won
 * @param embargoMinutes between the last result of a stretch and the first decision of the next; negative: the longest
 *     hold of a trade
 */
public record FitSettings(
        BoostSettings boost,
        double treesWeight,
        int forestTrees,
        int forestDepth,
        double ridge,
        SymbolEncoding encoding,
        ClassWeight classWeight,
        int embargoMinutes) {
    /** Refuses what can't be fitted. */
    public FitSettings {
        if (forestDepth < 1 || forestDepth > Predictor.DEPTH_MAX || forestTrees < 0) {
            throw new TrainerException("forest depth is " + forestDepth + " and forest trees " + forestTrees
                    + "; depth 1 to " + Predictor.DEPTH_MAX + " and trees from 0 are handled");
        }
        if (!(treesWeight > 0 && treesWeight <= 1)) {
            throw new TrainerException("trees weight is " + treesWeight + ", above 0 to 1 is handled");
        }
        if (forestTrees > 0 && treesWeight == 1) {
            throw new TrainerException("a forest wants a weight: a trees weight of 1 leaves none");
        }
        if (!(ridge > 0)) {
            throw new TrainerException("ridge is " + ridge + ", above 0 is handled");
        }
    }

    /** Weight of boosted trees where nobody says otherwise. */
    public static final double TREES_WEIGHT = 0.7;

    /** Penalty where nobody says otherwise. */
    public static final double RIDGE = 10;

    /** The embargo is as long as the longest hold. */
    public static final int EMBARGO_OF_HOLD = -1;

    /** Trees and a regression, symbols and classes alike, an embargo as long as the longest hold. */
    public static final FitSettings STANDARD = new FitSettings(
            BoostSettings.STANDARD, TREES_WEIGHT, 0, 6, RIDGE, SymbolEncoding.NONE, ClassWeight.NONE, EMBARGO_OF_HOLD);

    private static final int FOREST_DEPTH = 6;
    private static final double HALF = 0.5;

    /**
     * Boosted trees and a regression, no forest, symbols and classes alike, no embargo.
     *
     * @param boost how trees are grown
     * @return the defaults for everything else
     */
    public static FitSettings standard(BoostSettings boost) {
        return new FitSettings(boost, TREES_WEIGHT, 0, FOREST_DEPTH, RIDGE, SymbolEncoding.NONE, ClassWeight.NONE, 0);
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
