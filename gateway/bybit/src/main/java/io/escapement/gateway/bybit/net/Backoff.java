package io.escapement.gateway.bybit.net;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits between attempts: doubling from a least to a longest, half of each drawn at random unless told otherwise. */
public final class Backoff {
    private static final int MAX_DOUBLINGS = 20;

    private final long minMillis;
    private final long maxMillis;
    private final RandomGenerator jitter;
    private int attempts;

    /**
     * With bounds.
     *
     * @param min first wait
     * @param max longest wait
     * @param jitter draws the random half; null where a run must repeat itself
     */
    public Backoff(Duration min, Duration max, RandomGenerator jitter) {
        this.minMillis = Math.max(1, min.toMillis());
        this.maxMillis = Math.max(minMillis, max.toMillis());
        this.jitter = jitter;
    }

    /**
     * The next wait.
     *
     * @return milliseconds
     */
    public long nextMillis() {
        final long whole = Math.min(maxMillis, minMillis << Math.min(attempts++, MAX_DOUBLINGS));
        return jitter == null ? whole : whole / 2 + jitter.nextLong(whole / 2 + 1);
    }

    /** The connection works again: start over. */
    public void reset() {
        attempts = 0;
    }
}
