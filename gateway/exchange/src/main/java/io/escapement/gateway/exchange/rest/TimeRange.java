package io.escapement.gateway.exchange.rest;

import io.escapement.gateway.exchange.RequestException;
import io.escapement.venue.model.RetCode;

/**
 * The time window of a history query: at most seven days, by default the last seven or as many as the query has.
 *
 * @param startMs inclusive
 * @param endMs inclusive
 */
record TimeRange(long startMs, long endMs) {
    private static final long WINDOW_MS = 7L * 24 * 60 * 60 * 1000;
    private static final TimeRange ALWAYS = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

    /**
     * Reads {@code startTime} and {@code endTime}.
     *
     * @param nowMs market time
     * @param always whether the query names an order, which is found however old it is
     * @throws RequestException if the window is turned round or too wide
     */
    static TimeRange of(RestRequest request, long nowMs, boolean always) throws RequestException {
        return of(request, always ? ALWAYS : new TimeRange(nowMs - WINDOW_MS, nowMs));
    }

    /**
     * Reads {@code startTime} and {@code endTime}.
     *
     * @param absent taken when there is neither
     * @throws RequestException if the window is turned round or too wide
     */
    static TimeRange of(RestRequest request, TimeRange absent) throws RequestException {
        final long start = request.number("startTime", -1);
        final long end = request.number("endTime", -1);
        if (start >= 0 && end >= 0) {
            if (start > end || end - start > WINDOW_MS) {
                throw new RequestException(RetCode.PARAMETER, "params error: endTime - startTime must be 0 to 7 days");
            }
            return new TimeRange(start, end);
        }
        if (start >= 0) {
            return new TimeRange(start, start + WINDOW_MS);
        }
        if (end >= 0) {
            return new TimeRange(end - WINDOW_MS, end);
        }
        return absent;
    }

    boolean contains(long timeMs) {
        return timeMs >= startMs && timeMs <= endMs;
    }
}
