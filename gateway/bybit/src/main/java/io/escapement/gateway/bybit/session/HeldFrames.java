package io.escapement.gateway.bybit.session;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;

/**
 * Frames of a stream that wait for room in the inbound ring, in the order of arrival, PINGs among them.
 *
 * <p>While anything is held the socket is not read, so there are never more frames than had been received already.
 */
final class HeldFrames {
    private final ArrayDeque<Held> frames = new ArrayDeque<>();

    /** A frame and its kind. */
    private record Held(ByteBuf payload, boolean ping) {}

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** Keeps a frame; it owns the payload from now on. */
    void add(ByteBuf payload, boolean ping) {
        frames.addLast(new Held(payload, ping));
    }

    ByteBuf payload() {
        return frames.peekFirst().payload();
    }

    boolean isPing() {
        return frames.peekFirst().ping();
    }

    /** Forgets the first frame without releasing it. */
    void removeFirst() {
        frames.removeFirst();
    }

    /** The connection is gone, and what it said with it. */
    void clear() {
        for (Held held = frames.pollFirst(); held != null; held = frames.pollFirst()) {
            held.payload().release();
        }
    }
}
