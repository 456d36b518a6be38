package io.escapement.gateway.bybit.rest;

import io.netty.handler.codec.http.HttpHeaders;

/**
 * What the headers of an answer tell about limits and time.
 *
 * @param limit requests a second of this endpoint, 0 if not told
 * @param remaining requests left, -1 if not told
 * @param resetMs when the window ends, milliseconds since the epoch, 0 if not told
 * @param timeMs the venue's clock, milliseconds since the epoch, 0 if not told
 */
record LimitHeaders(int limit, int remaining, long resetMs, long timeMs) {
    static final LimitHeaders NONE = new LimitHeaders(0, -1, 0, 0);

    private static final int MAX_LIMIT = 10_000;

    static LimitHeaders of(HttpHeaders headers) {
        return new LimitHeaders(
                (int) Math.min(MAX_LIMIT, number(headers.get("X-Bapi-Limit"), 0)),
                (int) Math.min(MAX_LIMIT, number(headers.get("X-Bapi-Limit-Status"), -1)),
                number(headers.get("X-Bapi-Limit-Reset-Timestamp"), 0),
                number(headers.get("Timenow"), 0));
    }

    private static long number(String text, long otherwise) {
        if (text == null || text.isEmpty() || text.length() > 15) {
            return otherwise;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return otherwise;
            }
        }
        return Long.parseLong(text);
    }
}
