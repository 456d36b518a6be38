package io.escapement.core.output;

import io.escapement.codecs.sbe.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Holds messages back until everything else an input causes has been said, then emits them uncounted.
 *
 * <p>What is told on the side, such as a shadow model's decisions, must not move the index of any other message nor the
 * state hash, so that with and without it all else stays the same, byte for byte. Fixed size: what doesn't fit is dropped
 * and counted.
 */
public final class SideLane {
    private static final int LENGTH_MAX = 256;

    private final UnsafeBuffer message = new UnsafeBuffer(new byte[LENGTH_MAX]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnsafeBuffer held;
    private final int[] lengths;
    private final OutputChannel channel;
    private int count;
    private int used;
    private long dropped;

    /**
     * An empty lane.
     *
     * @param channel where its messages go in the end
     * @param capacity messages an input can cause
     */
    public SideLane(OutputChannel channel, int capacity) {
        this.channel = channel;
        held = new UnsafeBuffer(new byte[Math.multiplyExact(capacity, LENGTH_MAX)]);
        lengths = new int[capacity];
    }

    /** Emits what is held, in order. To be called when all other outputs of an input are out. */
    public void flush() {
        int at = 0;
        for (int i = 0; i < count; i++) {
            channel.emitAside(held, at, lengths[i]);
            at += lengths[i];
        }
        count = 0;
        used = 0;
    }

    /**
     * Messages there was no room for.
     *
     * @return count since construction
     */
    public long dropped() {
        return dropped;
    }

    /** Engine time. */
    long nowNs() {
        return channel.nowNs();
    }

    /** Where the next message is encoded, at offset 0. */
    MutableDirectBuffer buffer() {
        return message;
    }

    MessageHeaderEncoder header() {
        return header;
    }

    /**
     * Holds the encoded message.
     *
     * @param encodedLength of the message without its header
     */
    void add(int encodedLength) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + encodedLength;
        if (count == lengths.length) {
            dropped++;
            return;
        }
        held.putBytes(used, message, 0, length);
        lengths[count++] = length;
        used += length;
    }
}
