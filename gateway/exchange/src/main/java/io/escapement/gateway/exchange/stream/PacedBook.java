package io.escapement.gateway.exchange.stream;

import io.escapement.venue.model.BookView;

/**
 * A book as the listeners of one topic know it: the levels last told, and what the telling changed. Updates count by
 * one, however many changes of the venue's book went into one. Reused, allocates nothing.
 */
final class PacedBook implements BookView {
    /** One side: the levels told, and those that the last telling changed. */
    private static final class Side {
        private final boolean bids;
        private long[] prices;
        private long[] sizes;
        private long[] pricesBefore;
        private long[] sizesBefore;
        private final long[] changedPrices;
        private final long[] changedSizes;
        private int levels;
        private int levelsBefore;
        private int changed;

        Side(int depth, boolean bids) {
            this.bids = bids;
            prices = new long[depth];
            sizes = new long[depth];
            pricesBefore = new long[depth];
            sizesBefore = new long[depth];
            changedPrices = new long[2 * depth];
            changedSizes = new long[2 * depth];
        }

        void take(BookView book, int count) {
            swap();
            levels = count;
            for (int i = 0; i < count; i++) {
                prices[i] = bids ? book.bidPrice(i) : book.askPrice(i);
                sizes[i] = bids ? book.bidSize(i) : book.askSize(i);
            }
            changed = 0;
            int now = 0;
            int before = 0;
            while (now < levels || before < levelsBefore) {
                if (before == levelsBefore || now < levels && isBetter(prices[now], pricesBefore[before])) {
                    change(prices[now], sizes[now++]);
                } else if (now == levels || isBetter(pricesBefore[before], prices[now])) {
                    change(pricesBefore[before++], 0);
                } else {
                    if (sizes[now] != sizesBefore[before]) {
                        change(prices[now], sizes[now]);
                    }
                    now++;
                    before++;
                }
            }
        }

        private void swap() {
            final long[] oldPrices = pricesBefore;
            final long[] oldSizes = sizesBefore;
            pricesBefore = prices;
            sizesBefore = sizes;
            prices = oldPrices;
            sizes = oldSizes;
            levelsBefore = levels;
        }

        private boolean isBetter(long price, long other) {
            return bids ? price > other : price < other;
        }

        private void change(long price, long size) {
            changedPrices[changed] = price;
            changedSizes[changed++] = size;
        }
    }

    private final int depth;
    private final Side bidSide;
    private final Side askSide;
    private long updateId;
    private long crossSequence;
    private long matchTimeMs;

    PacedBook(int depth) {
        this.depth = depth;
        bidSide = new Side(depth, true);
        askSide = new Side(depth, false);
    }

    /**
     * Takes over the venue's book.
     *
     * @param book as it stands
     * @return whether any level differs from what was told before; if so the update id has grown by one
     */
    boolean take(BookView book) {
        final int count = Math.min(depth, book.levels());
        bidSide.take(book, count);
        askSide.take(book, count);
        crossSequence = book.crossSequence();
        matchTimeMs = book.matchTimeMs();
        final boolean changed = bidSide.changed + askSide.changed > 0;
        if (updateId == 0) {
            updateId = book.updateId();
        } else if (changed) {
            updateId++;
        }
        return changed;
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
        return bidSide.levels;
    }

    @Override
    public long bidPrice(int level) {
        return bidSide.prices[level];
    }

    @Override
    public long bidSize(int level) {
        return bidSide.sizes[level];
    }

    @Override
    public long askPrice(int level) {
        return askSide.prices[level];
    }

    @Override
    public long askSize(int level) {
        return askSide.sizes[level];
    }

    @Override
    public int changedBids() {
        return bidSide.changed;
    }

    @Override
    public long changedBidPrice(int index) {
        return bidSide.changedPrices[index];
    }

    @Override
    public long changedBidSize(int index) {
        return bidSide.changedSizes[index];
    }

    @Override
    public int changedAsks() {
        return askSide.changed;
    }

    @Override
    public long changedAskPrice(int index) {
        return askSide.changedPrices[index];
    }

    @Override
    public long changedAskSize(int index) {
        return askSide.changedSizes[index];
    }
}
