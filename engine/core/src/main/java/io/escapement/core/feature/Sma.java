package io.escapement.core.feature;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Simple moving average over the newest {@code period} values; NaN before value number {@code period}.
 *
 * <p>A running sum, summed anew each time the window has been filled once more: rounding errors can not pile up, and the
 * cost stays O(1) per value on average.
 */
public final class Sma implements Persistent {
    private final double[] window;
    private int next;
    private boolean full;
    private double sum;

    /**
     * A cold average.
     *
     * @param period values, positive
     */
    public Sma(int period) {
        window = new double[Periods.atLeast(1, period)];
    }

    /**
     * Takes the next value.
     *
     * @param x finite
     */
    public void onValue(double x) {
        if (full) {
            sum -= window[next];
        }
        window[next] = x;
        sum += x;
        next++;
        if (next == window.length) {
            next = 0;
            full = true;
            double fresh = 0;
            for (final double y : window) {
                fresh += y;
            }
            sum = fresh;
        }
    }

    /**
     * The average.
     *
     * @return NaN until warm
     */
    public double value() {
        return full ? sum / window.length : Double.NaN;
    }

    /** Back to cold. */
    public void reset() {
        next = 0;
        full = false;
        sum = 0;
    }

    @Override
    public void persist(StateIo io) {
        io.doubles(window, window.length);
        next = io.i32(next);
        full = io.flag(full);
        sum = io.f64(sum);
    }

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        return Hash64.mix(Hash64.mix(Hash64.mix(hash, next), full), sum);
    }
}
