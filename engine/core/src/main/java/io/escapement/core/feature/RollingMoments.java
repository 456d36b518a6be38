package io.escapement.core.feature;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Mean and population standard deviation over the newest {@code period} values; NaN before value number {@code period}.
 *
 * <p>Sums are kept of the distances to an anchor near the mean, so that a small spread at a high price is not lost in
 * cancellation; anchor and sums are renewed each time the window has been filled once more. A window of equal values
 * has a deviation of exactly 0. O(1) per value on average.
 */
public final class RollingMoments implements Persistent {
    private final double[] window;
    private int next;
    private boolean full;
    private double anchor;
    private double sum;
    private double sumOfSquares;
    private double latest = Double.NaN;
    private int equalRun;

    /**
     * A cold window.
     *
     * @param period values, at least 2
     */
    public RollingMoments(int period) {
        window = new double[Periods.atLeast(2, period)];
    }

    /**
     * Takes the next value.
     *
     * @param x finite
     */
    public void onValue(double x) {
        if (next == 0 && !full) {
            anchor = x;
        }
        if (full) {
            final double old = window[next] - anchor;
            sum -= old;
            sumOfSquares -= old * old;
        }
        final double distance = x - anchor;
        sum += distance;
        sumOfSquares += distance * distance;
        window[next] = x;
        equalRun = x == latest ? Math.min(equalRun + 1, window.length) : 1;
        latest = x;
        next++;
        if (next == window.length) {
            next = 0;
            full = true;
            renew();
        }
    }

    /**
     * Mean of the window.
     *
     * @return NaN until warm
     */
    public double mean() {
        return full ? anchor + sum / window.length : Double.NaN;
    }

    /**
     * Population standard deviation of the window.
     *
     * @return NaN until warm, else not negative
     */
    public double deviation() {
        if (!full) {
            return Double.NaN;
        }
        if (equalRun >= window.length) {
            return 0;
        }
        final double mean = sum / window.length;
        final double variance = sumOfSquares / window.length - mean * mean;
        return variance > 0 ? Math.sqrt(variance) : 0;
    }

    /**
     * Distance of the newest value to the mean in standard deviations.
     *
     * @return NaN until warm; 0 when there is no deviation
     */
    public double score() {
        final double deviation = deviation();
        return deviation == 0 ? 0 : (latest - mean()) / deviation;
    }

    /** Back to cold. */
    public void reset() {
        next = 0;
        full = false;
        anchor = 0;
        sum = 0;
        sumOfSquares = 0;
        latest = Double.NaN;
        equalRun = 0;
    }

    @Override
    public void persist(StateIo io) {
        io.doubles(window, window.length);
        next = io.i32(next);
        full = io.flag(full);
        anchor = io.f64(anchor);
        sum = io.f64(sum);
        sumOfSquares = io.f64(sumOfSquares);
        latest = io.f64(latest);
        equalRun = io.i32(equalRun);
    }

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        long h = Hash64.mix(Hash64.mix(hash, next), full);
        h = Hash64.mix(Hash64.mix(h, anchor), sum);
        return Hash64.mix(Hash64.mix(h, sumOfSquares), latest);
    }

    private void renew() {
        double total = 0;
        for (final double y : window) {
            total += y - anchor;
        }
        anchor += total / window.length;
        sum = 0;
        sumOfSquares = 0;
        for (final double y : window) {
            final double distance = y - anchor;
            sum += distance;
            sumOfSquares += distance * distance;
        }
    }
}
