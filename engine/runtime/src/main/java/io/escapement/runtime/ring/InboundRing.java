package io.escapement.runtime.ring;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import io.escapement.runtime.thread.WaitKind;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * From many producers to the one thread that decides. From here on there is one order of events.
 *
 * <p>Market data is refused when the ring is seven eighths full, so that private messages, outcomes and commands always
 * find room; those wait if even the last eighth is taken, they are never dropped. Behind a dead consumer nobody waits:
 * what is published then is never applied. All memory is allocated here.
 */
public final class InboundRing implements InboundPort, AutoCloseable {
    private static final int RESERVED_SHARE = 8;
    private static final long DRAIN_LIMIT_S = 10;

    private final Disruptor<InboundSlot> disruptor;
    private final RingBuffer<InboundSlot> ring;
    private final int reserved;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicBoolean dead = new AtomicBoolean();
    private boolean drained;

    /**
     * A ring with its consumer; {@link #start} sets it going.
     *
     * @param slots capacity in messages, a power of two
     * @param wait how the consumer waits
     * @param businessThread makes the consumer's thread
     * @param consumer stands behind the ring
     * @param fatal called once, on the business thread, when the consumer throws; the ring is dead then
     */
    public InboundRing(
            int slots, WaitKind wait, ThreadFactory businessThread, InputConsumer consumer, FatalListener fatal) {
        final UnsafeBuffer memory = new UnsafeBuffer(ByteBuffer.allocateDirect(slots * InboundSlot.LENGTH));
        final int[] next = new int[1];
        this.disruptor = new Disruptor<>(
                () -> new InboundSlot(new UnsafeBuffer(memory, next[0]++ * InboundSlot.LENGTH, InboundSlot.LENGTH)),
                slots,
                task -> {
                    final Thread thread = businessThread.newThread(task);
                    // What ends this thread has gone to the fatal listener already.
                    thread.setUncaughtExceptionHandler((ended, cause) -> dead.set(true));
                    return thread;
                },
                ProducerType.MULTI,
                wait.newStrategy());
        this.ring = disruptor.getRingBuffer();
        this.reserved = slots / RESERVED_SHARE;
        final Handler handler = new Handler(consumer, this);
        disruptor.handleEventsWith(handler);
        disruptor.setDefaultExceptionHandler(new Fatal(cause -> {
            dead.set(true);
            // The way out leads over the event loop, which must not wait here for room that will never come.
            ring.removeGatingSequence(handler.consumed);
            fatal.onFatal(cause);
        }));
    }

    /** Starts the business thread. */
    public void start() {
        disruptor.start();
    }

    @Override
    public long claim(InputPriority priority, int count) {
        if (priority == InputPriority.MARKET && ring.remainingCapacity() < reserved + count) {
            refused.getAndAdd(count);
            return REFUSED;
        }
        final long last = ring.next(count);
        final long first = last - count + 1;
        final long now = System.nanoTime();
        for (long slot = first; slot <= last; slot++) {
            final InboundSlot claimed = ring.get(slot);
            claimed.kind = InboundSlot.INPUT;
            // The journal refuses a message without a length; one of an earlier message would look like a message.
            claimed.length = 0;
            claimed.arrivalNanos = now;
        }
        return first;
    }

    @Override
    public boolean isRelaxed() {
        return ring.remainingCapacity() > ring.getBufferSize() / 2;
    }

    @Override
    public MutableDirectBuffer slot(long slot) {
        return ring.get(slot).buffer;
    }

    @Override
    public void length(long slot, int length) {
        ring.get(slot).length = length;
    }

    @Override
    public void publish(long first, int count) {
        ring.publish(first, first + count - 1);
    }

    @Override
    public void publishBarrier(long token) {
        publishMark(InboundSlot.BARRIER, token);
    }

    /** Asks the business thread for a sign of life, if there is room for the question. */
    public void publishPulse() {
        if (ring.remainingCapacity() > reserved) {
            publishMark(InboundSlot.PULSE, 0);
        }
    }

    /**
     * Market messages refused so far.
     *
     * @return a count
     */
    public long refused() {
        return refused.get();
    }

    /**
     * Messages waiting or being applied.
     *
     * @return slots in use
     */
    public long depth() {
        return ring.getBufferSize() - ring.remainingCapacity();
    }

    /** Lets what is published be applied, then stops the business thread; a dead one is not waited for. */
    @Override
    public void close() {
        try {
            if (!dead.get()) {
                disruptor.shutdown(DRAIN_LIMIT_S, TimeUnit.SECONDS);
                drained = !dead.get();
            }
        } catch (final TimeoutException e) {
            dead.set(true);
        }
        if (dead.get()) {
            disruptor.halt();
        }
    }

    /**
     * Whether everything published was applied before the business thread was stopped.
     *
     * @return false before {@link #close}, and when the thread had died or did not come to an end in time
     */
    public boolean isDrained() {
        return drained;
    }

    private void publishMark(int kind, long token) {
        final long sequence = ring.next();
        final InboundSlot slot = ring.get(sequence);
        slot.kind = kind;
        slot.token = token;
        slot.length = 0;
        slot.arrivalNanos = System.nanoTime();
        ring.publish(sequence);
    }

    private static final class Handler implements EventHandler<InboundSlot> {
        private final InputConsumer consumer;
        private final InboundRing owner;
        private Sequence consumed;
        private boolean batchOpen;
        private long depth;

        Handler(InputConsumer consumer, InboundRing owner) {
            this.consumer = consumer;
            this.owner = owner;
        }

        @Override
        public void setSequenceCallback(Sequence sequence) {
            consumed = sequence;
        }

        @Override
        public void onEvent(InboundSlot slot, long sequence, boolean endOfBatch) {
            if (!batchOpen) {
                batchOpen = true;
                depth = owner.depth();
            }
            switch (slot.kind) {
                case InboundSlot.INPUT -> consumer.onInput(slot.arrivalNanos, slot.buffer, 0, slot.length);
                case InboundSlot.BARRIER -> consumer.onBarrier(slot.token);
                default -> consumer.onPulse(slot.arrivalNanos);
            }
            if (endOfBatch) {
                batchOpen = false;
                consumer.onBatchEnd(depth);
            }
        }
    }

    /** The one catch on the business thread: nothing is skipped, the engine stops. */
    private static final class Fatal implements ExceptionHandler<InboundSlot> {
        private final FatalListener listener;

        Fatal(FatalListener listener) {
            this.listener = listener;
        }

        @Override
        public void handleEventException(Throwable cause, long sequence, InboundSlot slot) {
            listener.onFatal(cause);
            throw new IllegalStateException("business thread stopped", cause);
        }

        @Override
        public void handleOnStartException(Throwable cause) {
            listener.onFatal(cause);
        }

        @Override
        public void handleOnShutdownException(Throwable cause) {
            listener.onFatal(cause);
        }
    }
}
