package io.escapement.trainer.metrics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How sure one may be of a Sharpe ratio, given how long it was watched, how its returns are shaped, and how many others
 * were tried.
 *
 * <p>All ratios are per period, not annualised; kurtosis is not excess (3 for a normal distribution). Sources: D. Bailey
 * and M. López de Prado, "The Sharpe Ratio Efficient Frontier" (Journal of Risk 15(2), 2012) for the probabilistic ratio
 * and the minimum track record; the same, "The Deflated Sharpe Ratio" (Journal of Portfolio Management 40(5), 2014).
 */
public final class SharpeInference {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double EULER_MASCHERONI = 0.5772156649015329;

    private SharpeInference() {}

    /**
     * Probability that the true ratio is above a benchmark.
     *
     * @param sharpe observed, per period
     * @param benchmark to be above, per period
     * @param periods observed, 2 or more
     * @param skewness of the returns
     * @param kurtosis of the returns, 3 when normal
     * @return within [0, 1]; NaN if the estimate has no variance
     */
    public static double probabilistic(
            double sharpe, double benchmark, long periods, double skewness, double kurtosis) {
        return NORMAL.cumulativeProbability(
                (sharpe - benchmark) * Math.sqrt(periods - 1) / Math.sqrt(spread(sharpe, skewness, kurtosis)));
    }

    /**
     * Periods one must watch until the probabilistic ratio reaches a confidence.
     *
     * @param sharpe observed, per period
     * @param benchmark to be above, per period
     * @param skewness of the returns
     * @param kurtosis of the returns
     * @param confidence such as 0.95
     * @return periods, a fraction included; positive infinity if the ratio is not above the benchmark
     */
    public static double minimumTrackRecord(
            double sharpe, double benchmark, double skewness, double kurtosis, double confidence) {
        if (!(sharpe > benchmark)) {
            return Double.POSITIVE_INFINITY;
        }
        final double distance = NORMAL.inverseCumulativeProbability(confidence) / (sharpe - benchmark);
        return 1 + spread(sharpe, skewness, kurtosis) * distance * distance;
    }

    /**
     * The largest ratio to expect of trials without any skill.
     *
     * @param trials how many were made, 1 or more
     * @param variance of the trials' ratios, per period
     * @return per period; 0 for a single trial
     */
    public static double expectedMaximum(long trials, double variance) {
        if (trials < 2) {
            return 0;
        }
        final double largest = NORMAL.inverseCumulativeProbability(1 - 1.0 / trials);
        final double next = NORMAL.inverseCumulativeProbability(1 - 1.0 / (trials * Math.E));
        return Math.sqrt(variance) * ((1 - EULER_MASCHERONI) * largest + EULER_MASCHERONI * next);
    }

    /**
     * Probability that the true ratio is above what the best of so many trials reaches by luck.
     *
     * @param sharpe observed, per period
     * @param periods observed
     * @param skewness of the returns
     * @param kurtosis of the returns
     * @param trials how many were made
     * @param variance of the trials' ratios, per period
     * @return within [0, 1]
     */
    public static double deflated(
            double sharpe, long periods, double skewness, double kurtosis, long trials, double variance) {
        return probabilistic(sharpe, expectedMaximum(trials, variance), periods, skewness, kurtosis);
    }

    /** Variance of the estimated ratio times the number of periods less one. */
    private static double spread(double sharpe, double skewness, double kurtosis) {
        return 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
    }
}
