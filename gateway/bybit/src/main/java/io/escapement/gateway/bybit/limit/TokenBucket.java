package io.escapement.gateway.bybit.limit;

/**
 * Tokens that come back one window after they were taken: never more than the limit in any window, which is how the
 * venue counts.
 *
 * <p>Times of a monotonic clock. Allocates only when the venue tells a higher limit than ever before. One thread at a
 * time.
 */
final class TokenBucket {
    private final long windowNs;
    private long[] takenNs;
    private int limit;
    private int first;
    private int count;
    private long closedUntilNs;
    private boolean closed;

    TokenBucket(int limit, long windowNs) {
        this.limit = limit;
        this.windowNs = windowNs;
        this.takenNs = new long[limit];
    }

    int limit() {
        return limit;
    }

    /**
     * How long until a token may be taken.
     *
     * @param nowNs now
     * @param reserve tokens to be left for others
     * @return 0 for now, else nanoseconds
     */
    long waitNs(long nowNs, int reserve) {
        release(nowNs);
        if (closed) {
            return closedUntilNs - nowNs;
        }
        final int free = limit - count;
        if (free > reserve) {
            return 0;
        }
        final int missing = Math.min(count, reserve + 1 - free);
        return missing == 0 ? windowNs : at(missing - 1) + windowNs - nowNs;
    }

    /** Takes a token, whether there is one or not: the request goes out anyway. */
    void take(long nowNs) {
        release(nowNs);
        if (count == takenNs.length) {
            // More than ever may be out at once: the oldest is forgotten, the newest counts.
            first = next(first);
            count--;
        }
        takenNs[(first + count) % takenNs.length] = nowNs;
        count++;
    }

    /** Nobody gets a token before then. */
    void close(long untilNs) {
        if (!closed || untilNs - closedUntilNs > 0) {
            closed = true;
            closedUntilNs = untilNs;
        }
    }

    /**
     * The venue says how many it allows, and how many are left.
     *
     * @param nowNs now
     * @param told its limit, 0 if not told
     * @param remaining tokens it has left for us, negative if not told
     */
    void correct(long nowNs, int told, int remaining) {
        if (told > 0 && told != limit) {
            resize(told);
        }
        release(nowNs);
        // Requests of ours that it has not seen yet only make its number larger than ours.
        while (remaining >= 0 && limit - count > remaining) {
            take(nowNs);
        }
    }

    private void resize(int newLimit) {
        if (newLimit > takenNs.length) {
            final long[] larger = new long[newLimit];
            for (int i = 0; i < count; i++) {
                larger[i] = at(i);
            }
            takenNs = larger;
            first = 0;
        }
        limit = newLimit;
    }

    private void release(long nowNs) {
        while (count > 0 && nowNs - takenNs[first] >= windowNs) {
            first = next(first);
            count--;
        }
        if (closed && nowNs - closedUntilNs >= 0) {
            closed = false;
        }
    }

    private long at(int index) {
        return takenNs[(first + index) % takenNs.length];
    }

    private int next(int place) {
        return place + 1 == takenNs.length ? 0 : place + 1;
    }
}
