package io.escapement.core.feature;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Where the newest value stands among the newest {@code period} values: 0 the smallest, 1 the largest.
 *
 * <p>Equal values share the middle of their places, so that a window of equal ones gives one half. The values are kept
 * sorted: two binary searches and one move of at most {@code period} numbers a value. Exact: only comparisons.
 */
public final class RollingRank implements Persistent {
    private final int least;
    private final double[] window;
    private final double[] sorted;
    private int next;
    private int size;
    private double latest = Double.NaN;

    /**
     * A cold window.
     *
     * @param period values, at least 2
     * @param least values without which there is no rank, 2 to {@code period}
     */
    public RollingRank(int period, int least) {
        window = new double[Periods.atLeast(2, period)];
        sorted = new double[period];
        this.least = Periods.atLeast(2, least);
    }

    /**
     * Takes the next value.
     *
     * @param x finite
     */
    public void onValue(double x) {
        int from = size;
        if (size == window.length) {
            from = below(window[next]);
        } else {
            size++;
        }
        // One place is free at "from"; the new value's place lies on either side of it.
        final int place = below(x, from);
        if (place > from) {
            System.arraycopy(sorted, from + 1, sorted, from, place - from);
        } else {
            System.arraycopy(sorted, place, sorted, place + 1, from - place);
        }
        sorted[place] = x;
        window[next] = x;
        next = next + 1 == window.length ? 0 : next + 1;
        latest = x;
    }

    /**
     * The rank.
     *
     * @return 0 to 1, NaN until there are enough values
     */
    public double value() {
        if (size < least) {
            return Double.NaN;
        }
        final int smaller = below(latest);
        int end = smaller;
        while (end < size && sorted[end] == latest) {
            end++;
        }
        return (smaller + 0.5 * (end - smaller - 1)) / (size - 1);
    }

    /** Back to cold. */
    public void reset() {
        next = 0;
        size = 0;
        latest = Double.NaN;
    }

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        return Hash64.mix(Hash64.mix(Hash64.mix(Hash64.mix(hash, size), next), latest), value());
    }

    @Override
    public void persist(StateIo io) {
        io.doubles(window, window.length);
        io.doubles(sorted, sorted.length);
        next = io.i32(next);
        size = io.count(size, window.length);
        latest = io.f64(latest);
    }

    /** How many sorted values are smaller. */
    private int below(double x) {
        int low = 0;
        int high = size;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (sorted[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Place of a value when the one at {@code hole} is taken out. */
    private int below(double x, int hole) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            final double there = sorted[middle < hole ? middle : middle + 1];
            if (there < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
