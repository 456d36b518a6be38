package io.escapement.venue;

import io.escapement.venue.feed.Intervals;

/**
 * Which public events are wanted; what is not costs nothing. Says nothing about connections: the owner counts those.
 * The state of the venue does not depend on it.
 */
public final class Subscriptions {
    private final int[] klines;
    private final int[] books;
    private final boolean[] trades;
    private final boolean[] tickers;
    private final boolean[] liquidations;
    private final boolean[] priceLimits;

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
        liquidations = new boolean[instruments];
        priceLimits = new boolean[instruments];
    }

    /**
     * Wants bars, or no more.
     *
     * @param instrumentId dense index
     * @param intervalMinutes one of {@link Intervals}
     * @param wanted whether
     */
    public void klines(int instrumentId, int intervalMinutes, boolean wanted) {
        klines[instrumentId] = with(klines[instrumentId], Intervals.indexOf(intervalMinutes), wanted);
    }

    /**
     * Wants a book, or no more.
     *
     * @param instrumentId dense index
     * @param depth one of {@link Intervals}
     * @param wanted whether
     */
    public void book(int instrumentId, int depth, boolean wanted) {
        books[instrumentId] = with(books[instrumentId], Intervals.depthIndexOf(depth), wanted);
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

    /**
     * Wants liquidations, or no more.
     *
     * @param instrumentId dense index
     * @param wanted whether
     */
    public void liquidations(int instrumentId, boolean wanted) {
        liquidations[instrumentId] = wanted;
    }

    /**
     * Wants the bounds of limit prices, or no more.
     *
     * @param instrumentId dense index
     * @param wanted whether
     */
    public void priceLimit(int instrumentId, boolean wanted) {
        priceLimits[instrumentId] = wanted;
    }

    boolean wantsLiquidations(int instrumentId) {
        return liquidations[instrumentId];
    }

    boolean wantsPriceLimit(int instrumentId) {
        return priceLimits[instrumentId];
    }

    boolean wantsKline(int instrumentId, int intervalIndex) {
        return (klines[instrumentId] & 1 << intervalIndex) != 0;
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
}
