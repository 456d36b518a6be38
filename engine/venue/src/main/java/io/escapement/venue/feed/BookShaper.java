package io.escapement.venue.feed;

import io.escapement.venue.market.Xoshiro256;

/**
 * Makes the levels around one price. The best ones are the price and the other side of the spread; the others lie on a
 * grid of about a hundredth of a percent, with sizes that are hashes of level and time, renewed one in thirty-two at a
 * step: so from step to step most levels stay, and the book is never crossed.
 */
final class BookShaper {
    private static final int RENEWAL_BITS = 5;

    private final long tickSize;
    private final long lotSize;
    private final long levelLots;
    private final long gridTicks;
    private final long seed;

    BookShaper(long tickSize, long lotSize, long levelSize, long gridTicks, long seed) {
        this.tickSize = tickSize;
        this.lotSize = lotSize;
        levelLots = Math.max(1, levelSize / lotSize);
        this.gridTicks = gridTicks;
        this.seed = seed;
    }

    /**
     * Shapes a book.
     *
     * @param book filled
     * @param step time of the sizes
     * @param price of the trade, 1e-8
     * @param takerBuys whether the price is the ask, else the bid
     * @param spreadTicks at least 1
     * @param depth levels a side
     */
    void shape(BookShape book, long step, long price, boolean takerBuys, int spreadTicks, int depth) {
        final long ticks = price / tickSize;
        final long bid = takerBuys ? ticks - spreadTicks : ticks;
        final long ask = takerBuys ? ticks : ticks + spreadTicks;
        book.clear();
        long level = bid;
        while (book.bids() < depth && level > 0) {
            book.addBid(level * tickSize, size(level, step));
            level = Math.floorDiv(level - 1, gridTicks) * gridTicks;
        }
        level = ask;
        while (book.asks() < depth) {
            book.addAsk(level * tickSize, size(-level, step));
            level = (level / gridTicks + 1) * gridTicks;
        }
    }

    private long size(long signedTicks, long step) {
        final long level = Xoshiro256.mix(seed ^ signedTicks * 0x9E3779B97F4A7C15L);
        final long phase = level & (1 << RENEWAL_BITS) - 1;
        final long hash = Xoshiro256.mix(level + (step + phase >> RENEWAL_BITS));
        // A third to five thirds of the typical size.
        return Math.max(1, levelLots * (16 + (hash & 63)) / 48) * lotSize;
    }
}
