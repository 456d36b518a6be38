package io.escapement.runtime;

import io.escapement.codecs.counters.CounterType;
import io.escapement.codecs.sbe.BarDecoder;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.RequestOutcomeDecoder;
import io.escapement.codecs.sbe.SwitchPositionModeDecoder;
import io.escapement.core.TradingCore;
import io.escapement.core.output.OutputPort;
import io.escapement.journal.JournalAppender;
import io.escapement.runtime.metrics.LatencyRecorder;
import io.escapement.runtime.metrics.MappedCounters;
import io.escapement.runtime.metrics.SessionTally;
import io.escapement.runtime.ring.InputConsumer;
import io.escapement.runtime.ring.OutboundRing;
import org.agrona.DirectBuffer;

/**
 * The business thread's work: each input is journaled, then applied; each output is journaled, then, if it is a
 * command, handed to the sender. Nothing is applied that is not in the journal, and "out" never holds a record without
 * its cause.
 *
 * <p>Allocates nothing. A journal that can't be written throws out of here and ends the run.
 */
final class BusinessLoop implements InputConsumer, OutputPort {
    private static final int FIRST_COMMAND = PlaceOrderDecoder.TEMPLATE_ID;
    private static final int LAST_COMMAND = SwitchPositionModeDecoder.TEMPLATE_ID;

    private final JournalAppender journal;
    private final OutboundRing outbound;
    private final MappedCounters counters;
    private final SessionTally tally;
    private final LatencyRecorder tickLatency;
    private final Runnable wakeSender;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BarDecoder bar = new BarDecoder();
    private TradingCore core;
    private long sequence;
    private long arrivalNanos;
    private volatile long commandsOut;
    private volatile long outcomesIn;

    /**
     * A loop without its core, which needs this loop as its output port.
     *
     * @param journal both streams
     * @param outbound towards the sender
     * @param counters written by this thread
     * @param tickLatency of every input but fetched bars; written by this thread
     * @param wakeSender called when commands wait in the outbound ring; must not block
     */
    BusinessLoop(
            JournalAppender journal,
            OutboundRing outbound,
            MappedCounters counters,
            LatencyRecorder tickLatency,
            Runnable wakeSender) {
        this.journal = journal;
        this.outbound = outbound;
        this.counters = counters;
        this.tally = new SessionTally(counters);
        this.tickLatency = tickLatency;
        this.wakeSender = wakeSender;
    }

    /**
     * Takes over a core, fresh or recovered.
     *
     * @param recovered the core, with this loop behind its output port from now on
     * @param lastSequence of the last input it has applied
     */
    void begin(TradingCore recovered, long lastSequence) {
        core = recovered;
        sequence = lastSequence;
        tally.begin(recovered.view().signals());
    }

    @Override
    public void onInput(long arrival, DirectBuffer buffer, int offset, int length) {
        arrivalNanos = arrival;
        final long next = sequence + 1;
        journal.appendInput(next, buffer, offset, length);
        sequence = next;
        tally.onInput(buffer, offset);
        header.wrap(buffer, offset);
        final int template = header.templateId();
        final boolean outcome = template == RequestOutcomeDecoder.TEMPLATE_ID;
        final boolean history = isHistory(buffer, offset);
        core.onInput(next, buffer, offset, length);
        if (tally.movesAccount(template)) {
            tally.onAccount(core.view().account());
        }
        if (outcome) {
            outcomesIn = outcomesIn + 1;
        }
        if (!history) {
            tickLatency.record(System.nanoTime() - arrival);
        }
    }

    /** Bars fetched by REST come by the hundred in one answer and queue behind each other: no tick is as late as that. */
    private boolean isHistory(DirectBuffer buffer, int offset) {
        return header.templateId() == BarDecoder.TEMPLATE_ID
                && bar.wrapAndApplyHeader(buffer, offset, header).source() != DataSource.STREAM;
    }

    @Override
    public void onOutput(long causeSequence, int index, DirectBuffer buffer, int offset, int length) {
        journal.appendOutput(causeSequence, index, buffer, offset, length);
        tally.onOutput(buffer, offset);
        header.wrap(buffer, offset);
        final int template = header.templateId();
        if (template >= FIRST_COMMAND && template <= LAST_COMMAND) {
            outbound.publishCommand(arrivalNanos, causeSequence, index, buffer, offset, length);
            commandsOut = commandsOut + 1;
            // At once, not when the input is done: what the core still has to say need not be waited for.
            wakeSender.run();
        }
    }

    @Override
    public void onBarrier(long token) {
        outbound.publishBarrier(token);
        wakeSender.run();
    }

    @Override
    public void onPulse(long arrival) {
        // The batch end below is the sign of life.
    }

    @Override
    public void onBatchEnd(long depth) {
        counters.set(CounterType.HEARTBEAT, System.currentTimeMillis());
        counters.set(CounterType.INPUT_SEQUENCE, sequence);
        counters.set(CounterType.INBOUND_DEPTH, depth);
        if (depth > counters.get(CounterType.INBOUND_DEPTH_MAX)) {
            counters.set(CounterType.INBOUND_DEPTH_MAX, depth);
        }
    }

    /**
     * Commands whose outcome has not come back.
     *
     * @return a count; any thread, a moment old
     */
    long commandsOutstanding() {
        return commandsOut - outcomesIn;
    }
}
