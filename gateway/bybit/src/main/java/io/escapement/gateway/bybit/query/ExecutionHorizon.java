package io.escapement.gateway.bybit.query;

import io.escapement.gateway.bybit.rest.RequestClock;

/**
 * From when on executions are asked for: a margin before the last moment at which none can have been missed.
 *
 * <p>Messages of the private stream move that moment on only while the stream is whole: up without a break since before
 * the last complete answer to a question for executions. A message that comes in between says nothing about those
 * missed before it. Rows seen twice do no harm, each has its id. Thread-safe.
 */
public final class ExecutionHorizon {
    private static final long MARGIN_MS = 60_000;

    private final RequestClock clock;
    private long completeUntilMs;
    private boolean streamUp;
    private boolean whole;
    private int losses;

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

    /** The private stream is up: what happens from now on will be heard. */
    public synchronized void onStreamUp() {
        streamUp = true;
    }

    /** The private stream is lost: what happens from now on is missed until it is asked for. */
    public synchronized void onStreamLost() {
        streamUp = false;
        whole = false;
        losses++;
    }

    /**
     * The private stream said something.
     *
     * @param timeMs its stamp, milliseconds since the epoch
     */
    public synchronized void onStreamed(long timeMs) {
        if (whole) {
            completeUntilMs = Math.max(completeUntilMs, timeMs);
        }
    }

    /**
     * Where to begin.
     *
     * @return milliseconds since the epoch
     */
    public synchronized long sinceMs() {
        if (completeUntilMs == 0) {
            completeUntilMs = clock.nowMs();
            return completeUntilMs;
        }
        return Math.max(0, completeUntilMs - MARGIN_MS);
    }

    /**
     * Losses of the stream so far; to be read before executions are asked for.
     *
     * @return a count
     */
    synchronized int losses() {
        return losses;
    }

    /**
     * The venue has told every execution up to a moment.
     *
     * @param timeMs when it was asked, milliseconds since the epoch
     * @param lossesBefore {@link #losses} before it was asked
     */
    synchronized void onQueried(long timeMs, int lossesBefore) {
        completeUntilMs = Math.max(completeUntilMs, timeMs);
        whole = streamUp && losses == lossesBefore;
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
