package io.escapement.gateway.bybit.session;

import java.util.Arrays;

/**
 * Watches that a book's update ids grow by one, per instrument and depth.
 *
 * <p>A snapshot always starts anew. Depth 1 sends snapshots only, so it never breaks. A gap outlives a reconnect: it is
 * closed by the next snapshot, wherever that comes from.
 */
final class BookWatch {
    /** What a book message means for the gap of its book. */
    enum Change {
        /** Nothing. */
        NONE,
        /** The book is broken from here on. */
        OPENED,
        /** The book is whole again. */
        CLOSED
    }

    private static final long NO_BOOK = -1;
    private static final int DEPTHS = 4;

    private final long[] updateIds;
    private final boolean[] gaps;

    BookWatch(int instruments) {
        updateIds = new long[instruments * DEPTHS];
        gaps = new boolean[instruments * DEPTHS];
        reset();
    }

    /** A new connection: nothing is known, deltas before the first snapshot are not a break but to be ignored. */
    void reset() {
        Arrays.fill(updateIds, NO_BOOK);
    }

    /** A book message was published. */
    Change onBook(int instrumentId, int depth, boolean snapshot, long updateId) {
        final int book = index(instrumentId, depth);
        if (snapshot) {
            updateIds[book] = updateId;
            if (gaps[book]) {
                gaps[book] = false;
                return Change.CLOSED;
            }
            return Change.NONE;
        }
        final long previous = updateIds[book];
        if (previous == NO_BOOK) {
            return gaps[book] ? Change.NONE : open(book);
        }
        if (updateId == previous + 1) {
            updateIds[book] = updateId;
            return Change.NONE;
        }
        return open(book);
    }

    private Change open(int book) {
        updateIds[book] = NO_BOOK;
        gaps[book] = true;
        return Change.OPENED;
    }

    private static int index(int instrumentId, int depth) {
        final int place = depth <= 1 ? 0 : depth <= 50 ? 1 : depth <= 200 ? 2 : 3;
        return instrumentId * DEPTHS + place;
    }
}
