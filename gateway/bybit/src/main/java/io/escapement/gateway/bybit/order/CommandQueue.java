package io.escapement.gateway.bybit.order;

import io.escapement.gateway.bybit.net.Transport;
import io.escapement.gateway.bybit.port.CommandSink;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Brings commands from the host's sender thread to the event loop, in order.
 *
 * <p>A sender that runs on the event loop itself goes straight through. From another thread a command is copied into a
 * ring and the loop is woken; when the ring is full the sender waits, which it may, since it is not the business thread.
 */
public final class CommandQueue implements CommandSink, MessageHandler {
    private static final int CAPACITY = 1 << 20;
    private static final int COMMAND = 1;
    private static final int BARRIER = 2;
    private static final int PREFIX = BitUtil.SIZE_OF_LONG + BitUtil.SIZE_OF_INT;

    private final Transport transport;
    private final CommandSink sender;
    private final RingBuffer ring = new OneToOneRingBuffer(
            new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH)));
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Runnable drain = this::drain;
    private volatile boolean closed;

    /**
     * An empty queue.
     *
     * @param transport runs the sender
     * @param sender on the event loop
     */
    public CommandQueue(Transport transport, CommandSink sender) {
        this.transport = transport;
        this.sender = sender;
    }

    @Override
    public void onCommand(DirectBuffer buffer, int offset, int length, long causeSequence, int index) {
        if (transport.loop().inEventLoop()) {
            sender.onCommand(buffer, offset, length, causeSequence, index);
            return;
        }
        final int claim = claim(COMMAND, PREFIX + length);
        if (claim > 0) {
            ring.buffer().putLong(claim, causeSequence);
            ring.buffer().putInt(claim + BitUtil.SIZE_OF_LONG, index);
            ring.buffer().putBytes(claim + PREFIX, buffer, offset, length);
            ring.commit(claim);
            wake();
        }
    }

    @Override
    public void onBarrier(long token) {
        if (transport.loop().inEventLoop()) {
            sender.onBarrier(token);
            return;
        }
        final int claim = claim(BARRIER, BitUtil.SIZE_OF_LONG);
        if (claim > 0) {
            ring.buffer().putLong(claim, token);
            ring.commit(claim);
            wake();
        }
    }

    @Override
    public void onMessage(int type, MutableDirectBuffer buffer, int offset, int length) {
        if (type == BARRIER) {
            sender.onBarrier(buffer.getLong(offset));
        } else {
            sender.onCommand(
                    buffer,
                    offset + PREFIX,
                    length - PREFIX,
                    buffer.getLong(offset),
                    buffer.getInt(offset + BitUtil.SIZE_OF_LONG));
        }
    }

    /** Nothing is handed over any more; waiting senders are let go. */
    public void close() {
        closed = true;
    }

    private int claim(int type, int length) {
        int claim = ring.tryClaim(type, length);
        while (claim <= 0 && !closed) {
            Thread.yield();
            claim = ring.tryClaim(type, length);
        }
        return claim;
    }

    private void wake() {
        if (!closed && woken.compareAndSet(false, true)) {
            transport.execute(drain);
        }
    }

    private void drain() {
        woken.set(false);
        ring.read(this);
        // A read ends where the ring's memory does; what lies behind wants another turn.
        if (ring.size() > 0) {
            wake();
        }
    }
}
