package io.escapement.gateway.bybit.session;

import io.escapement.gateway.bybit.port.GatewayClock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Receive time: the wall clock once, at the start, and from there the monotonic clock. */
public final class ReceiveClock implements GatewayClock {
    private final long anchorNs;

    /** Anchors to now. */
    public ReceiveClock() {
        final Instant now = Instant.now();
        anchorNs = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - System.nanoTime();
    }

    @Override
    public long nowNs() {
        return anchorNs + System.nanoTime();
    }

    @Override
    public long stamp(long venueTimeNs) {
        return nowNs();
    }
}
