package io.escapement.core.feature;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Swing highs and lows: fractal pivots of {@code wing} bars on either side.
 *
 * <p>A bar is a swing high when its high is above that of each of the {@code wing} bars before it and not below that of
 * any of the {@code wing} bars after it, so the first of equal highs counts; a swing low the other way round. It is known
 * only when the last of the bars after it has closed: until then nothing here changes, nothing is looked up ahead.
 * Equal bars in a row make one swing at most. NaN before the first; O(1) on average.
 */
public final class Swings implements Persistent {
    private static final long NONE = -1;

    private final int wing;
    private final MonotonicQueue highs;
    private final MonotonicQueue lows;
    private long count;
    private double high = Double.NaN;
    private double low = Double.NaN;
    private double highBefore = Double.NaN;
    private double lowBefore = Double.NaN;
    private long highAt = NONE;
    private long lowAt = NONE;

    /**
     * No swing yet.
     *
     * @param wing bars on either side, positive
     */
    public Swings(int wing) {
        this.wing = Periods.atLeast(1, wing);
        highs = new MonotonicQueue(2 * wing + 1);
        lows = new MonotonicQueue(2 * wing + 1);
    }

    /**
     * Takes the next bar; the one {@code wing} bars before it may become a swing.
     *
     * @param barHigh finite
     * @param barLow finite
     */
    public void onBar(double barHigh, double barLow) {
        final int window = 2 * wing + 1;
        highs.push(count, barHigh);
        // The lows' queue keeps maxima of the negated lows; negation is exact.
        lows.push(count, -barLow);
        count++;
        highs.dropBefore(count - window);
        lows.dropBefore(count - window);
        final long pivot = count - 1 - wing;
        if (count < window) {
            return;
        }
        if (highs.headPosition() == pivot) {
            highBefore = high;
            high = highs.head();
            highAt = pivot;
        }
        if (lows.headPosition() == pivot) {
            lowBefore = low;
            low = -lows.head();
            lowAt = pivot;
        }
    }

    /**
     * The newest swing high.
     *
     * @return its price, NaN before the first
     */
    public double high() {
        return high;
    }

    /**
     * The newest swing low.
     *
     * @return its price, NaN before the first
     */
    public double low() {
        return low;
    }

    /**
     * The swing high before the newest: highs rise when it is lower.
     *
     * @return its price, NaN before the second
     */
    public double highBefore() {
        return highBefore;
    }

    /**
     * The swing low before the newest: lows rise when it is lower.
     *
     * @return its price, NaN before the second
     */
    public double lowBefore() {
        return lowBefore;
    }

    /**
     * How old the newest swing high is.
     *
     * @return bars between it and the newest bar, at least the wing; -1 before the first
     */
    public long highAgo() {
        return highAt == NONE ? NONE : count - 1 - highAt;
    }

    /**
     * How old the newest swing low is.
     *
     * @return bars between it and the newest bar, at least the wing; -1 before the first
     */
    public long lowAgo() {
        return lowAt == NONE ? NONE : count - 1 - lowAt;
    }

    /** Back to cold. */
    public void reset() {
        highs.clear();
        lows.clear();
        count = 0;
        high = Double.NaN;
        low = Double.NaN;
        highBefore = Double.NaN;
        lowBefore = Double.NaN;
        highAt = NONE;
        lowAt = NONE;
    }

    @Override
    public void persist(StateIo io) {
        highs.persist(io);
        lows.persist(io);
        count = io.i64(count);
        high = io.f64(high);
        low = io.f64(low);
        highBefore = io.f64(highBefore);
        lowBefore = io.f64(lowBefore);
        highAt = io.i64(highAt);
        lowAt = io.i64(lowAt);
    }

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        long h = lows.hashInto(highs.hashInto(Hash64.mix(hash, count)));
        h = Hash64.mix(Hash64.mix(h, high), low);
        h = Hash64.mix(Hash64.mix(h, highBefore), lowBefore);
        return Hash64.mix(Hash64.mix(h, highAt), lowAt);
    }
}
