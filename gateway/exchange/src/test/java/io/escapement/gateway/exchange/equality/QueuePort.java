package io.escapement.gateway.exchange.equality;

import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A ring without end: inputs as byte arrays and barriers as numbers, in the order in which they were claimed. */
final class QueuePort implements InboundPort {
    private static final class Slot {
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX_MESSAGE_LENGTH]);
        private int length;
        private boolean published;
    }

    private final BlockingQueue<Object> taken = new LinkedBlockingQueue<>();
    private final ArrayDeque<Slot> open = new ArrayDeque<>();
    private Slot[] slots = new Slot[4 * MAX_CLAIM];
    private long next;

    /** What was published: {@code byte[]} or {@code Long}. */
    BlockingQueue<Object> taken() {
        return taken;
    }

    @Override
    public synchronized long claim(InputPriority priority, int count) {
        final long first = next;
        for (int i = 0; i < count; i++) {
            final Slot slot = new Slot();
            // What was there before must not shine through.
            Arrays.fill(slot.buffer.byteArray(), (byte) 0xEE);
            slots[(int) (next++ % slots.length)] = slot;
            open.add(slot);
        }
        return first;
    }

    @Override
    public synchronized MutableDirectBuffer slot(long slot) {
        return slots[(int) (slot % slots.length)].buffer;
    }

    @Override
    public synchronized void length(long slot, int length) {
        slots[(int) (slot % slots.length)].length = length;
    }

    @Override
    public synchronized void publish(long first, int count) {
        for (int i = 0; i < count; i++) {
            slots[(int) ((first + i) % slots.length)].published = true;
        }
        while (!open.isEmpty() && open.peek().published) {
            final Slot slot = open.poll();
            taken.add(Arrays.copyOf(slot.buffer.byteArray(), slot.length));
        }
    }

    @Override
    public void publishBarrier(long token) {
        taken.add(token);
    }
}
