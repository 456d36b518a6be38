package io.escapement.gateway.bybit.session;

import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.rest.RequestClock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The venue's own time: the largest stamp seen. Signed requests carry it too, since the market's time is all there is. */
public final class VenueClock implements GatewayClock, RequestClock {
    private final AtomicLong latestNs = new AtomicLong();

    @Override
    public long nowNs() {
        return latestNs.get();
    }

    @Override
    public long stamp(long venueTimeNs) {
        long latest = latestNs.get();
        while (venueTimeNs > latest && !latestNs.compareAndSet(latest, venueTimeNs)) {
            latest = latestNs.get();
        }
        return Math.max(latest, venueTimeNs);
    }

    @Override
    public long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(latestNs.get());
    }

    @Override
    public void synchronise(long venueTimeMs) {
        stamp(TimeUnit.MILLISECONDS.toNanos(venueTimeMs));
    }

    /** Answers are stamped where they are published. */
    @Override
    public void onReply(long venueTimeMs, long roundTripNs) {
        // Known already, or about to be.
    }
}
