package io.escapement.gateway.bybit.session;

import io.escapement.gateway.bybit.net.Transport;
import io.escapement.gateway.bybit.port.GatewayClock;
import java.util.concurrent.TimeUnit;

/** Receive time: the wall clock once, at the start, and from there the monotonic clock. */
public final class ReceiveClock implements GatewayClock {
    private final Transport transport;
    private final long anchorNs;

    /**
     * Anchors to now.
     *
     * @param transport whose clocks these are
     */
    public ReceiveClock(Transport transport) {
        this.transport = transport;
        anchorNs = TimeUnit.MILLISECONDS.toNanos(transport.epochMillis()) - transport.nanoTime();
    }

    @Override
    public long nowNs() {
        return anchorNs + transport.nanoTime();
    }

    @Override
    public long stamp(long venueTimeNs) {
        return nowNs();
    }
}
