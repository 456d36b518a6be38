package io.escapement.runtime.ring;

import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Commands on their way from the business thread to the sender.
 *
 * <pre>
 *   0   arrival of the frame that caused it, System.nanoTime (int64)
 *   8   sequence of the causing input (int64)
 *   16  index among that input's outputs (int32)
 *   20  SBE command, header included
 * </pre>
 *
 * <p>One producer, one consumer. A full ring means that the sender is dead or hopelessly behind: a fatal error, not a
 * wait, since waiting would stop the thread that decides.
 */
public final class OutboundRing {
    private static final int COMMAND = 1;
    private static final int BARRIER = 2;
    private static final int ARRIVAL_OFFSET = 0;
    private static final int CAUSE_OFFSET = 8;
    private static final int INDEX_OFFSET = 16;
    private static final int MESSAGE_OFFSET = 20;

    private final OneToOneRingBuffer ring;
    private final UnsafeBuffer barrier = new UnsafeBuffer(new byte[BitUtil.SIZE_OF_LONG]);

    /**
     * An empty ring.
     *
     * @param bytes capacity, a power of two
     */
    public OutboundRing(int bytes) {
        this.ring = new OneToOneRingBuffer(
                new UnsafeBuffer(ByteBuffer.allocateDirect(bytes + RingBufferDescriptor.TRAILER_LENGTH)));
    }

    /**
     * Adds a command; business thread.
     *
     * @param arrivalNanos when the causing frame arrived
     * @param causeSequence of the causing input
     * @param index among its outputs
     * @param buffer holds the message
     * @param offset of its header
     * @param length in bytes
     * @throws IllegalStateException if the ring is full
     */
    public void publishCommand(
            long arrivalNanos, long causeSequence, int index, DirectBuffer buffer, int offset, int length) {
        final int at = ring.tryClaim(COMMAND, MESSAGE_OFFSET + length);
        if (at < 0) {
            throw full();
        }
        final MutableDirectBuffer target = ring.buffer();
        target.putLong(at + ARRIVAL_OFFSET, arrivalNanos);
        target.putLong(at + CAUSE_OFFSET, causeSequence);
        target.putInt(at + INDEX_OFFSET, index);
        target.putBytes(at + MESSAGE_OFFSET, buffer, offset, length);
        ring.commit(at);
    }

    /**
     * Sends a barrier on behind every command so far; business thread.
     *
     * @param token given back to the gateway
     * @throws IllegalStateException if the ring is full
     */
    public void publishBarrier(long token) {
        barrier.putLong(0, token);
        if (!ring.write(BARRIER, barrier, 0, BitUtil.SIZE_OF_LONG)) {
            throw full();
        }
    }

    /**
     * Hands what is waiting to a consumer; sender's thread.
     *
     * @param consumer called in order
     * @param limit most messages taken
     * @return messages taken
     */
    public int drain(Consumer consumer, int limit) {
        return ring.read(consumer, limit);
    }

    /**
     * Bytes now in the ring.
     *
     * @return the size
     */
    public int size() {
        return ring.size();
    }

    private static IllegalStateException full() {
        return new IllegalStateException("outbound ring full: the sender does not send");
    }

    /** Takes messages off the ring; decodes the layout above. */
    public abstract static class Consumer implements MessageHandler {
        @Override
        public final void onMessage(int type, MutableDirectBuffer buffer, int offset, int length) {
            if (type == BARRIER) {
                onBarrier(buffer.getLong(offset));
            } else {
                onCommand(
                        buffer.getLong(offset + ARRIVAL_OFFSET),
                        buffer.getLong(offset + CAUSE_OFFSET),
                        buffer.getInt(offset + INDEX_OFFSET),
                        buffer,
                        offset + MESSAGE_OFFSET,
                        length - MESSAGE_OFFSET);
            }
        }

        /**
         * A command.
         *
         * @param arrivalNanos when the causing frame arrived
         * @param causeSequence of the causing input
         * @param index among its outputs
         * @param buffer holds the message
         * @param offset of its header
         * @param length in bytes
         */
        protected abstract void onCommand(
                long arrivalNanos, long causeSequence, int index, DirectBuffer buffer, int offset, int length);

        /**
         * A barrier: every command of earlier inputs was handed over before.
         *
         * @param token of the barrier
         */
        protected abstract void onBarrier(long token);
    }
}
