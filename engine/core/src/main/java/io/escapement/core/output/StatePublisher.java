package io.escapement.core.output;

import io.escapement.codecs.sbe.AlertEncoder;
import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.FindingEncoder;
import io.escapement.codecs.sbe.FindingKind;
import io.escapement.codecs.sbe.FindingPolicy;
import io.escapement.codecs.sbe.GuardLevel;
import io.escapement.codecs.sbe.GuardStateEncoder;
import io.escapement.codecs.sbe.KillStage;
import io.escapement.codecs.sbe.QuarantineEncoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.RiskStateEncoder;
import io.escapement.codecs.sbe.Severity;
import io.escapement.codecs.sbe.StateHashEncoder;
import io.escapement.codecs.sbe.SymbolStateEncoder;
import io.escapement.codecs.sbe.TradabilityState;
import io.escapement.codecs.sbe.TrainingRequestedEncoder;

/** Encodes what the core says about its own state. Every field is set: the buffer is reused. */
public final class StatePublisher {
    /** No number. */
    public static final long NULL_VALUE = Long.MIN_VALUE;

    private final OutputChannel channel;
    private final AlertEncoder alert = new AlertEncoder();
    private final RiskStateEncoder risk = new RiskStateEncoder();
    private final GuardStateEncoder guard = new GuardStateEncoder();
    private final SymbolStateEncoder symbol = new SymbolStateEncoder();
    private final TrainingRequestedEncoder training = new TrainingRequestedEncoder();
    private final StateHashEncoder hash = new StateHashEncoder();
    private final FindingEncoder finding = new FindingEncoder();
    private final QuarantineEncoder quarantine = new QuarantineEncoder();

    /**
     * A publisher.
     *
     * @param channel encodes into
     */
    public StatePublisher(OutputChannel channel) {
        this.channel = channel;
    }

    /**
     * Tells a person.
     *
     * @param kind of trouble
     * @param severity how urgent
     * @param reason why
     * @param instrumentId about what, or {@link CommandPublisher#NULL_INSTRUMENT}
     * @param signalId about which signal, or {@link #NULL_VALUE}
     * @param value seen
     * @param expected instead
     */
    public void alert(
            AlertKind kind,
            Severity severity,
            Reason reason,
            int instrumentId,
            long signalId,
            long value,
            long expected) {
        alert.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .kind(kind)
                .severity(severity)
                .reason(reason)
                .signalId(signalId)
                .value(value)
                .expected(expected);
        channel.emit(alert.encodedLength());
    }

    /**
     * Tells the state of the risk limits.
     *
     * @param stage of the kill switch
     * @param halted by an operator
     * @param reason of the change
     * @param equity cash and unrealised result, or null value
     * @param dayStartEquity equity when the UTC day began, or null value
     * @param peakEquity highest equity, transfers left out, or null value
     * @param openExposure notional of positions and entries
     * @param dayLoss of the UTC day
     * @param rollingLoss of the last 24 hours
     * @param drawdown from the best result
     * @param liquidationDistance fraction of price, or null value
     * @param trippedBy what drove the kill switch, NONE while it is off
     */
    public void riskState(
            KillStage stage,
            boolean halted,
            Reason reason,
            long equity,
            long dayStartEquity,
            long peakEquity,
            long openExposure,
            long dayLoss,
            long rollingLoss,
            long drawdown,
            long liquidationDistance,
            Reason trippedBy) {
        risk.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .killStage(stage)
                .halted(halted ? Bool.YES : Bool.NO)
                .reason(reason)
                .equity(equity)
                .dayStartEquity(dayStartEquity)
                .peakEquity(peakEquity)
                .openExposure(openExposure)
                .dayLoss(dayLoss)
                .rollingLoss(rollingLoss)
                .drawdown(drawdown)
                .liquidationDistance(liquidationDistance)
                .trippedBy(trippedBy);
        channel.emit(risk.encodedLength());
    }

    /**
     * Tells how far the performance guard brakes.
     *
     * @param strategyId whom, 0 for the account
     * @param level the new one
     * @param value losing trades in a row, or the drawdown: what decided
     * @param threshold where the level begins
     * @param sizeFactor multiplies sizes
     * @param thresholdShift added to the least probability
     * @param drawdown fall of closed results from their high, fraction of equity at 1e-8
     * @param losingStreak losing trades in a row
     */
    public void performance(
            int strategyId,
            GuardLevel level,
            double value,
            double threshold,
            double sizeFactor,
            double thresholdShift,
            long drawdown,
            int losingStreak) {
        guard.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .strategyId(strategyId)
                .reason(Reason.PERFORMANCE)
                .blocking(level == GuardLevel.PAUSED ? Bool.YES : Bool.NO)
                .value(value)
                .threshold(threshold)
                .level(level)
                .sizeFactor(sizeFactor)
                .thresholdShift(thresholdShift)
                .drawdown(drawdown)
                .losingStreak(losingStreak);
        channel.emit(guard.encodedLength());
    }

    /**
     * Tells whether an instrument may be traded.
     *
     * @param instrumentId which
     * @param state its tradability
     * @param historyBars closed bars of the signal interval held
     * @param historyDays days of history there are
     */
    public void symbolState(int instrumentId, TradabilityState state, int historyBars, int historyDays) {
        symbol.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .state(state)
                .historyBars(historyBars)
                .historyDays(historyDays);
        channel.emit(symbol.encodedLength());
    }

    /**
     * Asks for training.
     *
     * @param instrumentId that needs it, or {@link CommandPublisher#NULL_INSTRUMENT} for the model as a whole
     * @param reason why
     * @param outcomes recorded so far
     */
    public void trainingRequested(int instrumentId, Reason reason, int outcomes) {
        training.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .reason(reason)
                .outcomes(outcomes);
        channel.emit(training.encodedLength());
    }

    /**
     * Tells a difference between the venue and us.
     *
     * @param kind what
     * @param policy what is done about it
     * @param instrumentId where, or {@link CommandPublisher#NULL_INSTRUMENT}
     * @param signalId that owns the position, or {@link #NULL_VALUE}
     * @param ours our value, or {@link #NULL_VALUE}
     * @param venues the venue's value, or {@link #NULL_VALUE}
     * @param idHigh venue's id of the order or fill, 0 for none
     * @param idLow venue's id of the order or fill, 0 for none
     */
    public void finding(
            FindingKind kind,
            FindingPolicy policy,
            int instrumentId,
            long signalId,
            long ours,
            long venues,
            long idHigh,
            long idLow) {
        finding.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .kind(kind)
                .policy(policy)
                .ours(ours)
                .venues(venues)
                .orderId()
                .high(idHigh)
                .low(idLow);
        finding.signalId(signalId);
        channel.emit(finding.encodedLength());
    }

    /**
     * Tells that an instrument takes no new entries, or takes them again.
     *
     * @param instrumentId which
     * @param active whether entries are kept away
     * @param cause what began it
     * @param reason what ended it, NONE while active
     */
    public void quarantine(int instrumentId, boolean active, FindingKind cause, Reason reason) {
        quarantine
                .wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .active(active ? Bool.YES : Bool.NO)
                .cause(cause)
                .reason(reason);
        channel.emit(quarantine.encodedLength());
    }

    /**
     * Tells the rolling hash.
     *
     * @param sequence of the input after which it holds
     * @param stateHash the hash
     */
    public void stateHash(long sequence, long stateHash) {
        hash.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .sequence(sequence)
                .stateHash(stateHash);
        channel.emit(hash.encodedLength());
    }
}
