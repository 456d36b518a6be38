package io.escapement.runtime;

import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.gateway.bybit.port.CommandSink;
import io.escapement.runtime.metrics.LatencyRecorder;
import io.escapement.runtime.ring.FatalListener;
import io.escapement.runtime.ring.OutboundRing;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.DirectBuffer;

/**
 * Drains the outbound ring on the gateway's event loop, where the sockets are: one wake-up between decision and wire.
 *
 * <p>{@link #wake} is called by the business thread; everything else happens on the event loop, except {@link #stop}.
 * A command that can't be handed over would be lost without an outcome: that ends the run, and nothing more is sent.
 */
final class CommandSender {
    private static final int BATCH = 256;

    private final OutboundRing ring;
    private final CommandSink sink;
    private final Executor eventLoop;
    private final LatencyRecorder orderLatency;
    private final FatalListener failed;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Runnable drain = this::drain;
    private final Handover handover = new Handover();
    private volatile boolean stopped;

    /** A sender; {@code failed} hears on the event loop that a command could not be handed over. */
    CommandSender(
            OutboundRing ring,
            CommandSink sink,
            Executor eventLoop,
            LatencyRecorder orderLatency,
            FatalListener failed) {
        this.ring = ring;
        this.sink = sink;
        this.eventLoop = eventLoop;
        this.orderLatency = orderLatency;
        this.failed = failed;
    }

    /** Says that something waits; one task at most is ever queued on the event loop. */
    void wake() {
        if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
            eventLoop.execute(drain);
        }
    }

    private void drain() {
        // Lowered first: what is published from here on schedules the next turn.
        scheduled.set(false);
        try {
            ring.drain(handover, BATCH);
        } catch (final RuntimeException | Error e) {
            stopped = true;
            failed.onFatal(e);
        }
        // A read ends with its batch, or where the ring's memory does; what lies behind wants another turn.
        if (ring.size() > 0) {
            wake();
        }
    }

    /**
     * Drops every command that waits or is still to come, and sends one last in their place; any thread.
     *
     * @param last message, header included; not to be changed any more
     * @param length in bytes
     */
    void stop(DirectBuffer last, int length) {
        stopped = true;
        eventLoop.execute(() -> sink.onCommand(last, 0, length, 0, 0));
    }

    private final class Handover extends OutboundRing.Consumer {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();

        @Override
        protected void onCommand(
                long arrivalNanos, long causeSequence, int index, DirectBuffer buffer, int offset, int length) {
            if (stopped) {
                return;
            }
            sink.onCommand(buffer, offset, length, causeSequence, index);
            header.wrap(buffer, offset);
            if (header.templateId() == PlaceOrderDecoder.TEMPLATE_ID) {
                orderLatency.record(System.nanoTime() - arrivalNanos);
            }
        }

        @Override
        protected void onBarrier(long token) {
            sink.onBarrier(token);
        }
    }
}
