package io.escapement.core.market;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.PublicTradeDecoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * The latest public trades of one instrument: last price, and who was in a hurry over the newest {@value #WINDOW}.
 *
 * <p>Block trades are agreed off the book and do not count. Sizes are summed exactly. No allocation.
 */
public final class TradeFlow implements Persistent {
    /** Prints over which the flow is measured; a power of two. */
    public static final int WINDOW = 128;

    /** Size of one print that is still summed; larger ones count as this, so that no sum can overflow. */
    private static final long SIZE_MAX = Long.MAX_VALUE / (2 * WINDOW);

    private final long[] signedSizes = new long[WINDOW];
    private long count;
    private long signedSum;
    private long absoluteSum;
    private long lastPrice = FixedPoint.NULL;
    private long lastTimeNs = Long.MIN_VALUE;

    /**
     * Takes over a print.
     *
     * @param trade wrapped around the input; not kept
     */
    public void onTrade(PublicTradeDecoder trade) {
        if (trade.blockTrade() == Bool.YES || trade.price() <= 0 || trade.size() < 0) {
            return;
        }
        lastPrice = trade.price();
        lastTimeNs = trade.receiveTimeNs();
        final long size = Math.min(trade.size(), SIZE_MAX);
        final long signed = trade.takerSide() == Side.SELL ? -size : size;
        final int slot = (int) count & (WINDOW - 1);
        final long oldest = signedSizes[slot];
        signedSum += signed - oldest;
        absoluteSum += size - Math.abs(oldest);
        signedSizes[slot] = signed;
        count++;
    }

    /** Forgets everything, as after a lost connection. */
    public void clear() {
        for (int i = 0; i < WINDOW; i++) {
            signedSizes[i] = 0;
        }
        count = 0;
        signedSum = 0;
        absoluteSum = 0;
        lastPrice = FixedPoint.NULL;
        lastTimeNs = Long.MIN_VALUE;
    }

    /**
     * Bought minus sold by takers, as a share of all, over the window.
     *
     * @return -1 to 1; NaN until the window is full or when nothing was traded
     */
    public double imbalance() {
        return count < WINDOW || absoluteSum == 0 ? Double.NaN : (double) signedSum / (double) absoluteSum;
    }

    /**
     * Price of the latest print.
     *
     * @return 1e-8, or {@link FixedPoint#NULL}
     */
    public long lastPrice() {
        return lastPrice;
    }

    /**
     * Engine time of the latest print.
     *
     * @return epoch nanoseconds, or {@code Long.MIN_VALUE}
     */
    public long lastTimeNs() {
        return lastTimeNs;
    }

    /**
     * Adds the flow to the state hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        long h = Hash64.mix(hash, count);
        h = Hash64.mix(h, signedSum);
        h = Hash64.mix(h, absoluteSum);
        h = Hash64.mix(h, lastPrice);
        return Hash64.mix(h, lastTimeNs);
    }

    @Override
    public void persist(StateIo io) {
        io.longs(signedSizes);
        count = io.i64(count);
        signedSum = io.i64(signedSum);
        absoluteSum = io.i64(absoluteSum);
        lastPrice = io.i64(lastPrice);
        lastTimeNs = io.i64(lastTimeNs);
    }
}
