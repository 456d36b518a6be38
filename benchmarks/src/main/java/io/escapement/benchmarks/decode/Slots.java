package io.escapement.benchmarks.decode;

import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Ring slots without a ring: claims go round, publishing counts. What is measured ends where the ring begins. */
public final class Slots implements InboundPort {
    private static final int COUNT = 1024;

    private final UnsafeBuffer[] buffers = new UnsafeBuffer[COUNT];
    private final int[] lengths = new int[COUNT];
    private long next;
    private long published;

    /** Allocates all slots. */
    public Slots() {
        for (int i = 0; i < COUNT; i++) {
            buffers[i] = new UnsafeBuffer(new byte[COUNT]);
        }
    }

    @Override
    public long claim(InputPriority priority, int count) {
        final long first = next;
        next += count;
        return first;
    }

    @Override
    public MutableDirectBuffer slot(long slot) {
        return buffers[(int) slot & COUNT - 1];
    }

    @Override
    public void length(long slot, int length) {
        lengths[(int) slot & COUNT - 1] = length;
    }

    @Override
    public void publish(long first, int count) {
        published += count;
    }

    @Override
    public void publishBarrier(long token) {
        throw new UnsupportedOperationException("no barriers here");
    }

    /** @return slots published */
    public long published() {
        return published;
    }

    /** @return copy of the message in a slot */
    public byte[] message(long slot) {
        final byte[] copy = new byte[lengths[(int) slot & COUNT - 1]];
        slot(slot).getBytes(0, copy);
        return copy;
    }
}
