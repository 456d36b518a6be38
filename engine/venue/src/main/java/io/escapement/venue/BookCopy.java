package io.escapement.venue;

import io.escapement.venue.model.BookView;

/** A book and its changes as they stood at one moment. */
final class BookCopy implements BookView {
    private static final int PRICE = 0;
    private static final int SIZE = 1;

    private final long matchTimeMs;
    private final long updateId;
    private final long crossSequence;
    private final long[][] bids;
    private final long[][] asks;
    private final long[][] changedBids;
    private final long[][] changedAsks;

    BookCopy(BookView book) {
        matchTimeMs = book.matchTimeMs();
        updateId = book.updateId();
        crossSequence = book.crossSequence();
        final int levels = book.levels();
        bids = new long[levels][];
        asks = new long[levels][];
        for (int i = 0; i < levels; i++) {
            bids[i] = new long[] {book.bidPrice(i), book.bidSize(i)};
            asks[i] = new long[] {book.askPrice(i), book.askSize(i)};
        }
        changedBids = new long[book.changedBids()][];
        for (int i = 0; i < changedBids.length; i++) {
            changedBids[i] = new long[] {book.changedBidPrice(i), book.changedBidSize(i)};
        }
        changedAsks = new long[book.changedAsks()][];
        for (int i = 0; i < changedAsks.length; i++) {
            changedAsks[i] = new long[] {book.changedAskPrice(i), book.changedAskSize(i)};
        }
    }

    @Override
    public long matchTimeMs() {
        return matchTimeMs;
    }

    @Override
    public long updateId() {
        return updateId;
    }

    @Override
    public long crossSequence() {
        return crossSequence;
    }

    @Override
    public int levels() {
        return bids.length;
    }

    @Override
    public long bidPrice(int level) {
        return bids[level][PRICE];
    }

    @Override
    public long bidSize(int level) {
        return bids[level][SIZE];
    }

    @Override
    public long askPrice(int level) {
        return asks[level][PRICE];
    }

    @Override
    public long askSize(int level) {
        return asks[level][SIZE];
    }

    @Override
    public int changedBids() {
        return changedBids.length;
    }

    @Override
    public long changedBidPrice(int index) {
        return changedBids[index][PRICE];
    }

    @Override
    public long changedBidSize(int index) {
        return changedBids[index][SIZE];
    }

    @Override
    public int changedAsks() {
        return changedAsks.length;
    }

    @Override
    public long changedAskPrice(int index) {
        return changedAsks[index][PRICE];
    }

    @Override
    public long changedAskSize(int index) {
        return changedAsks[index][SIZE];
    }
}
