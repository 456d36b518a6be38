package io.escapement.core.feature;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Average true range (Wilder, 1978), in price units.
 *
 * <p>The true range needs the close before, so the first bar gives none. Seed: the mean of the first {@code period} true
 * ranges; then Wilder's smoothing. NaN before bar number {@code period + 1}. As TA-Lib. Flat bars give 0. O(1).
 */
public final class Atr implements Persistent {
    private final int period;
    private int ranges;
    private double previousClose = Double.NaN;
    private double value;

    /**
     * A cold indicator.
     *
     * @param period bars, at least 2
     */
    public Atr(int period) {
        this.period = Periods.atLeast(2, period);
    }

    /**
     * Takes the next bar.
     *
     * @param high finite
     * @param low finite, not above {@code high}
     * @param close finite
     */
    public void onBar(double high, double low, double close) {
        if (previousClose == previousClose) {
            final double range = trueRange(high, low, previousClose);
            if (ranges >= period) {
                value = (value * (period - 1) + range) / period;
            } else {
                value += range;
                ranges++;
                if (ranges == period) {
                    value /= period;
                }
            }
        }
        previousClose = close;
    }

    /**
     * The average.
     *
     * @return not negative, NaN until warm
     */
    public double value() {
        return ranges < period ? Double.NaN : value;
    }

    /** Back to cold. */
    public void reset() {
        ranges = 0;
        previousClose = Double.NaN;
        value = 0;
    }

    @Override
    public void persist(StateIo io) {
        ranges = io.i32(ranges);
        previousClose = io.f64(previousClose);
        value = io.f64(value);
    }

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        return Hash64.mix(Hash64.mix(Hash64.mix(hash, ranges), previousClose), value);
    }

    /** Largest of high to low, high to the close before, low to the close before. */
    static double trueRange(double high, double low, double previousClose) {
        double range = high - low;
        final double up = Math.abs(high - previousClose);
        final double down = Math.abs(low - previousClose);
        range = up > range ? up : range;
        return down > range ? down : range;
    }
}
