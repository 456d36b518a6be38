package io.escapement.gateway.bybit.rest;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A wall clock, corrected by what the venue tells.
 *
 * <p>A reply proves that the venue's clock showed its stamp at some moment of the round trip, so the offset lies within
 * half of that around the middle; an offset outside is moved to the edge, slowly where it is a drift and at once where it
 * is a second or more, or where the venue refused a request for its time.
 */
final class WallRequestClock implements RequestClock {
    private static final long STEP_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long SLEW_NS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Stamps are whole milliseconds. */
    private static final long GRAIN_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final LongSupplier epochMillis;
    private boolean known;
    private long offsetNs;

    WallRequestClock(LongSupplier epochMillis) {
        this.epochMillis = epochMillis;
    }

    @Override
    public synchronized long nowMs() {
        return epochMillis.getAsLong() + Math.floorDiv(offsetNs, GRAIN_NS);
    }

    @Override
    public synchronized void synchronise(long venueTimeMs) {
        offsetNs = TimeUnit.MILLISECONDS.toNanos(venueTimeMs - epochMillis.getAsLong());
        known = true;
    }

    @Override
    public synchronized void onReply(long venueTimeMs, long roundTripNs) {
        final long middleNs = TimeUnit.MILLISECONDS.toNanos(epochMillis.getAsLong()) - roundTripNs / 2;
        final long measuredNs = TimeUnit.MILLISECONDS.toNanos(venueTimeMs) - middleNs;
        final long errorNs = measuredNs - offsetNs;
        final long beyondNs = Math.abs(errorNs) - roundTripNs / 2 - GRAIN_NS;
        if (!known || beyondNs >= STEP_NS) {
            offsetNs = measuredNs;
            known = true;
        } else if (beyondNs > 0) {
            offsetNs += Long.signum(errorNs) * Math.min(beyondNs, SLEW_NS);
        }
    }
}
