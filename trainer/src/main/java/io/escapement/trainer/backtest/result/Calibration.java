package io.escapement.trainer.backtest.result;

import java.util.List;

/**
 * Predicted against observed, of every signal that came to an end, as a trade or as a phantom; those followed beside their
 * trade are counted once. A win is a result above 0 after costs, however it came about.
 *
 * @param outcomes with a prediction
 * @param traded of them
 * @param brier mean squared error of the probability
 * @param baseBrier of always naming the share of wins
 * @param error mean distance of predicted and observed over the bins, weighted by their outcomes
 * @param bins of the probability as the model says it, ascending, each with about a tenth of the outcomes; equal
 *     probabilities stay together, so that there may be fewer
 */
public record Calibration(int outcomes, int traded, double brier, double baseBrier, double error, List<Bin> bins) {
    /**
     * Outcomes of about the same prediction.
     *
     * @param from least probability
     * @param to greatest
     * @param outcomes in it
     * @param traded of them
     * @param predicted mean
     * @param observed share of wins
     * @param tradedWins share of wins among the traded
     */
    public record Bin(
            double from, double to, int outcomes, int traded, double predicted, double observed, double tradedWins) {}
}
