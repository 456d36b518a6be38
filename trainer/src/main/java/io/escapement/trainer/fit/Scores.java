package io.escapement.trainer.fit;

import io.escapement.trainer.dataset.Dataset;
import java.util.Arrays;
import java.util.Comparator;

/**
 * How good predictions were on one part of the data.
 *
 * @param rows judged
 * @param baseRate share of wins
 * @param auc area under the ROC curve, ties counted half
 * @param logLoss mean negative log-likelihood of the calibrated probabilities, natural logarithm
 * @param brier mean squared error of the calibrated probabilities
 * @param trades rows at or above the threshold
 * @param precision share of wins among them, NaN without any
 * @param valuePerTrade mean net return among them, share of the trade's value, NaN without any
 * @param valuePerRow mean net return of all rows: what trading every signal gives
 */
public record Scores(
        int rows,
        double baseRate,
        double auc,
        double logLoss,
        double brier,
        int trades,
        double precision,
        double valuePerTrade,
        double valuePerRow) {
    /** Keeps the logarithm finite where a calibrated probability is 0 or 1. */
    private static final double CERTAINTY = 1e-6;

    /**
     * Judges predictions.
     *
     * @param data the rows
     * @param margins one a row
     * @param calibration for log-loss and Brier score
     * @param thresholds margins from which on a row is traded
     * @return the scores
     */
    public static Scores of(
            Dataset data, float[] margins, IsotonicRegression.Points calibration, Thresholds thresholds) {
        final var table = calibration.calibration();
        double logLoss = 0;
        double brier = 0;
        double valueOfAll = 0;
        double valueOfTrades = 0;
        int trades = 0;
        int winsTraded = 0;
        for (int i = 0; i < margins.length; i++) {
            final Dataset.Sample sample = data.samples().get(i);
            final double p = table.probability(margins[i]);
            final double outcome = sample.won() ? 1 : 0;
            final double likelihood = sample.won() ? p : 1 - p;
            logLoss -= StrictMath.log(Math.min(Math.max(likelihood, CERTAINTY), 1 - CERTAINTY));
            brier += (p - outcome) * (p - outcome);
            valueOfAll += sample.netReturn();
            if (margins[i] >= thresholds.of(sample)) {
                trades++;
                winsTraded += sample.won() ? 1 : 0;
                valueOfTrades += sample.netReturn();
            }
        }
        final int rows = margins.length;
        return new Scores(
                rows,
                (double) data.wins() / rows,
                auc(margins, data),
                logLoss / rows,
                brier / rows,
                trades,
                trades == 0 ? Double.NaN : (double) winsTraded / trades,
                trades == 0 ? Double.NaN : valueOfTrades / trades,
                valueOfAll / rows);
    }

    /** Mann-Whitney: the chance that a win has the larger margin than a loss. */
    static double auc(float[] margins, Dataset data) {
        final Integer[] order = new Integer[margins.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> margins[i]));
        double rankSum = 0;
        for (int i = 0; i < order.length; ) {
            int end = i;
            int wins = 0;
            while (end < order.length && margins[order[end]] == margins[order[i]]) {
                wins += data.samples().get(order[end]).won() ? 1 : 0;
                end++;
            }
            rankSum += wins * ((i + 1 + end) / 2.0);
            i = end;
        }
        final double wins = data.wins();
        final double losses = margins.length - wins;
        return (rankSum - wins * (wins + 1) / 2) / (wins * losses);
    }
}
