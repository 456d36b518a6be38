package io.escapement.runtime;

import io.escapement.codecs.counters.CounterType;
import io.escapement.codecs.counters.CountersFile;
import io.escapement.codecs.sbe.ClockSource;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.ModelActivatedEncoder;
import io.escapement.codecs.sbe.ModelRole;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OperatorCommandDecoder;
import io.escapement.codecs.sbe.OperatorCommandEncoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.TimeTickEncoder;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.InputPriority;
import io.escapement.journal.Journal;
import io.escapement.runtime.metrics.LatencyRecorder;
import io.escapement.runtime.metrics.MappedCounters;
import io.escapement.runtime.model.JournalModels;
import io.escapement.runtime.model.ModelAnswer;
import io.escapement.runtime.model.ModelDesk;
import io.escapement.runtime.model.ModelRequest;
import io.escapement.runtime.ring.InboundRing;
import io.escapement.runtime.ring.OutboundRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;

/**
 * The thread beside the business thread: ticks the clock in quiet markets, carries operator commands onto the ring,
 * copies gauges into the counters file. Never in the way of a decision. A turn that fails is told of and the next one
 * comes: without ticks the core's timers would stand still in a quiet market.
 */
final class Steward implements Runnable {
    private static final int GAUGE_EVERY = 10;
    private static final int OPERATOR_MESSAGES = 8;

    private final InboundRing inbound;
    private final OutboundRing outbound;
    private final MappedCounters counters;
    private final GatewayClock clock;
    private final GatewayCounters gateway;
    private final Journal journal;
    private final LatencyRecorder tickLatency;
    private final LatencyRecorder orderLatency;
    private final ModelDesk models;
    private final Path session;
    private final EngineProgress alerts;
    private final boolean ticking;
    private final long periodNs;
    private final long recoveredTimeNs;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TimeTickEncoder tick = new TimeTickEncoder();
    private final MessageHandler operator = this::onOperatorMessage;
    private String lastAlert;
    private volatile boolean running = true;
    private volatile OperatorAction lastAction = OperatorAction.NULL_VAL;

    Steward(
            InboundRing inbound,
            OutboundRing outbound,
            MappedCounters counters,
            GatewayClock clock,
            GatewayCounters gateway,
            Journal journal,
            LatencyRecorder tickLatency,
            LatencyRecorder orderLatency,
            JournalModels library,
            RunMode mode,
            Path session,
            EngineProgress alerts,
            ClockSource source,
            long periodMs,
            long recoveredTimeNs) {
        this.inbound = inbound;
        this.outbound = outbound;
        this.counters = counters;
        this.clock = clock;
        this.gateway = gateway;
        this.journal = journal;
        this.tickLatency = tickLatency;
        this.orderLatency = orderLatency;
        this.models = new ModelDesk(library, mode, this::publishActivation);
        this.session = session;
        this.alerts = alerts;
        this.ticking = source == ClockSource.RECEIVE;
        this.periodNs = TimeUnit.MILLISECONDS.toNanos(periodMs);
        this.recoveredTimeNs = recoveredTimeNs;
    }

    @Override
    public void run() {
        for (long turn = 0; running; turn++) {
            try {
                doTurn(turn % GAUGE_EVERY == 0);
            } catch (final RuntimeException e) {
                alert("steward      ALERT " + e);
            }
            LockSupport.parkNanos(periodNs);
        }
        gauge();
    }

    private void doTurn(boolean gauges) {
        if (ticking) {
            publishTick();
        } else {
            // The venue's clock must not move by our wall clock, so only a sign of life is asked for.
            inbound.publishPulse();
        }
        counters.commands().read(operator, OPERATOR_MESSAGES);
        if (gauges) {
            gauge();
        }
    }

    void stop() {
        running = false;
    }

    /** The last command an operator sent through the counters file, NULL_VAL before the first. */
    OperatorAction lastAction() {
        return lastAction;
    }

    /** Puts an operator's command on the ring; any thread. */
    void publishOperator(OperatorAction action, String who, String why) {
        publishOperator(action, OperatorCommandEncoder.instrumentIdNullValue(), who, why);
    }

    private void publishOperator(OperatorAction action, int instrumentId, String who, String why) {
        final long slot = inbound.claim(InputPriority.ESSENTIAL, 1);
        try {
            final OperatorCommandEncoder command =
                    new OperatorCommandEncoder().wrapAndApplyHeader(inbound.slot(slot), 0, new MessageHeaderEncoder());
            command.receiveTimeNs(nowNs()).action(action).who(who).why(why).instrumentId(instrumentId);
            inbound.length(slot, MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength());
        } finally {
            inbound.publish(slot, 1);
        }
    }

    /** Engine time for inputs of our own: never before what a recovered journal has already seen. */
    long nowNs() {
        return Math.max(clock.nowNs(), recoveredTimeNs);
    }

    private void publishTick() {
        final long slot = inbound.claim(InputPriority.MARKET, 1);
        if (slot >= 0) {
            tick.wrapAndApplyHeader(inbound.slot(slot), 0, header).receiveTimeNs(nowNs());
            inbound.length(slot, MessageHeaderEncoder.ENCODED_LENGTH + tick.encodedLength());
            inbound.publish(slot, 1);
        }
    }

    /** A bundle that lies ready in the library becomes the live one or the shadow. */
    private void publishActivation(String sha256, ModelRole role, String who, String why) {
        final long slot = inbound.claim(InputPriority.ESSENTIAL, 1);
        try {
            final ModelActivatedEncoder activated =
                    new ModelActivatedEncoder().wrapAndApplyHeader(inbound.slot(slot), 0, new MessageHeaderEncoder());
            activated
                    .receiveTimeNs(nowNs())
                    .modelHash(sha256)
                    .who(who)
                    .role(role)
                    .why(why);
            inbound.length(slot, MessageHeaderEncoder.ENCODED_LENGTH + activated.encodedLength());
        } finally {
            inbound.publish(slot, 1);
        }
    }

    /** Reads, verifies and stores on this thread: the business thread only looks up what is ready. */
    private void onModelRequest(MutableDirectBuffer buffer, int offset, int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        final ModelRequest request = ModelRequest.decode(bytes);
        final ModelAnswer answer = models.handle(request);
        alerts.onLine("model        " + request.role() + (answer.accepted() ? " by " : " REFUSED, asked by ")
                + request.who() + ": " + answer.text());
        try {
            answer.write(request.answerFile(session));
        } catch (final IOException e) {
            throw new UncheckedIOException("the operator's answer can't be written", e);
        }
    }

    private void onOperatorMessage(int type, MutableDirectBuffer buffer, int offset, int length) {
        if (type == CountersFile.MODEL_REQUEST_TYPE) {
            onModelRequest(buffer, offset, length);
            return;
        }
        if (type != CountersFile.OPERATOR_COMMAND_TYPE
                || length != MessageHeaderEncoder.ENCODED_LENGTH + OperatorCommandEncoder.BLOCK_LENGTH) {
            return;
        }
        final OperatorCommandDecoder command = new OperatorCommandDecoder();
        command.wrap(
                buffer,
                offset + MessageHeaderEncoder.ENCODED_LENGTH,
                OperatorCommandEncoder.BLOCK_LENGTH,
                OperatorCommandEncoder.SCHEMA_VERSION);
        lastAction = command.action();
        publishOperator(command.action(), command.instrumentId(), command.who(), command.why());
    }

    private void gauge() {
        counters.set(CounterType.OUTBOUND_DEPTH, outbound.size());
        counters.set(CounterType.MARKET_REFUSED, inbound.refused());
        counters.set(CounterType.ENGINE_TIME, nowNs());
        counters.set(CounterType.JOURNAL_BYTES, journal.usage().bytes());
        final String trouble = journal.trouble();
        if (trouble != null) {
            alert("journal      ALERT " + trouble);
        }
        counters.set(CounterType.UNSENT, gateway.get(GatewayCounters.Metric.COMMANDS_UNSENT));
        counters.set(
                CounterType.FRAMES,
                gateway.get(GatewayCounters.Metric.PUBLIC_FRAMES)
                        + gateway.get(GatewayCounters.Metric.PRIVATE_FRAMES)
                        + gateway.get(GatewayCounters.Metric.TRADE_FRAMES));
        counters.set(CounterType.FRAMES_REFUSED, gateway.refused());
        counters.set(CounterType.RECONNECTS, gateway.get(GatewayCounters.Metric.RECONNECTS));
        final Histogram ticks = tickLatency.total();
        counters.set(CounterType.LATENCY_TICK_P50, ticks.getValueAtPercentile(50));
        counters.set(CounterType.LATENCY_TICK_P99, ticks.getValueAtPercentile(99));
        counters.set(CounterType.LATENCY_TICK_P999, ticks.getValueAtPercentile(99.9));
        counters.set(CounterType.LATENCY_TICK_MAX, ticks.getMaxValue());
        final Histogram orders = orderLatency.total();
        counters.set(CounterType.LATENCY_ORDER_P50, orders.getValueAtPercentile(50));
        counters.set(CounterType.LATENCY_ORDER_P99, orders.getValueAtPercentile(99));
        counters.set(CounterType.LATENCY_ORDER_MAX, orders.getMaxValue());
    }

    /** What is said again and again is told once. */
    private void alert(String line) {
        if (!line.equals(lastAlert)) {
            lastAlert = line;
            alerts.onLine(line);
        }
    }
}
