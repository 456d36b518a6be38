package io.escapement.core.feature;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Highest high and lowest low of the newest {@code period} bars; NaN before bar number {@code period}.
 *
 * <p>Two queues of candidates; O(1) on average. As TA-Lib's MAX and MIN; exact: only comparisons.
 */
public final class RollingExtremes implements Persistent {
    private final int period;
    private final MonotonicQueue highs;
    private final MonotonicQueue lows;
    private long count;

    /**
     * A cold window.
     *
     * @param period bars, positive
     */
    public RollingExtremes(int period) {
        this.period = Periods.atLeast(1, period);
        highs = new MonotonicQueue(period);
        lows = new MonotonicQueue(period);
    }

    /**
     * Takes the next bar.
     *
     * @param high finite
     * @param low finite
     */
    public void onBar(double high, double low) {
        // The lows' queue keeps maxima of the negated lows; negation is exact.
        highs.push(count, high);
        lows.push(count, -low);
        count++;
        highs.dropBefore(count - period);
        lows.dropBefore(count - period);
    }

    /**
     * Highest high of the window.
     *
     * @return NaN until warm
     */
    public double highest() {
        return count < period ? Double.NaN : highs.head();
    }

    /**
     * Lowest low of the window.
     *
     * @return NaN until warm
     */
    public double lowest() {
        return count < period ? Double.NaN : -lows.head();
    }

    /** Back to cold. */
    public void reset() {
        count = 0;
        highs.clear();
        lows.clear();
    }

    @Override
    public void persist(StateIo io) {
        count = io.i64(count);
        highs.persist(io);
        lows.persist(io);
    }

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        return Hash64.mix(Hash64.mix(Hash64.mix(hash, count), highest()), lowest());
    }
}
