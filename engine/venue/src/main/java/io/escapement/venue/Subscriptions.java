package io.escapement.venue;

/**
 * Which public events are wanted; what is not costs nothing. Says nothing about connections: the owner counts those.
 * The state of the venue does not depend on it.
 */
public final class Subscriptions {
    /** Bar intervals that can be had, minutes, ascending. */
    private static final int[] INTERVALS = {1, 3, 5, 15, 30, 60, 120, 240, 360, 720, 1440};

    private static final int[] DEPTHS = {1, 50, 200};

    private final int[] klines;
    private final int[] books;
    private final boolean[] trades;
    private final boolean[] tickers;

    /**
     * Nothing wanted.
     *
     * @param instruments how many there are
     */
    public Subscriptions(int instruments) {
        klines = new int[instruments];
        books = new int[instruments];
        trades = new boolean[instruments];
        tickers = new boolean[instruments];
    }

    /** Number of bar intervals. */
    public static int intervalCount() {
        return INTERVALS.length;
    }

    /**
     * A bar interval.
     *
     * @param index from 0, ascending
     * @return minutes
     */
    public static int interval(int index) {
        return INTERVALS[index];
    }

    /**
     * Index of an interval.
     *
     * @param intervalMinutes such as 15
     * @return from 0, or -1 if there are no such bars
     */
    public static int intervalIndex(int intervalMinutes) {
        return indexOf(INTERVALS, intervalMinutes);
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
     * Whether a depth can be subscribed.
     *
     * @param depth levels a side
     * @return true for 1, 50 and 200
     */
    public static boolean hasDepth(int depth) {
        return indexOf(DEPTHS, depth) >= 0;
    }

    /**
     * Wants bars, or no more.
     *
     * @param instrumentId dense index
     * @param intervalMinutes one of the intervals
     * @param wanted whether
     */
    public void klines(int instrumentId, int intervalMinutes, boolean wanted) {
        klines[instrumentId] = with(klines[instrumentId], indexOf(INTERVALS, intervalMinutes), wanted);
    }

    /**
     * Wants a book, or no more.
     *
     * @param instrumentId dense index
     * @param depth one of the depths
     * @param wanted whether
     */
    public void book(int instrumentId, int depth, boolean wanted) {
        books[instrumentId] = with(books[instrumentId], indexOf(DEPTHS, depth), wanted);
    }

    /**
     * Wants public trades, or no more.
     *
     * @param instrumentId dense index
     * @param wanted whether
     */
    public void trades(int instrumentId, boolean wanted) {
        trades[instrumentId] = wanted;
    }

    /**
     * Wants tickers, or no more.
     *
     * @param instrumentId dense index
     * @param wanted whether
     */
    public void ticker(int instrumentId, boolean wanted) {
        tickers[instrumentId] = wanted;
    }

    boolean wantsKline(int instrumentId, int intervalIndex) {
        return (klines[instrumentId] & 1 << intervalIndex) != 0;
    }

    boolean wantsBooks(int instrumentId) {
        return books[instrumentId] != 0;
    }

    boolean wantsBook(int instrumentId, int depthIndex) {
        return (books[instrumentId] & 1 << depthIndex) != 0;
    }

    boolean wantsTrades(int instrumentId) {
        return trades[instrumentId];
    }

    boolean wantsTicker(int instrumentId) {
        return tickers[instrumentId];
    }

    private static int with(int bits, int index, boolean wanted) {
        if (index < 0) {
            throw new IllegalArgumentException("no such interval or depth");
        }
        return wanted ? bits | 1 << index : bits & ~(1 << index);
    }

    private static int indexOf(int[] values, int value) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == value) {
                return i;
            }
        }
        return -1;
    }
}
