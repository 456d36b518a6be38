package io.escapement.venue.feed;

import io.escapement.venue.model.BookView;

/** A book cut at a depth, with what differs from the one before. Reused. */
public final class BookChange implements BookView {
    private long[] bidPrices = new long[0];
    private long[] bidSizes = bidPrices;
    private long[] askPrices = bidPrices;
    private long[] askSizes = bidPrices;
    private BookShape current;
    private int depth;
    private int bids;
    private int asks;
    private long matchTimeMs;
    private long updateId;
    private long crossSequence;

    /**
     * Shows a book.
     *
     * @param now the book, kept until the next call
     * @param before it changed
     * @param levels a side, at most
     * @param timeMs of the match
     * @param update its id
     * @param sequence of the change
     */
    public void wrap(BookShape now, BookShape before, int levels, long timeMs, long update, long sequence) {
        current = now;
        depth = levels;
        matchTimeMs = timeMs;
        updateId = update;
        crossSequence = sequence;
        if (bidPrices.length < 2 * levels) {
            bidPrices = new long[2 * levels];
            bidSizes = new long[2 * levels];
            askPrices = new long[2 * levels];
            askSizes = new long[2 * levels];
        }
        diffBids(now, before, Math.min(levels, now.bids()), Math.min(levels, before.bids()));
        diffAsks(now, before, Math.min(levels, now.asks()), Math.min(levels, before.asks()));
    }

    private void diffBids(BookShape now, BookShape before, int countNow, int countBefore) {
        bids = 0;
        int i = 0;
        int j = 0;
        while (i < countNow || j < countBefore) {
            if (j == countBefore || i < countNow && now.bidPrice(i) > before.bidPrice(j)) {
                bidPrices[bids] = now.bidPrice(i);
                bidSizes[bids++] = now.bidSize(i++);
            } else if (i == countNow || now.bidPrice(i) < before.bidPrice(j)) {
                bidPrices[bids] = before.bidPrice(j++);
                bidSizes[bids++] = 0;
            } else {
                if (now.bidSize(i) != before.bidSize(j)) {
                    bidPrices[bids] = now.bidPrice(i);
                    bidSizes[bids++] = now.bidSize(i);
                }
                i++;
                j++;
            }
        }
    }

    private void diffAsks(BookShape now, BookShape before, int countNow, int countBefore) {
        asks = 0;
        int i = 0;
        int j = 0;
        while (i < countNow || j < countBefore) {
            if (j == countBefore || i < countNow && now.askPrice(i) < before.askPrice(j)) {
                askPrices[asks] = now.askPrice(i);
                askSizes[asks++] = now.askSize(i++);
            } else if (i == countNow || now.askPrice(i) > before.askPrice(j)) {
                askPrices[asks] = before.askPrice(j++);
                askSizes[asks++] = 0;
            } else {
                if (now.askSize(i) != before.askSize(j)) {
                    askPrices[asks] = now.askPrice(i);
                    askSizes[asks++] = now.askSize(i);
                }
                i++;
                j++;
            }
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
        return Math.min(depth, Math.min(current.bids(), current.asks()));
    }

    @Override
    public long bidPrice(int level) {
        return current.bidPrice(level);
    }

    @Override
    public long bidSize(int level) {
        return current.bidSize(level);
    }

    @Override
    public long askPrice(int level) {
        return current.askPrice(level);
    }

    @Override
    public long askSize(int level) {
        return current.askSize(level);
    }

    @Override
    public int changedBids() {
        return bids;
    }

    @Override
    public long changedBidPrice(int index) {
        return bidPrices[index];
    }

    @Override
    public long changedBidSize(int index) {
        return bidSizes[index];
    }

    @Override
    public int changedAsks() {
        return asks;
    }

    @Override
    public long changedAskPrice(int index) {
        return askPrices[index];
    }

    @Override
    public long changedAskSize(int index) {
        return askSizes[index];
    }
}
