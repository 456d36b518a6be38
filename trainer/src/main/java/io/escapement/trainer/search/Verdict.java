package io.escapement.trainer.search;

import io.escapement.trainer.metrics.SharpeInference;
import io.escapement.trainer.search.trial.TrialResult;
import java.util.List;

/**
 * What the best of many is worth.
 *
 * @param trials that were made, given up ones included
 * @param variance of their Sharpe ratios, per day
 * @param probabilistic probability that the best's true Sharpe ratio is above 0, were it the only one tried
 * @param deflated probability that it is above what the best of so many without skill would reach
 * @param minimumDays one must watch it until the probabilistic ratio reaches 95 %; infinite if it is not above 0
 * @param heldOut probabilistic ratio of the days held out
 * @param confidence 0 to 1: deflated × trades held out, of 100 × whether they made money
 */
public record Verdict(
        int trials,
        double variance,
        double probabilistic,
        double deflated,
        double minimumDays,
        double heldOut,
        double confidence) {
    /** Below it the best is not told from luck. */
    public static final double SURE = 0.95;

    private static final double FULL_EVIDENCE = 100;

    /** Judges the best on its folds and on what was held out. */
    static Verdict of(List<Trial> trials, TrialResult best, TrialResult held) {
        final double[] sharpes =
                trials.stream().mapToDouble(trial -> trial.result().sharpe()).toArray();
        final double variance = variance(sharpes);
        final double deflated = SharpeInference.deflated(
                best.sharpe(), best.days(), best.skewness(), best.kurtosis(), sharpes.length, variance);
        return new Verdict(
                sharpes.length,
                variance,
                probabilistic(best),
                deflated,
                SharpeInference.minimumTrackRecord(best.sharpe(), 0, best.skewness(), best.kurtosis(), SURE),
                probabilistic(held),
                deflated * Math.min(1, held.trades() / FULL_EVIDENCE) * (held.net() > 0 ? 1 : 0));
    }

    /**
     * Whether the best is told from luck.
     *
     * @return false below {@link #SURE}
     */
    public boolean isSure() {
        return deflated >= SURE;
    }

    private static double probabilistic(TrialResult result) {
        return result.days() < 2
                ? 0
                : SharpeInference.probabilistic(
                        result.sharpe(), 0, result.days(), result.skewness(), result.kurtosis());
    }

    private static double variance(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = 0;
        for (final double value : values) {
            mean += value / values.length;
        }
        double sum = 0;
        for (final double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
