package io.escapement.gateway.exchange.pace;

import java.util.function.LongSupplier;

/**
 * The greatest speed of the market against the wall clock. Time lost to a slow client is not made up for: the market
 * never runs faster than told.
 */
public final class Tempo {
    private static final long NS_PER_MS = 1_000_000;

    /** Earlier than this is soon enough: shorter sleeps cost more than they are worth. */
    private static final long EARLY_NS = 500_000;

    private static final long LATE_NS = 50 * NS_PER_MS;

    private final double speed;
    private final LongSupplier nanoTime;
    private long anchorWallNs;
    private long anchorMarketMs;
    private boolean anchored;

    private Tempo(double speed, LongSupplier nanoTime) {
        this.speed = speed;
        this.nanoTime = nanoTime;
    }

    /** As fast as the client can. @return a tempo that never waits */
    public static Tempo unlimited() {
        return new Tempo(Double.POSITIVE_INFINITY, () -> 0);
    }

    /**
     * At most so much faster than the wall clock.
     *
     * @param speed positive
     * @param nanoTime the wall clock's progress, in nanoseconds
     * @return the tempo
     */
    public static Tempo of(double speed, LongSupplier nanoTime) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be positive: speed=" + speed);
        }
        return new Tempo(speed, nanoTime);
    }

    /** Whether it ever waits. @return false for {@link #unlimited()} */
    public boolean isLimited() {
        return speed != Double.POSITIVE_INFINITY;
    }

    /** Counts from now. @param marketMs the market's time now */
    public void anchor(long marketMs) {
        anchorWallNs = nanoTime.getAsLong();
        anchorMarketMs = marketMs;
        anchored = true;
    }

    /**
     * How long until the market may be so far.
     *
     * @param marketMs the next instant
     * @return nanoseconds, 0 at once
     */
    public long delayNs(long marketMs) {
        if (!isLimited()) {
            return 0;
        }
        if (!anchored) {
            anchor(marketMs);
        }
        final long delayNs = untilNs(marketMs);
        if (delayNs < -LATE_NS) {
            anchor(marketMs);
        }
        return delayNs > EARLY_NS ? delayNs : 0;
    }

    /**
     * When the market reaches a time by the wall clock.
     *
     * @param marketMs any
     * @return nanoseconds from now, negative if it has passed
     */
    public long untilNs(long marketMs) {
        final double due = (marketMs - anchorMarketMs) * (NS_PER_MS / speed);
        return (long) (due - (nanoTime.getAsLong() - anchorWallNs));
    }

    /** The market's time by the wall clock. @return ms; needs an anchor and a limit */
    public long marketMs() {
        return anchorMarketMs + (long) ((nanoTime.getAsLong() - anchorWallNs) * (speed / NS_PER_MS));
    }
}
