package io.escapement.simulation.world;

import io.netty.util.concurrent.Ticker;
import java.util.concurrent.TimeUnit;

/** Time that stands still until it is moved on. */
public final class VirtualClock implements Ticker {
    private static final long ORIGIN_NANOS = 1_000_000_000L;

    private final long originEpochMillis;
    private long nowNanos = ORIGIN_NANOS;

    /**
     * At its origin.
     *
     * @param originEpochMillis what the wall clock shows there, milliseconds since the epoch
     */
    public VirtualClock(long originEpochMillis) {
        this.originEpochMillis = originEpochMillis;
    }

    @Override
    public long initialNanoTime() {
        return 0;
    }

    @Override
    public long nanoTime() {
        return nowNanos;
    }

    /**
     * The wall clock.
     *
     * @return milliseconds since the epoch
     */
    public long epochMillis() {
        return originEpochMillis + TimeUnit.NANOSECONDS.toMillis(nowNanos - ORIGIN_NANOS);
    }

    /**
     * How long the world exists.
     *
     * @return nanoseconds
     */
    public long elapsedNanos() {
        return nowNanos - ORIGIN_NANOS;
    }

    /** Moves on; never back. */
    void advanceTo(long nanos) {
        nowNanos = Math.max(nowNanos, nanos);
    }

    @Override
    public void sleep(long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("virtual time passes by itself only");
    }
}
