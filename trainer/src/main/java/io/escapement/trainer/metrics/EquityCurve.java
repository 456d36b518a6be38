package io.escapement.trainer.metrics;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Equity at instants that need not be equally far apart.
 *
 * <p>Growth a year takes the time that really passed, a year of 365 days; falls are measured from the highest point so far,
 * the beginning included.
 */
public final class EquityCurve {
    private static final double YEAR_MS = 365.0 * 86_400_000.0;

    private final long[] timesMs;
    private final double[] levels;
    private int peakIndex;
    private int troughIndex;
    private double deepest;

    /**
     * A curve.
     *
     * @param timesMs ascending, equal ones allowed, at least one
     * @param levels at these times
     * @throws IllegalArgumentException if there is none, or as many times as levels are not there
     */
    public EquityCurve(long[] timesMs, double[] levels) {
        if (timesMs.length == 0 || timesMs.length != levels.length) {
            throw new IllegalArgumentException(
                    "a curve of " + timesMs.length + " times and " + levels.length + " levels");
        }
        this.timesMs = timesMs.clone();
        this.levels = levels.clone();
        int peak = 0;
        for (int i = 1; i < levels.length; i++) {
            if (levels[i] >= levels[peak]) {
                peak = i;
            }
            final double fall = (levels[peak] - levels[i]) / levels[peak];
            if (fall > deepest) {
                deepest = fall;
                peakIndex = peak;
                troughIndex = i;
            }
        }
    }

    /**
     * Last level over the first, less one.
     *
     * @return a share
     */
    public double totalReturn() {
        return levels[levels.length - 1] / levels[0] - 1;
    }

    /**
     * Growth a year at the pace of the whole curve.
     *
     * @return compound rate; NaN where no time passed or nothing is left
     */
    public double annualGrowth() {
        final double years = (timesMs[timesMs.length - 1] - timesMs[0]) / YEAR_MS;
        return years > 0 && levels[levels.length - 1] > 0 && levels[0] > 0
                ? Math.pow(levels[levels.length - 1] / levels[0], 1 / years) - 1
                : Double.NaN;
    }

    /**
     * Growth a year over the deepest fall.
     *
     * @return NaN without a fall
     */
    public double calmar() {
        return deepest > 0 ? annualGrowth() / deepest : Double.NaN;
    }

    /**
     * The deepest fall.
     *
     * @return share of the highest point before it, 0 without a fall
     */
    public double maxDrawdown() {
        return deepest;
    }

    /**
     * When the deepest fall began.
     *
     * @return the highest point before it, milliseconds; the first time without a fall
     */
    public long peakMs() {
        return timesMs[peakIndex];
    }

    /**
     * When the deepest fall was deepest.
     *
     * @return milliseconds; the first time without a fall
     */
    public long troughMs() {
        return timesMs[troughIndex];
    }

    /**
     * When the curve was back where the deepest fall began.
     *
     * @return milliseconds, or −1 if it never was
     */
    public long recoveredMs() {
        for (int i = troughIndex; i < levels.length; i++) {
            if (levels[i] >= levels[peakIndex]) {
                return timesMs[i];
            }
        }
        return -1;
    }

    /**
     * Returns of calendar months in UTC, each from the last level at or before its begin to the last at or before its end;
     * the first and the last may be parts of months. They compound to the total.
     *
     * @return by month; months without a level are 0, months that began with nothing left NaN
     */
    public SortedMap<YearMonth, Double> monthlyReturns() {
        final SortedMap<YearMonth, Double> months = new TreeMap<>();
        double before = levels[0];
        YearMonth month = month(timesMs[0]);
        for (int i = 1; i < levels.length; i++) {
            // What is told at midnight of the first belongs to the month that ended then.
            final YearMonth of = month(timesMs[i] - 1);
            while (of.isAfter(month)) {
                months.put(month, growth(before, levels[i - 1]));
                before = levels[i - 1];
                month = month.plusMonths(1);
            }
        }
        months.put(month, growth(before, levels[levels.length - 1]));
        return months;
    }

    private static double growth(double before, double after) {
        return before > 0 ? after / before - 1 : Double.NaN;
    }

    private static YearMonth month(long timeMs) {
        return YearMonth.from(Instant.ofEpochMilli(timeMs).atZone(ZoneOffset.UTC));
    }
}
