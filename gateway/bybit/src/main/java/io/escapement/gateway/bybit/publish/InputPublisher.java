package io.escapement.gateway.bybit.publish;

import io.escapement.codecs.sbe.AccountStateEncoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.ConnectionStateEncoder;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FeeRatesEncoder;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.MarginMode;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PositionMode;
import io.escapement.codecs.sbe.ReconciliationBeginEncoder;
import io.escapement.codecs.sbe.ReconciliationEndEncoder;
import io.escapement.codecs.sbe.RequestOutcomeEncoder;
import io.escapement.codecs.sbe.UniverseAction;
import io.escapement.codecs.sbe.UniverseChangeEncoder;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import org.agrona.MutableDirectBuffer;

/**
 * Publishes the inputs that the gateway itself has to tell: connection states, outcomes, the marks of a reconciliation.
 *
 * <p>One instance per thread. Every field is written, since slots hold stale bytes.
 */
public final class InputPublisher {
    /** Stamp of a message the venue did not stamp. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** No instrument: everything on the connection. */
    public static final int NO_INSTRUMENT = Integer.MIN_VALUE;

    /** Code of an outcome the venue gave none for. */
    public static final int NO_CODE = -1;

    /** 0.055 % and 0.02 %, the venue's rates without discount. */
    private static final long DEFAULT_TAKER_RATE = 55_000;

    private static final long DEFAULT_MAKER_RATE = 20_000;

    private final InboundPort inbound;
    private final GatewayClock clock;
    private final GatewayCounters counters;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ConnectionStateEncoder connectionState = new ConnectionStateEncoder();
    private final RequestOutcomeEncoder outcome = new RequestOutcomeEncoder();
    private final ReconciliationBeginEncoder begin = new ReconciliationBeginEncoder();
    private final AccountStateEncoder accountState = new AccountStateEncoder();
    private final FeeRatesEncoder feeRates = new FeeRatesEncoder();
    private final UniverseChangeEncoder universe = new UniverseChangeEncoder();
    private final ReconciliationEndEncoder end = new ReconciliationEndEncoder();

    /**
     * For one thread.
     *
     * @param inbound where inputs go
     * @param clock stamps them
     * @param counters counts them
     */
    public InputPublisher(InboundPort inbound, GatewayClock clock, GatewayCounters counters) {
        this.inbound = inbound;
        this.clock = clock;
        this.counters = counters;
    }

    /**
     * A connection or the data on it changed state.
     *
     * @param channel which connection
     * @param state new
     * @param instrumentId {@link #NO_INSTRUMENT} for the whole connection
     */
    public void connectionState(Channel channel, LinkState state, int instrumentId) {
        connectionState(channel, 0, state, instrumentId, 0);
    }

    /**
     * One of several connections, or the data on it, changed state.
     *
     * @param channel which kind of connection
     * @param connectionId which of that kind, from 0
     * @param state new
     * @param instrumentId {@link #NO_INSTRUMENT} for the whole connection
     * @param intervalMinutes for gaps that concern bars only, else 0
     */
    public void connectionState(
            Channel channel, int connectionId, LinkState state, int instrumentId, int intervalMinutes) {
        final long slot = inbound.claim(InputPriority.ESSENTIAL, 1);
        connectionState
                .wrapAndApplyHeader(inbound.slot(slot), 0, header)
                .receiveTimeNs(clock.stamp(NO_TIME))
                .exchangeTimeNs(NO_TIME)
                .channel(channel)
                .connectionId(connectionId)
                .state(state)
                .instrumentId(instrumentId)
                .intervalMinutes(intervalMinutes);
        publish(slot, connectionState.encodedLength());
    }

    /**
     * What became of a command.
     *
     * @param command the command
     * @param result its fate
     * @param orderIdHigh of the venue's order id, 0 for none
     * @param orderIdLow of the venue's order id, 0 for none
     * @param venueCode retCode, or {@link #NO_CODE}
     * @param text printable ASCII without secrets, at most 96 characters; empty on success
     * @param venueTimeNs stamp of the answer, or {@link #NO_TIME}
     */
    public void outcome(
            SentCommand command,
            Outcome result,
            long orderIdHigh,
            long orderIdLow,
            int venueCode,
            String text,
            long venueTimeNs) {
        final long slot = inbound.claim(InputPriority.ESSENTIAL, 1);
        final MutableDirectBuffer buffer = inbound.slot(slot);
        outcome.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(clock.stamp(venueTimeNs))
                .exchangeTimeNs(venueTimeNs)
                .instrumentId(command.instrumentId)
                .kind(command.kind)
                .queryKind(command.queryKind)
                .outcome(result)
                .commandSequence(command.causeSequence)
                .commandIndex(command.index);
        outcome.clientOrderId().epoch(command.epoch).sequence(command.sequence).leg((short) command.leg);
        outcome.orderId().high(orderIdHigh).low(orderIdLow);
        outcome.venueCode(venueCode).text(text);
        if (result == Outcome.UNSENT) {
            counters.add(GatewayCounters.Metric.COMMANDS_UNSENT, 1);
        } else if (result == Outcome.UNKNOWN) {
            counters.add(GatewayCounters.Metric.COMMANDS_UNKNOWN, 1);
        }
        publish(slot, outcome.encodedLength());
    }

    /**
     * Fee rates of an environment that does not tell them: those of an account without a discount.
     *
     * @param instrumentId dense id
     */
    public void defaultFeeRates(int instrumentId) {
        final long slot = inbound.claim(InputPriority.ESSENTIAL, 1);
        feeRates.wrapAndApplyHeader(inbound.slot(slot), 0, header)
                .receiveTimeNs(clock.stamp(NO_TIME))
                .exchangeTimeNs(NO_TIME)
                .instrumentId(instrumentId)
                .takerRate(DEFAULT_TAKER_RATE)
                .makerRate(DEFAULT_MAKER_RATE);
        publish(slot, feeRates.encodedLength());
    }

    /**
     * An instrument joins or leaves the traded set.
     *
     * @param instrumentId dense id
     * @param action which
     * @param why printable ASCII, cut to 96 characters
     */
    public void universeChange(int instrumentId, UniverseAction action, String why) {
        final long slot = inbound.claim(InputPriority.ESSENTIAL, 1);
        universe.wrapAndApplyHeader(inbound.slot(slot), 0, header)
                .receiveTimeNs(clock.stamp(NO_TIME))
                .instrumentId(instrumentId)
                .action(action)
                .why(why.substring(0, Math.min(why.length(), UniverseChangeEncoder.whyLength())));
        publish(slot, universe.encodedLength());
    }

    /**
     * How the account is set up.
     *
     * @param instrumentId {@link #NO_INSTRUMENT} for all
     * @param margin null value when not told
     * @param position null value when not told
     */
    public void accountState(int instrumentId, MarginMode margin, PositionMode position) {
        final long slot = inbound.claim(InputPriority.ESSENTIAL, 1);
        accountState
                .wrapAndApplyHeader(inbound.slot(slot), 0, header)
                .receiveTimeNs(clock.stamp(NO_TIME))
                .exchangeTimeNs(NO_TIME)
                .instrumentId(instrumentId)
                .source(DataSource.QUERY)
                .marginMode(margin)
                .positionMode(position);
        publish(slot, accountState.encodedLength());
    }

    /**
     * The venue's answers follow. Published before the first request is made.
     *
     * @param requestedAtSequence last input applied when the request was decided on; {@link #NO_TIME} when the gateway
     *     itself decided: then the sequence of this very input stands for it
     */
    public void reconciliationBegin(long requestedAtSequence) {
        final long slot = inbound.claim(InputPriority.ESSENTIAL, 1);
        begin.wrapAndApplyHeader(inbound.slot(slot), 0, header)
                .receiveTimeNs(clock.stamp(NO_TIME))
                .requestedAtSequence(requestedAtSequence);
        publish(slot, begin.encodedLength());
    }

    /**
     * The venue's answers are complete, or failed.
     *
     * @param requestedAtSequence as at the beginning
     * @param complete false when an answer is missing
     * @param openOrders rows published
     * @param positions rows published
     * @param executions rows published
     */
    public void reconciliationEnd(
            long requestedAtSequence, boolean complete, int openOrders, int positions, int executions) {
        final long slot = inbound.claim(InputPriority.ESSENTIAL, 1);
        end.wrapAndApplyHeader(inbound.slot(slot), 0, header)
                .receiveTimeNs(clock.stamp(NO_TIME))
                .requestedAtSequence(requestedAtSequence)
                .complete(complete ? Bool.YES : Bool.NO)
                .openOrders(openOrders)
                .positions(positions)
                .executions(executions);
        publish(slot, end.encodedLength());
    }

    private void publish(long slot, int blockLength) {
        inbound.length(slot, MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
        inbound.publish(slot, 1);
        counters.add(GatewayCounters.Metric.INPUTS, 1);
    }
}
