package io.escapement.core.feature;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Exponential moving average.
 *
 * <p>Seed: the simple mean of the first {@code period} values (TA-Lib, default compatibility); then {@code ema += (x -
 * ema) * 2 / (period + 1)}. NaN before value number {@code period}. Equal values give exactly that value. O(1).
 */
public final class Ema implements Persistent {
    private final int period;
    private final double weight;
    private long count;
    private double sum;
    private double value = Double.NaN;

    /**
     * A cold average.
     *
     * @param period values, positive
     */
    public Ema(int period) {
        this.period = Periods.atLeast(1, period);
        this.weight = 2.0 / (period + 1);
    }

    /**
     * Takes the next value.
     *
     * @param x finite
     */
    public void onValue(double x) {
        if (count >= period) {
            value = (x - value) * weight + value;
        } else {
            count++;
            sum += x;
            if (count == period) {
                value = sum / period;
            }
        }
    }

    /**
     * The average.
     *
     * @return NaN until warm
     */
    public double value() {
        return value;
    }

    /** Back to cold. */
    public void reset() {
        count = 0;
        sum = 0;
        value = Double.NaN;
    }

    @Override
    public void persist(StateIo io) {
        count = io.i64(count);
        sum = io.f64(sum);
        value = io.f64(value);
    }

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        return Hash64.mix(Hash64.mix(Hash64.mix(hash, count), sum), value);
    }
}
