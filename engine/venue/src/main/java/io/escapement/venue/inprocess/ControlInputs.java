package io.escapement.venue.inprocess;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.ConnectionStateEncoder;
import io.escapement.codecs.sbe.FeeRatesEncoder;
import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.ReconciliationBeginEncoder;
import io.escapement.codecs.sbe.ReconciliationEndEncoder;
import io.escapement.codecs.sbe.RequestOutcomeEncoder;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.VenueId;

/** Encodes what the gateway itself would tell: definitions, rates, connections, outcomes, marks. */
final class ControlInputs {
    private static final long NS_PER_MS = 1_000_000L;
    private static final int MAX_TEXT = RequestOutcomeEncoder.textLength();

    private final InputArena arena;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InstrumentDefinitionEncoder definitionEncoder = new InstrumentDefinitionEncoder();
    private final FeeRatesEncoder feeEncoder = new FeeRatesEncoder();
    private final ConnectionStateEncoder connectionEncoder = new ConnectionStateEncoder();
    private final RequestOutcomeEncoder outcomeEncoder = new RequestOutcomeEncoder();
    private final ReconciliationBeginEncoder beginEncoder = new ReconciliationBeginEncoder();
    private final ReconciliationEndEncoder endEncoder = new ReconciliationEndEncoder();

    ControlInputs(InputArena arena) {
        this.arena = arena;
    }

    void instrument(int instrumentId, InstrumentRules rules, long nowNs, int channel) {
        final int at = arena.begin();
        definitionEncoder
                .wrapAndApplyHeader(arena.buffer(), at, header)
                .receiveTimeNs(nowNs)
                .exchangeTimeNs(nowNs)
                .instrumentId(instrumentId)
                .symbol(rules.symbol())
                .status(InstrumentStatus.TRADING)
                .tickSize(rules.tickSize())
                .lotSize(rules.lotSize())
                .minOrderSize(rules.minOrderSize())
                .maxOrderSize(rules.maxOrderSize())
                .maxMarketOrderSize(rules.maxMarketOrderSize())
                .minNotional(rules.minNotional())
                .minPrice(rules.minPrice())
                .maxPrice(rules.maxPrice())
                .minLeverage(FixedPoint.ONE)
                .maxLeverage(rules.maxLeverage())
                .leverageStep(rules.leverageStep())
                .fundingIntervalMinutes(rules.fundingIntervalMinutes())
                .launchTimeNs(rules.launchTimeMs() * NS_PER_MS)
                .deliveryTimeNs(FixedPoint.NULL);
        arena.add(MessageHeaderEncoder.ENCODED_LENGTH + definitionEncoder.encodedLength(), channel);
    }

    void feeRates(int instrumentId, long takerRate, long makerRate, long nowNs, int channel) {
        final int at = arena.begin();
        feeEncoder
                .wrapAndApplyHeader(arena.buffer(), at, header)
                .receiveTimeNs(nowNs)
                .exchangeTimeNs(nowNs)
                .instrumentId(instrumentId)
                .takerRate(takerRate)
                .makerRate(makerRate);
        arena.add(MessageHeaderEncoder.ENCODED_LENGTH + feeEncoder.encodedLength(), channel);
    }

    void connectionUp(Channel which, long nowNs, int channel) {
        final int at = arena.begin();
        connectionEncoder
                .wrapAndApplyHeader(arena.buffer(), at, header)
                .receiveTimeNs(nowNs)
                .exchangeTimeNs(FixedPoint.NULL)
                .channel(which)
                .connectionId(0)
                .state(LinkState.UP)
                .instrumentId(ConnectionStateEncoder.instrumentIdNullValue())
                .intervalMinutes(0);
        arena.add(MessageHeaderEncoder.ENCODED_LENGTH + connectionEncoder.encodedLength(), channel);
    }

    void reconciliationBegin(long requestedAtSequence, long nowNs, int channel) {
        final int at = arena.begin();
        beginEncoder
                .wrapAndApplyHeader(arena.buffer(), at, header)
                .receiveTimeNs(nowNs)
                .requestedAtSequence(requestedAtSequence);
        arena.add(MessageHeaderEncoder.ENCODED_LENGTH + beginEncoder.encodedLength(), channel);
    }

    void reconciliationEnd(
            long requestedAtSequence, int orders, int positions, int executions, long nowNs, int channel) {
        final int at = arena.begin();
        endEncoder
                .wrapAndApplyHeader(arena.buffer(), at, header)
                .receiveTimeNs(nowNs)
                .requestedAtSequence(requestedAtSequence)
                .complete(Bool.YES)
                .openOrders(orders)
                .positions(positions)
                .executions(executions);
        arena.add(MessageHeaderEncoder.ENCODED_LENGTH + endEncoder.encodedLength(), channel);
    }

    /**
     * What became of a command.
     *
     * @param command the command
     * @param outcome its fate
     * @param orderId of the order concerned, or null
     * @param code of the venue
     * @param text empty on success
     * @param venueTimeNs stamp of the answer, or NULL
     * @param nowNs now
     * @param channel it comes on
     */
    void outcome(
            Command command,
            Outcome outcome,
            VenueId orderId,
            int code,
            String text,
            long venueTimeNs,
            long nowNs,
            int channel) {
        final int at = arena.begin();
        outcomeEncoder
                .wrapAndApplyHeader(arena.buffer(), at, header)
                .receiveTimeNs(nowNs)
                .exchangeTimeNs(venueTimeNs)
                .instrumentId(command.instrumentId)
                .kind(command.kind)
                .queryKind(command.queryKind)
                .outcome(outcome)
                .commandSequence(command.causeSequence)
                .commandIndex(command.index);
        outcomeEncoder
                .clientOrderId()
                .epoch(command.epoch)
                .sequence(command.sequence)
                .leg((short) command.leg);
        outcomeEncoder.orderId().high(orderId == null ? 0 : orderId.high()).low(orderId == null ? 0 : orderId.low());
        outcomeEncoder.venueCode(code).text(text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT));
        arena.add(MessageHeaderEncoder.ENCODED_LENGTH + outcomeEncoder.encodedLength(), channel);
    }
}
