package io.escapement.trainer.metrics;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Kurtosis;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Skewness;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/**
 * Statistics of a series of results: returns of equal periods, which compound, or results of trades, which add up.
 *
 * <p>The Sharpe ratio is the mean over the sample deviation (n − 1) of what is above the risk-free rate (W. Sharpe 1994);
 * Sortino takes the root of the mean squared shortfall over all periods instead (F. Sortino and R. van der Meer 1991).
 * Skewness and kurtosis are the population's. A statistic that the series cannot have is NaN.
 */
public final class Performance {
    /** What the numbers of a series are. */
    public enum Kind {
        /** Simple returns of equal periods; they compound. */
        RETURNS,
        /** Results of trades in money or R; they add up. */
        TRADES
    }

    private static final double TAIL = 0.05;

    private final double[] values;
    private final double[] sorted;
    private final double[] curve;
    private final Kind kind;
    private final double periodsPerYear;
    private final double riskFree;
    private final Drawdowns drawdowns;
    private final double mean;
    private final double deviation;
    private final double skewness;
    private final double kurtosis;
    private double won;
    private double lost;
    private int wins;
    private int losses;
    private int longestLosingStreak;

    /**
     * Statistics of a series.
     *
     * @param values in order of time; finite, at least one; returns above −1
     * @param kind what they are
     * @param periodsPerYear how many of them a year has, positive
     * @param riskFreePerYear simple annual rate; 0 for trades
     * @throws IllegalArgumentException naming the first value that can't be
     */
    public Performance(double[] values, Kind kind, double periodsPerYear, double riskFreePerYear) {
        this.values = values.clone();
        this.kind = kind;
        this.periodsPerYear = periodsPerYear;
        riskFree = riskFreePerYear / periodsPerYear;
        check();
        sorted = values.clone();
        Arrays.sort(sorted);
        curve = curve();
        drawdowns = kind == Kind.RETURNS ? Drawdowns.relative(curve) : Drawdowns.absolute(curve);
        mean = Mean.of(values).getAsDouble();
        deviation = values.length < 2
                ? Double.NaN
                : StandardDeviation.of(values).setBiased(false).getAsDouble();
        skewness = Skewness.of(values).setBiased(true).getAsDouble();
        // The library's is excess kurtosis.
        kurtosis = Kurtosis.of(values).setBiased(true).getAsDouble() + 3;
        tally();
    }

    /**
     * Number of results.
     *
     * @return 1 or more
     */
    public int count() {
        return values.length;
    }

    /**
     * All results together.
     *
     * @return compounded return, or sum of trades
     */
    public double total() {
        return kind == Kind.RETURNS ? curve[curve.length - 1] - 1 : curve[curve.length - 1];
    }

    /**
     * Mean result.
     *
     * @return per period or trade
     */
    public double mean() {
        return mean;
    }

    /**
     * Sample standard deviation.
     *
     * @return per period or trade; NaN for a single one
     */
    public double deviation() {
        return deviation;
    }

    /**
     * Growth a year at the pace of the series.
     *
     * @return compound rate, or the sum a year of trades
     */
    public double annualTotal() {
        final double years = values.length / periodsPerYear;
        return kind == Kind.RETURNS ? Math.pow(1 + total(), 1 / years) - 1 : total() / years;
    }

    /**
     * Deviation a year.
     *
     * @return the deviation times the root of the periods in a year
     */
    public double annualDeviation() {
        return deviation * Math.sqrt(periodsPerYear);
    }

    /**
     * Sharpe ratio per period.
     *
     * @return NaN without variance
     */
    public double sharpe() {
        return deviation > 0 ? (mean - riskFree) / deviation : Double.NaN;
    }

    /**
     * Sharpe ratio a year.
     *
     * @return NaN without variance
     */
    public double annualSharpe() {
        return sharpe() * Math.sqrt(periodsPerYear);
    }

    /**
     * Sortino ratio a year, against the risk-free rate.
     *
     * @return NaN without a shortfall
     */
    public double annualSortino() {
        double squares = 0;
        for (final double value : values) {
            final double shortfall = Math.min(0, value - riskFree);
            squares += shortfall * shortfall;
        }
        return squares > 0
                ? (mean - riskFree) / Math.sqrt(squares / values.length) * Math.sqrt(periodsPerYear)
                : Double.NaN;
    }

    /**
     * Falls of the curve: shares of the peak for returns, the trades' unit for trades.
     *
     * @return never null
     */
    public Drawdowns drawdowns() {
        return drawdowns;
    }

    /**
     * Annual total over the deepest fall.
     *
     * @return NaN without a fall
     */
    public double calmar() {
        return drawdowns.deepest() > 0 ? annualTotal() / drawdowns.deepest() : Double.NaN;
    }

    /**
     * Sum of gains over sum of losses.
     *
     * @return NaN without a loss
     */
    public double profitFactor() {
        return lost > 0 ? won / lost : Double.NaN;
    }

    /**
     * Share of results above zero.
     *
     * @return within [0, 1]
     */
    public double winRate() {
        return (double) wins / values.length;
    }

    /**
     * Mean gain.
     *
     * @return NaN without a gain
     */
    public double meanWin() {
        return wins == 0 ? Double.NaN : won / wins;
    }

    /**
     * Mean loss, as a negative number.
     *
     * @return NaN without a loss
     */
    public double meanLoss() {
        return losses == 0 ? Double.NaN : -lost / losses;
    }

    /**
     * Most losses in a row; a zero ends a row.
     *
     * @return 0 or more
     */
    public int longestLosingStreak() {
        return longestLosingStreak;
    }

    /**
     * Skewness.
     *
     * @return the population's; NaN without variance
     */
    public double skewness() {
        return skewness;
    }

    /**
     * Kurtosis.
     *
     * @return the population's, 3 for a normal distribution; NaN without variance
     */
    public double kurtosis() {
        return kurtosis;
    }

    /**
     * The result that one in twenty is at or below (historical value at risk, lower empirical quantile).
     *
     * @return usually negative
     */
    public double valueAtRisk() {
        return sorted[tail() - 1];
    }

    /**
     * Mean of the worst twentieth (expected shortfall).
     *
     * @return at or below {@link #valueAtRisk}
     */
    public double expectedShortfall() {
        double sum = 0;
        for (int i = 0; i < tail(); i++) {
            sum += sorted[i];
        }
        return sum / tail();
    }

    /**
     * Probability that the true Sharpe ratio is positive; see {@link SharpeInference}.
     *
     * @return within [0, 1], or NaN
     */
    public double probabilisticSharpe() {
        return SharpeInference.probabilistic(sharpe(), 0, values.length, skewness, kurtosis);
    }

    /**
     * Results needed to be 95 % sure that the Sharpe ratio is positive.
     *
     * @return infinite if it is not
     */
    public double minimumTrackRecord() {
        return SharpeInference.minimumTrackRecord(sharpe(), 0, skewness, kurtosis, 1 - TAIL);
    }

    /**
     * Probability that the Sharpe ratio is above what the best of some trials reaches by luck.
     *
     * @param trials how many were made
     * @param variance of their Sharpe ratios per period; NaN: that of the ratio of a series without skill, 1 / (n − 1)
     * @return within [0, 1], or NaN
     */
    public double deflatedSharpe(long trials, double variance) {
        final double spread = Double.isNaN(variance) ? 1.0 / (values.length - 1) : variance;
        return SharpeInference.deflated(sharpe(), values.length, skewness, kurtosis, trials, spread);
    }

    private void check() {
        if (values.length == 0) {
            throw new IllegalArgumentException("a series without a value has no statistics");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("value " + (i + 1) + " is not a number");
            }
            if (kind == Kind.RETURNS && values[i] <= -1) {
                throw new IllegalArgumentException("value " + (i + 1) + " is " + values[i]
                        + ": a return of -1 or less leaves nothing to compound; are these trades?");
            }
        }
    }

    private double[] curve() {
        final double[] levels = new double[values.length + 1];
        levels[0] = kind == Kind.RETURNS ? 1 : 0;
        for (int i = 0; i < values.length; i++) {
            levels[i + 1] = kind == Kind.RETURNS ? levels[i] * (1 + values[i]) : levels[i] + values[i];
        }
        return levels;
    }

    private void tally() {
        int streak = 0;
        for (final double value : values) {
            if (value > 0) {
                wins++;
                won += value;
            } else if (value < 0) {
                losses++;
                lost -= value;
            }
            streak = value < 0 ? streak + 1 : 0;
            longestLosingStreak = Math.max(longestLosingStreak, streak);
        }
    }

    private int tail() {
        return Math.max(1, (int) Math.ceil(TAIL * values.length));
    }
}
