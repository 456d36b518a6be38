package io.escapement.gateway.bybit.query;

import io.escapement.gateway.bybit.rest.RequestClock;

/**
 * From when on executions are asked for: a margin before the last moment at which none can have been missed.
 *
 * <p>Rows seen twice do no harm, each has its id. Thread-safe.
 */
public final class ExecutionHorizon {
    private static final long MARGIN_MS = 60_000;

    private final RequestClock clock;
    private volatile long completeUntilMs;

    /**
     * With what an earlier run knows.
     *
     * @param clock the venue's time
     * @param completeUntilMs milliseconds since the epoch; 0 for a first run, which asks from its own start on
     */
    public ExecutionHorizon(RequestClock clock, long completeUntilMs) {
        this.clock = clock;
        this.completeUntilMs = completeUntilMs;
    }

    /**
     * Nothing before this moment is missing.
     *
     * @param timeMs milliseconds since the epoch
     */
    public void completeUntil(long timeMs) {
        completeUntilMs = Math.max(completeUntilMs, timeMs);
    }

    /**
     * Where to begin.
     *
     * @return milliseconds since the epoch
     */
    public long sinceMs() {
        if (completeUntilMs == 0) {
            completeUntilMs = clock.nowMs();
            return completeUntilMs;
        }
        return Math.max(0, completeUntilMs - MARGIN_MS);
    }

    /**
     * The venue's time.
     *
     * @return milliseconds since the epoch
     */
    public long nowMs() {
        return clock.nowMs();
    }
}
