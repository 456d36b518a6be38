package io.escapement.gateway.exchange.command;

import java.util.ArrayDeque;

/** Counts the requests of one endpoint in the last second of the market's clock, for the limit headers. */
public final class RateWindow {
    private static final long WINDOW_MS = 1_000;

    private final int limit;
    private final ArrayDeque<Long> stampsMs = new ArrayDeque<>();

    /**
     * Creates an empty window.
     *
     * @param limit requests a second
     */
    public RateWindow(int limit) {
        this.limit = limit;
    }

    /** Requests a second. @return positive */
    public int limit() {
        return limit;
    }

    /**
     * Takes note of a request.
     *
     * @param nowMs market time
     * @return requests left in the window, negative when there were too many
     */
    public int take(long nowMs) {
        while (!stampsMs.isEmpty() && stampsMs.peekFirst() <= nowMs - WINDOW_MS) {
            stampsMs.removeFirst();
        }
        stampsMs.addLast(nowMs);
        return limit - stampsMs.size();
    }
}
