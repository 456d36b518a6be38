package io.escapement.gateway.bybit.net;

import java.time.Duration;

/**
 * Keeps the number of new connections within what the venue allows in a sliding window. Event loop only.
 *
 * <p>All links of a gateway share one, so that a venue that throws everybody out is not stormed.
 */
public final class ConnectionBudget {
    private final long windowNanos;
    private final long[] begun;
    private int next;
    private int count;

    /**
     * Unused.
     *
     * @param connections allowed within the window, positive
     * @param window its length
     */
    public ConnectionBudget(int connections, Duration window) {
        begun = new long[connections];
        windowNanos = window.toNanos();
    }

    /**
     * Takes one connection out of the budget, if there is one left.
     *
     * @param nowNanos monotonic
     * @return 0 when the connection may be made now, else nanoseconds until it is worth asking again
     */
    public long take(long nowNanos) {
        if (count == begun.length) {
            final long wait = begun[next] + windowNanos - nowNanos;
            if (wait > 0) {
                return wait;
            }
        } else {
            count++;
        }
        begun[next] = nowNanos;
        next = (next + 1) % begun.length;
        return 0;
    }
}
