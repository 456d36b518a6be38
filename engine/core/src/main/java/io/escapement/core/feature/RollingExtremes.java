package io.escapement.core.feature;

import io.escapement.core.hash.Hash64;

/**
 * Highest high and lowest low of the newest {@code period} bars; NaN before bar number {@code period}.
 *
 * <p>Two monotonic queues: a bar that is beaten by a newer one can never be the extreme again and leaves at once, so each
 * bar enters and leaves once, O(1) on average. Exact: only comparisons.
 */
public final class RollingExtremes {
    private final int period;
    private final Queue highs;
    private final Queue lows;
    private long count;

    /**
     * A cold window.
     *
     * @param period bars, positive
     */
    public RollingExtremes(int period) {
        this.period = Periods.atLeast(1, period);
        highs = new Queue(period);
        lows = new Queue(period);
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

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        return Hash64.mix(Hash64.mix(Hash64.mix(hash, count), highest()), lowest());
    }

    /** Candidates for the maximum, falling from head to tail, in a ring. */
    private static final class Queue {
        private final double[] values;
        private final long[] positions;
        private int head;
        private int size;

        Queue(int period) {
            // Before the oldest is dropped there may be one more than the period.
            values = new double[period + 1];
            positions = new long[period + 1];
        }

        void push(long position, double value) {
            while (size > 0 && values[slot(size - 1)] <= value) {
                size--;
            }
            final int slot = slot(size);
            values[slot] = value;
            positions[slot] = position;
            size++;
        }

        void dropBefore(long position) {
            if (positions[head] < position) {
                head = slot(1);
                size--;
            }
        }

        double head() {
            return values[head];
        }

        void clear() {
            head = 0;
            size = 0;
        }

        private int slot(int index) {
            final int slot = head + index;
            return slot < values.length ? slot : slot - values.length;
        }
    }
}
