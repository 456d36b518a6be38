package io.escapement.simulation.engine;

import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The inbound ring without threads: slots of the ring's size, market data refused when seven eighths are taken, a
 * consumer that is told when there is something.
 *
 * <p>What is essential and finds the ring full would wait in life; here it is let in and counted.
 */
final class MemoryRing implements InboundPort {
    private static final int RESERVED_SHARE = 8;
    private static final byte STALE = (byte) 0xEE;

    /** A slot, or a barrier's token. */
    static final class Entry {
        private final UnsafeBuffer buffer;
        private final long token;
        private int length;
        private boolean published;

        private Entry(UnsafeBuffer buffer, long token) {
            this.buffer = buffer;
            this.token = token;
        }

        boolean isBarrier() {
            return buffer == null;
        }

        UnsafeBuffer buffer() {
            return buffer;
        }

        int length() {
            return length;
        }

        long token() {
            return token;
        }
    }

    private final int capacity;
    private final Runnable onPublished;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Deque<UnsafeBuffer> spare = new ArrayDeque<>();
    private final Entry[] open;
    private long next;
    private boolean full;

    MemoryRing(int capacity, Runnable onPublished) {
        this.capacity = capacity;
        this.onPublished = onPublished;
        this.open = new Entry[4 * Math.max(capacity, MAX_CLAIM)];
    }

    /** Takes no market data until it is told otherwise. */
    void full(boolean value) {
        full = value;
    }

    /** The oldest entry, null if there is none that is published. */
    Entry poll() {
        final Entry first = entries.peek();
        return first == null || !first.published ? null : entries.poll();
    }

    /** An entry's memory may be used again. */
    void release(Entry entry) {
        if (entry.buffer != null) {
            spare.push(entry.buffer);
        }
    }

    @Override
    public long claim(InputPriority priority, int count) {
        if (priority == InputPriority.MARKET
                && (full || capacity - entries.size() < capacity / RESERVED_SHARE + count)) {
            return REFUSED;
        }
        final long first = next;
        for (int i = 0; i < count; i++) {
            final UnsafeBuffer buffer = spare.isEmpty() ? new UnsafeBuffer(new byte[MAX_MESSAGE_LENGTH]) : spare.pop();
            // What was there before must not shine through.
            Arrays.fill(buffer.byteArray(), STALE);
            final Entry entry = new Entry(buffer, 0);
            open[(int) (next++ % open.length)] = entry;
            entries.add(entry);
        }
        return first;
    }

    @Override
    public MutableDirectBuffer slot(long slot) {
        return open[(int) (slot % open.length)].buffer;
    }

    @Override
    public void length(long slot, int length) {
        open[(int) (slot % open.length)].length = length;
    }

    @Override
    public void publish(long first, int count) {
        for (int i = 0; i < count; i++) {
            open[(int) ((first + i) % open.length)].published = true;
        }
        onPublished.run();
    }

    @Override
    public void publishBarrier(long token) {
        final Entry entry = new Entry(null, token);
        entry.published = true;
        entries.add(entry);
        onPublished.run();
    }
}
