package io.escapement.gateway.bybit.market;

import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A port that takes everything and keeps nothing. */
final class Deaf implements InboundPort {
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[1_024]);

    @Override
    public long claim(InputPriority priority, int count) {
        return 0;
    }

    @Override
    public MutableDirectBuffer slot(long at) {
        return slot;
    }

    @Override
    public void length(long at, int length) {}

    @Override
    public void publish(long first, int count) {}

    @Override
    public void publishBarrier(long token) {}
}
