package io.escapement.gateway.bybit.market;

import io.escapement.gateway.bybit.decode.FrameDecoder;
import java.util.Arrays;

/**
 * Watches every book: its update ids grow by one, and its sides do not cross. Event loop only.
 *
 * <p>A snapshot always starts anew, whatever its id. Depth 1 sends snapshots only, again and again with the same id, so
 * it never breaks. A broken book stays broken until the next snapshot, wherever that comes from. Only prices are kept;
 * nothing allocates once a book has had its first snapshot.
 */
final class BookWatch {
    /** What a book message means. */
    enum Change {
        /** Nothing. */
        NONE,
        /** The book is broken from here on. */
        BROKEN,
        /** The book is whole again. */
        WHOLE
    }

    private static final long NO_BOOK = -1;
    private static final int DEPTHS = 4;

    private final long[] updateIds;
    private final boolean[] broken;
    private final PriceLadder[] bids;
    private final PriceLadder[] asks;

    BookWatch(int instruments) {
        updateIds = new long[instruments * DEPTHS];
        broken = new boolean[instruments * DEPTHS];
        bids = new PriceLadder[instruments * DEPTHS];
        asks = new PriceLadder[instruments * DEPTHS];
        Arrays.fill(updateIds, NO_BOOK);
    }

    /** The stream of a book is lost, or its data were dropped: it waits for a snapshot. */
    void lose(int instrumentId, int depth) {
        final int book = index(instrumentId, depth);
        updateIds[book] = NO_BOOK;
        broken[book] = true;
    }

    /** The book is subscribed for the first time: it waits for a snapshot, but nothing is lost. */
    void expect(int instrumentId, int depth) {
        updateIds[index(instrumentId, depth)] = NO_BOOK;
    }

    /** Whether a book waits for the snapshot that heals it. */
    boolean isBroken(int instrumentId, int depth) {
        return broken[index(instrumentId, depth)];
    }

    /** Whether a book has no snapshot on this connection yet. */
    boolean isAwaited(int instrumentId, int depth) {
        return updateIds[index(instrumentId, depth)] == NO_BOOK;
    }

    /** A book message was published. */
    Change onBook(FrameDecoder source) {
        final int depth = source.bookDepth();
        final int book = index(source.instrumentId(), depth);
        final boolean snapshot = source.isBookSnapshot();
        if (!snapshot) {
            if (broken[book]) {
                return Change.NONE;
            }
            if (updateIds[book] == NO_BOOK || source.bookUpdateId() != updateIds[book] + 1) {
                return fail(book);
            }
        }
        updateIds[book] = source.bookUpdateId();
        if (depth > 1 && isCrossed(book, depth, source)) {
            return broken[book] ? Change.NONE : fail(book);
        }
        if (snapshot && broken[book]) {
            broken[book] = false;
            return Change.WHOLE;
        }
        return Change.NONE;
    }

    private boolean isCrossed(int book, int depth, FrameDecoder source) {
        if (bids[book] == null) {
            bids[book] = new PriceLadder(true, 2 * depth);
            asks[book] = new PriceLadder(false, 2 * depth);
        }
        final PriceLadder bid = bids[book];
        final PriceLadder ask = asks[book];
        if (source.isBookSnapshot()) {
            bid.clear();
            ask.clear();
        }
        bid.apply(source.bookSide(true), source.bookLevels(true));
        ask.apply(source.bookSide(false), source.bookLevels(false));
        return !bid.isEmpty() && !ask.isEmpty() && bid.best() >= ask.best();
    }

    private Change fail(int book) {
        updateIds[book] = NO_BOOK;
        broken[book] = true;
        return Change.BROKEN;
    }

    private static int index(int instrumentId, int depth) {
        final int place = depth <= 1 ? 0 : depth <= 50 ? 1 : depth <= 200 ? 2 : 3;
        return instrumentId * DEPTHS + place;
    }
}
