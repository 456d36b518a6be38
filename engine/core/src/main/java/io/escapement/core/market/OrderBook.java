package io.escapement.core.market;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.BookDeltaDecoder;
import io.escapement.codecs.sbe.BookSnapshotDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * The order book of one instrument, at one depth of the venue: the deepest that fits and of which a snapshot came.
 *
 * <p>A venue message comes in one or more parts with the same update id. Parts are put aside and applied together with
 * the last one, so readers see the book before the message or after it, never between. A snapshot replaces everything;
 * a delta must carry the update id after the one applied last. A break in the sequence, parts that do not belong
 * together or a crossed book make it broken: it is empty and deltas are ignored until the next snapshot.
 *
 * <p>Level 0 is the best. Prices and sizes are 1e-8. No allocation after construction.
 */
public final class OrderBook implements Persistent {
    private final int depthMax;
    private final BookSide bids;
    private final BookSide asks;

    private final long[] partPrices;
    private final long[] partSizes;
    private final boolean[] partIsBid;
    private int partCount;
    private boolean partOpen;
    private boolean partIsSnapshot;
    private long partUpdateId;

    private int depth;
    private boolean valid;
    private boolean broken;
    private long updateId = Long.MIN_VALUE;
    private long crossSequence = Long.MIN_VALUE;
    private long updateTimeNs = Long.MIN_VALUE;
    private long breaks;
    private long repeats;
    private long invalid;

    /**
     * An empty book.
     *
     * @param depthMax levels of the deepest topic it can follow, positive; deeper ones are ignored
     */
    public OrderBook(int depthMax) {
        if (depthMax < 1) {
            throw new IllegalArgumentException("book depth must be positive: depthMax=" + depthMax);
        }
        this.depthMax = depthMax;
        bids = new BookSide(true, depthMax);
        asks = new BookSide(false, depthMax);
        // A delta may remove every level of both sides and set as many anew.
        partPrices = new long[4 * depthMax];
        partSizes = new long[4 * depthMax];
        partIsBid = new boolean[4 * depthMax];
    }

    /**
     * Takes over a part of a snapshot.
     *
     * @param snapshot wrapped around the input; its groups are read; not kept
     * @return one of {@link BookResult}
     */
    public int onSnapshot(BookSnapshotDecoder snapshot) {
        final int topicDepth = snapshot.depth();
        if (topicDepth < depth || topicDepth > depthMax) {
            return BookResult.IGNORED;
        }
        if (topicDepth > depth) {
            clear();
            depth = topicDepth;
        }
        final boolean first = snapshot.first() == Bool.YES;
        final boolean last = snapshot.last() == Bool.YES;
        final long id = snapshot.updateId();
        if (!openPart(first, true, id)) {
            return onBreak();
        }
        final BookSnapshotDecoder.BidsDecoder bidGroup = snapshot.bids();
        while (bidGroup.hasNext()) {
            bidGroup.next();
            if (!putAside(true, bidGroup.price(), bidGroup.size())) {
                return onInvalid();
            }
        }
        final BookSnapshotDecoder.AsksDecoder askGroup = snapshot.asks();
        while (askGroup.hasNext()) {
            askGroup.next();
            if (!putAside(false, askGroup.price(), askGroup.size())) {
                return onInvalid();
            }
        }
        if (!last) {
            return BookResult.PARTIAL;
        }
        bids.clear();
        asks.clear();
        return applyParts(id, snapshot.crossSequence(), snapshot.receiveTimeNs());
    }

    /**
     * Takes over a part of a delta.
     *
     * @param delta wrapped around the input; its groups are read; not kept
     * @return one of {@link BookResult}
     */
    public int onDelta(BookDeltaDecoder delta) {
        if (delta.depth() != depth) {
            return BookResult.IGNORED;
        }
        if (!valid) {
            return BookResult.NO_SNAPSHOT;
        }
        final long id = delta.updateId();
        if (id == updateId) {
            repeats++;
            return BookResult.IGNORED;
        }
        if (id != updateId + 1 || !openPart(delta.first() == Bool.YES, false, id)) {
            return onBreak();
        }
        final BookDeltaDecoder.BidsDecoder bidGroup = delta.bids();
        while (bidGroup.hasNext()) {
            bidGroup.next();
            if (!putAside(true, bidGroup.price(), bidGroup.size())) {
                return onInvalid();
            }
        }
        final BookDeltaDecoder.AsksDecoder askGroup = delta.asks();
        while (askGroup.hasNext()) {
            askGroup.next();
            if (!putAside(false, askGroup.price(), askGroup.size())) {
                return onInvalid();
            }
        }
        if (delta.last() != Bool.YES) {
            return BookResult.PARTIAL;
        }
        return applyParts(id, delta.crossSequence(), delta.receiveTimeNs());
    }

    /** Empties the book, as when its stream is interrupted; it waits for a snapshot of any depth. */
    public void clear() {
        drop();
        depth = 0;
        broken = false;
    }

    /**
     * Levels of the topic it follows.
     *
     * @return the depth, 0 before a snapshot
     */
    public int depth() {
        return depth;
    }

    /**
     * Whether the book can be relied on.
     *
     * @return true after a snapshot with no break since
     */
    public boolean isValid() {
        return valid;
    }

    /**
     * Whether the book broke and waits for a snapshot; a resubscription brings one.
     *
     * @return false also before the first snapshot
     */
    public boolean isBroken() {
        return broken;
    }

    /**
     * Number of bid levels.
     *
     * @return 0 without a valid book
     */
    public int bidCount() {
        return bids.count();
    }

    /**
     * Number of ask levels.
     *
     * @return 0 without a valid book
     */
    public int askCount() {
        return asks.count();
    }

    /**
     * Price of a bid level.
     *
     * @param level below {@link #bidCount}
     * @return 1e-8
     */
    public long bidPrice(int level) {
        return bids.price(level);
    }

    /**
     * Size of a bid level.
     *
     * @param level below {@link #bidCount}
     * @return 1e-8
     */
    public long bidSize(int level) {
        return bids.size(level);
    }

    /**
     * Price of an ask level.
     *
     * @param level below {@link #askCount}
     * @return 1e-8
     */
    public long askPrice(int level) {
        return asks.price(level);
    }

    /**
     * Size of an ask level.
     *
     * @param level below {@link #askCount}
     * @return 1e-8
     */
    public long askSize(int level) {
        return asks.size(level);
    }

    /**
     * Best bid.
     *
     * @return 1e-8, {@link FixedPoint#NULL} when there is none
     */
    public long bestBid() {
        return bids.count() == 0 ? FixedPoint.NULL : bids.price(0);
    }

    /**
     * Best ask.
     *
     * @return 1e-8, {@link FixedPoint#NULL} when there is none
     */
    public long bestAsk() {
        return asks.count() == 0 ? FixedPoint.NULL : asks.price(0);
    }

    /**
     * Update id of the last message applied.
     *
     * @return {@code Long.MIN_VALUE} without a valid book
     */
    public long updateId() {
        return updateId;
    }

    /**
     * Cross sequence of the last message applied; orders messages over depths.
     *
     * @return {@code Long.MIN_VALUE} before the first
     */
    public long crossSequence() {
        return crossSequence;
    }

    /**
     * Engine time of the last message applied.
     *
     * @return epoch nanoseconds, {@code Long.MIN_VALUE} before the first
     */
    public long updateTimeNs() {
        return updateTimeNs;
    }

    /**
     * How often the book broke.
     *
     * @return a count
     */
    public long breaks() {
        return breaks;
    }

    /**
     * Deltas seen twice.
     *
     * @return a count
     */
    public long repeats() {
        return repeats;
    }

    /**
     * Messages with an impossible level; each breaks the book.
     *
     * @return a count
     */
    public long invalid() {
        return invalid;
    }

    /**
     * Adds every level and the sequence to the state hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        long h = Hash64.mix(Hash64.mix(Hash64.mix(hash, valid), broken), depth);
        h = Hash64.mix(h, updateId);
        h = Hash64.mix(h, crossSequence);
        h = Hash64.mix(h, updateTimeNs);
        h = Hash64.mix(h, breaks);
        h = Hash64.mix(h, repeats);
        h = Hash64.mix(h, partCount);
        h = asks.hashInto(bids.hashInto(h));
        for (int i = 0; i < partCount; i++) {
            h = Hash64.mix(Hash64.mix(Hash64.mix(h, partIsBid[i]), partPrices[i]), partSizes[i]);
        }
        return h;
    }

    @Override
    public void persist(StateIo io) {
        io.section("bids", 1, bids);
        io.section("asks", 1, asks);
        partCount = io.count(partCount, partPrices.length);
        io.longs(partPrices, partCount);
        io.longs(partSizes, partCount);
        io.flags(partIsBid, partCount);
        partOpen = io.flag(partOpen);
        partIsSnapshot = io.flag(partIsSnapshot);
        partUpdateId = io.i64(partUpdateId);
        depth = io.i32(depth);
        valid = io.flag(valid);
        broken = io.flag(broken);
        updateId = io.i64(updateId);
        crossSequence = io.i64(crossSequence);
        updateTimeNs = io.i64(updateTimeNs);
        breaks = io.i64(breaks);
        repeats = io.i64(repeats);
        invalid = io.i64(invalid);
    }

    private boolean openPart(boolean first, boolean snapshot, long id) {
        if (first) {
            // A first part while another message is unfinished: the rest of that one is lost. A snapshot heals it.
            if (partOpen && !snapshot) {
                return false;
            }
            partCount = 0;
            partOpen = true;
            partIsSnapshot = snapshot;
            partUpdateId = id;
            return true;
        }
        return partOpen && partIsSnapshot == snapshot && partUpdateId == id;
    }

    private boolean putAside(boolean bid, long price, long size) {
        if (partCount == partPrices.length || price <= 0 || size < 0) {
            return false;
        }
        partPrices[partCount] = price;
        partSizes[partCount] = size;
        partIsBid[partCount] = bid;
        partCount++;
        return true;
    }

    private int applyParts(long id, long newCrossSequence, long timeNs) {
        for (int i = 0; i < partCount; i++) {
            (partIsBid[i] ? bids : asks).set(partPrices[i], partSizes[i]);
        }
        partCount = 0;
        partOpen = false;
        if (bids.count() > 0 && asks.count() > 0 && bids.price(0) >= asks.price(0)) {
            return onBreak();
        }
        valid = true;
        broken = false;
        updateId = id;
        crossSequence = newCrossSequence;
        updateTimeNs = timeNs;
        return BookResult.APPLIED;
    }

    private int onInvalid() {
        invalid++;
        onBreak();
        return BookResult.INVALID;
    }

    private int onBreak() {
        drop();
        broken = true;
        breaks++;
        return BookResult.BROKEN;
    }

    private void drop() {
        bids.clear();
        asks.clear();
        partCount = 0;
        partOpen = false;
        valid = false;
        updateId = Long.MIN_VALUE;
    }
}
