package io.escapement.venue.feed;

import io.escapement.venue.model.BarIntervals;

/** Bar intervals and book depths that the venue offers. */
public final class Intervals {
    private static final int[] MINUTES = {
        1, 3, 5, 15, 30, 60, 120, 240, 360, 720, BarIntervals.DAY, BarIntervals.WEEK, BarIntervals.MONTH
    };
    private static final int[] DEPTHS = {1, 50, 200, 1000};

    private Intervals() {}

    /** Number of bar intervals. */
    public static int count() {
        return MINUTES.length;
    }

    /**
     * A bar interval.
     *
     * @param index from 0, ascending
     * @return minutes
     */
    public static int minutes(int index) {
        return MINUTES[index];
    }

    /**
     * Index of an interval.
     *
     * @param minutes such as 15
     * @return from 0, or -1 if there are no such bars
     */
    public static int indexOf(int minutes) {
        return find(MINUTES, minutes);
    }

    /** Number of book depths. */
    public static int depthCount() {
        return DEPTHS.length;
    }

    /**
     * A book depth.
     *
     * @param index from 0, ascending
     * @return levels a side
     */
    public static int depth(int index) {
        return DEPTHS[index];
    }

    /**
     * Index of a depth.
     *
     * @param depth levels a side
     * @return from 0, or -1 if there is no such book
     */
    public static int depthIndexOf(int depth) {
        return find(DEPTHS, depth);
    }

    private static int find(int[] values, int value) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == value) {
                return i;
            }
        }
        return -1;
    }
}
