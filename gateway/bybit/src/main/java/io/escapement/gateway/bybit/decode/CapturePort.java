package io.escapement.gateway.bybit.decode;

import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Keeps published messages in order until they are cleared; for tools that look at what a frame becomes. One thread. */
final class CapturePort implements InboundPort {
    private final List<UnsafeBuffer> slots = new ArrayList<>();
    private int claimed;
    private int published;

    /** Forgets all messages. */
    void clear() {
        claimed = 0;
        published = 0;
    }

    /** @return messages published since the last clear */
    int count() {
        return published;
    }

    /** @return a message, by its index in the order of publishing; its header is at 0 */
    DirectBuffer message(int index) {
        return slots.get(index);
    }

    @Override
    public long claim(InputPriority priority, int count) {
        final long first = claimed;
        claimed += count;
        while (slots.size() < claimed) {
            slots.add(new UnsafeBuffer(new byte[MAX_MESSAGE_LENGTH]));
        }
        return first;
    }

    @Override
    public MutableDirectBuffer slot(long slot) {
        return slots.get((int) slot);
    }

    @Override
    public void length(long slot, int length) {
        // The printer takes the length from the message itself.
    }

    @Override
    public void publish(long first, int count) {
        published += count;
    }

    @Override
    public void publishBarrier(long token) {
        // Decoders publish none.
    }
}
