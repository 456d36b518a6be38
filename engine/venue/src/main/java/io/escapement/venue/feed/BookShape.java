package io.escapement.venue.feed;

import io.escapement.venue.market.Xoshiro256;

/**
 * The levels around one price. The best ones are the price and the other side of the spread; the others lie on a grid of
 * about a hundredth of a percent, with sizes that are hashes of level and time, renewed one in thirty-two at a step: so
 * from step to step most levels stay, and the book is never crossed.
 */
public final class BookShape {
    /** Most levels a side. */
    public static final int DEPTH_MAX = 200;

    private static final int RENEWAL_BITS = 5;

    private final long tickSize;
    private final long lotSize;
    private final long levelLots;
    private final long gridTicks;
    private final long seed;
    private final long[] bidPrices = new long[DEPTH_MAX];
    private final long[] bidSizes = new long[DEPTH_MAX];
    private final long[] askPrices = new long[DEPTH_MAX];
    private final long[] askSizes = new long[DEPTH_MAX];
    private int bids;
    private int asks;

    BookShape(long tickSize, long lotSize, long levelSize, long gridTicks, long seed) {
        this.tickSize = tickSize;
        this.lotSize = lotSize;
        levelLots = Math.max(1, levelSize / lotSize);
        this.gridTicks = gridTicks;
        this.seed = seed;
    }

    /**
     * Shapes the book.
     *
     * @param step time of the sizes
     * @param price of the trade, 1e-8
     * @param takerBuys whether the price is the ask, else the bid
     * @param spreadTicks at least 1
     * @param depth levels a side
     */
    void shape(long step, long price, boolean takerBuys, int spreadTicks, int depth) {
        final long ticks = price / tickSize;
        final long bid = takerBuys ? ticks - spreadTicks : ticks;
        final long ask = takerBuys ? ticks : ticks + spreadTicks;
        bids = 0;
        long level = bid;
        while (bids < depth && level > 0) {
            bidPrices[bids] = level * tickSize;
            bidSizes[bids] = size(level, step);
            bids++;
            level = Math.floorDiv(level - 1, gridTicks) * gridTicks;
        }
        asks = 0;
        level = ask;
        while (asks < depth) {
            askPrices[asks] = level * tickSize;
            askSizes[asks] = size(-level, step);
            asks++;
            level = (level / gridTicks + 1) * gridTicks;
        }
    }

    /** Bid levels. */
    public int bids() {
        return bids;
    }

    /** Ask levels. */
    public int asks() {
        return asks;
    }

    /** 1e-8. */
    public long bidPrice(int level) {
        return bidPrices[level];
    }

    /** 1e-8. */
    public long bidSize(int level) {
        return bidSizes[level];
    }

    /** 1e-8. */
    public long askPrice(int level) {
        return askPrices[level];
    }

    /** 1e-8. */
    public long askSize(int level) {
        return askSizes[level];
    }

    private long size(long signedTicks, long step) {
        final long level = Xoshiro256.mix(seed ^ signedTicks * 0x9E3779B97F4A7C15L);
        final long phase = level & (1 << RENEWAL_BITS) - 1;
        final long hash = Xoshiro256.mix(level + (step + phase >> RENEWAL_BITS));
        // A third to five thirds of the typical size.
        return Math.max(1, levelLots * (16 + (hash & 63)) / 48) * lotSize;
    }
}
