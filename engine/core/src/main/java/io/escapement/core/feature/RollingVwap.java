package io.escapement.core.feature;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Volume-weighted average price of the newest {@code period} bars, by the typical price: the mean of high, low and close.
 *
 * <p>NaN before bar number {@code period}. A window without any volume gives the typical price of its newest bar. Sums
 * are kept of the distances to a price nearby and renewed each time the window has been filled once more, so rounding
 * errors can not pile up; O(1) on average.
 */
public final class RollingVwap implements Persistent {
    private final double[] prices;
    private final double[] volumes;
    private int next;
    private boolean full;
    private double anchor;
    private double weighted;
    private double total;
    private int traded;
    private double newest = Double.NaN;

    /**
     * A cold average.
     *
     * @param period bars, positive
     */
    public RollingVwap(int period) {
        prices = new double[Periods.atLeast(1, period)];
        volumes = new double[period];
    }

    /**
     * Takes the next bar.
     *
     * @param high finite
     * @param low finite
     * @param close finite
     * @param volume not negative
     */
    public void onBar(double high, double low, double close, double volume) {
        newest = (high + low + close) / 3;
        if (next == 0 && !full) {
            anchor = newest;
        }
        if (full) {
            weighted -= (prices[next] - anchor) * volumes[next];
            total -= volumes[next];
            traded -= volumes[next] > 0 ? 1 : 0;
        }
        weighted += (newest - anchor) * volume;
        total += volume;
        traded += volume > 0 ? 1 : 0;
        prices[next] = newest;
        volumes[next] = volume;
        next++;
        if (next == prices.length) {
            next = 0;
            full = true;
            renew();
        }
    }

    /**
     * The average.
     *
     * @return NaN until warm
     */
    public double value() {
        if (!full) {
            return Double.NaN;
        }
        return traded > 0 ? anchor + weighted / total : newest;
    }

    /** Back to cold. */
    public void reset() {
        next = 0;
        full = false;
        anchor = 0;
        weighted = 0;
        total = 0;
        traded = 0;
        newest = Double.NaN;
    }

    @Override
    public void persist(StateIo io) {
        io.doubles(prices, prices.length);
        io.doubles(volumes, volumes.length);
        next = io.i32(next);
        full = io.flag(full);
        anchor = io.f64(anchor);
        weighted = io.f64(weighted);
        total = io.f64(total);
        traded = io.i32(traded);
        newest = io.f64(newest);
    }

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        long h = Hash64.mix(Hash64.mix(hash, next), full);
        h = Hash64.mix(Hash64.mix(h, anchor), weighted);
        return Hash64.mix(Hash64.mix(Hash64.mix(h, total), traded), newest);
    }

    private void renew() {
        anchor = newest;
        weighted = 0;
        total = 0;
        for (int i = 0; i < prices.length; i++) {
            weighted += (prices[i] - anchor) * volumes[i];
            total += volumes[i];
        }
    }
}
