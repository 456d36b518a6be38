package io.escapement.core.feature;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Volume-weighted average price of the UTC day so far: the sum of typical price times volume over the sum of volume,
 * where the typical price of a bar is the mean of its high, low and close. A bar belongs to the day it opens in.
 *
 * <p>NaN before the first bar that opens a day, so that the value never depends on where a history starts. While the day
 * has had no volume it is the typical price of the newest bar. O(1).
 */
public final class SessionVwap implements Persistent {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long NO_DAY = Long.MIN_VALUE;

    private long dayStartNs = NO_DAY;
    private double anchor;
    private double weighted;
    private double volumes;
    private double typical = Double.NaN;

    /**
     * Takes the next bar.
     *
     * @param openTimeNs when it opened, epoch nanoseconds, not negative
     * @param high finite
     * @param low finite
     * @param close finite
     * @param volume not negative
     */
    public void onBar(long openTimeNs, double high, double low, double close, double volume) {
        final long intoDayNs = openTimeNs % DAY_NS;
        typical = (high + low + close) / 3;
        if (intoDayNs == 0) {
            dayStartNs = openTimeNs;
            // Sums of distances to a price nearby: the price's own digits are not lost in them.
            anchor = typical;
            weighted = 0;
            volumes = 0;
        } else if (dayStartNs != openTimeNs - intoDayNs) {
            dayStartNs = NO_DAY;
            return;
        }
        weighted += (typical - anchor) * volume;
        volumes += volume;
    }

    /**
     * The average.
     *
     * @return NaN before the first whole day
     */
    public double value() {
        if (dayStartNs == NO_DAY) {
            return Double.NaN;
        }
        return volumes > 0 ? anchor + weighted / volumes : typical;
    }

    /** Back to cold. */
    public void reset() {
        dayStartNs = NO_DAY;
        anchor = 0;
        weighted = 0;
        volumes = 0;
        typical = Double.NaN;
    }

    @Override
    public void persist(StateIo io) {
        dayStartNs = io.i64(dayStartNs);
        anchor = io.f64(anchor);
        weighted = io.f64(weighted);
        volumes = io.f64(volumes);
        typical = io.f64(typical);
    }

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        long h = Hash64.mix(Hash64.mix(hash, dayStartNs), anchor);
        h = Hash64.mix(Hash64.mix(h, weighted), volumes);
        return Hash64.mix(h, typical);
    }
}
