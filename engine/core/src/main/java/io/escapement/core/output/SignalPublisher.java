package io.escapement.core.output;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.GatesAskedEncoder;
import io.escapement.codecs.sbe.PhantomClosedEncoder;
import io.escapement.codecs.sbe.PhantomOpenedEncoder;
import io.escapement.codecs.sbe.PhantomUpdatedEncoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Regime;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.SignalContextEncoder;
import io.escapement.codecs.sbe.SignalProposedEncoder;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.codecs.sbe.SignalTransitionEncoder;

/** Encodes what becomes of signals and phantoms. Every field is set: the buffer is reused. */
public final class SignalPublisher {
    private final OutputChannel channel;
    private final SignalTransitionEncoder transition = new SignalTransitionEncoder();
    private final SignalProposedEncoder proposed = new SignalProposedEncoder();
    private final SignalContextEncoder context = new SignalContextEncoder();
    private final GatesAskedEncoder gates = new GatesAskedEncoder();
    private final PhantomOpenedEncoder phantomOpened = new PhantomOpenedEncoder();
    private final PhantomUpdatedEncoder phantomUpdated = new PhantomUpdatedEncoder();
    private final PhantomClosedEncoder phantomClosed = new PhantomClosedEncoder();

    /**
     * A publisher.
     *
     * @param channel encodes into
     */
    public SignalPublisher(OutputChannel channel) {
        this.channel = channel;
    }

    /**
     * A signal moved on.
     *
     * @param instrumentId of what
     * @param signalId which
     * @param strategyId who proposed it
     * @param intervalMinutes of its bars
     * @param from state before
     * @param to state now
     * @param reason why
     * @param side BUY to be long
     * @param entry reference price
     * @param stop price
     * @param target price
     * @param strength as proposed
     * @param value compared, or NaN
     * @param threshold it was compared with, or NaN
     * @param margin distance, positive passed, or NaN
     */
    public void transition(
            int instrumentId,
            long signalId,
            int strategyId,
            int intervalMinutes,
            SignalState from,
            SignalState to,
            Reason reason,
            Side side,
            long entry,
            long stop,
            long target,
            double strength,
            double value,
            double threshold,
            double margin) {
        transition
                .wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .signalId(signalId)
                .strategyId(strategyId)
                .intervalMinutes(intervalMinutes)
                .fromState(from)
                .toState(to)
                .reason(reason)
                .side(side)
                .entry(entry)
                .stop(stop)
                .target(target)
                .strength(Canonical.of(strength))
                .value(Canonical.of(value))
                .threshold(Canonical.of(threshold))
                .margin(Canonical.of(margin));
        channel.emit(transition.encodedLength());
    }

    /**
     * What a strategy said.
     *
     * @param instrumentId of what
     * @param signalId which
     * @param strategyId who proposed it
     * @param intervalMinutes of its bars
     * @param side BUY to be long
     * @param closeTimeNs of the bar that made it speak
     * @param entry reference price
     * @param stop price
     * @param firstTarget price, or null
     * @param target price
     * @param strength 0 to 1
     * @param numbers holds the reasons
     * @param count of reasons
     */
    public void proposed(
            int instrumentId,
            long signalId,
            int strategyId,
            int intervalMinutes,
            Side side,
            long closeTimeNs,
            long entry,
            long stop,
            long firstTarget,
            long target,
            double strength,
            double[] numbers,
            int count) {
        proposed.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .signalId(signalId)
                .strategyId(strategyId)
                .intervalMinutes(intervalMinutes)
                .side(side)
                .closeTimeNs(closeTimeNs)
                .entry(entry)
                .stop(stop)
                .firstTarget(firstTarget)
                .target(target)
                .strength(Canonical.of(strength));
        final SignalProposedEncoder.NumbersEncoder group = proposed.numbersCount(count);
        for (int i = 0; i < count; i++) {
            group.next().value(Canonical.of(numbers[i]));
        }
        channel.emit(proposed.encodedLength());
    }

    /**
     * What the gates know of a signal when they judge it.
     *
     * @param instrumentId of what
     * @param signalId which
     * @param regime of the market
     * @param volatilityBucket 0 is the calmest, -1 not known
     * @param hour of the close, UTC
     * @param modelMargin or NaN
     * @param probability calibrated, or NaN
     * @param expectedValueBps after costs, or NaN
     * @param weight multiplies the expected value in ranking
     * @param sizeFactor multiplies the size
     * @param thresholdShift added to the least probability
     */
    public void context(
            int instrumentId,
            long signalId,
            Regime regime,
            int volatilityBucket,
            int hour,
            double modelMargin,
            double probability,
            double expectedValueBps,
            double weight,
            double sizeFactor,
            double thresholdShift) {
        context.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .signalId(signalId)
                .regime(regime)
                .volatilityBucket((byte) volatilityBucket)
                .hour((byte) hour)
                .modelMargin(Canonical.of(modelMargin))
                .probability(Canonical.of(probability))
                .expectedValueBps(Canonical.of(expectedValueBps))
                .weight(Canonical.of(weight))
                .sizeFactor(Canonical.of(sizeFactor))
                .thresholdShift(Canonical.of(thresholdShift));
        channel.emit(context.encodedLength());
    }

    /**
     * What gates compared about a signal, up to what decided.
     *
     * @param instrumentId of what
     * @param signalId which
     * @param reasons told when a comparison does not pass
     * @param passes whether each did
     * @param values compared, or NaN
     * @param thresholds they were compared with, or NaN
     * @param margins distances, or NaN
     * @param count of comparisons
     */
    public void gatesAsked(
            int instrumentId,
            long signalId,
            Reason[] reasons,
            boolean[] passes,
            double[] values,
            double[] thresholds,
            double[] margins,
            int count) {
        gates.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .signalId(signalId);
        final GatesAskedEncoder.ComparisonsEncoder group = gates.comparisonsCount(count);
        for (int i = 0; i < count; i++) {
            group.next()
                    .reason(reasons[i])
                    .passed(passes[i] ? Bool.YES : Bool.NO)
                    .value(Canonical.of(values[i]))
                    .threshold(Canonical.of(thresholds[i]))
                    .margin(Canonical.of(margins[i]));
        }
        channel.emit(gates.encodedLength());
    }

    /**
     * A signal that is not traded lives on.
     *
     * @param instrumentId of what
     * @param signalId which
     * @param strategyId who proposed it
     * @param side BUY is long
     * @param entry price
     * @param stop price
     * @param target price
     * @param expireTimeNs when it ends at the latest
     * @param firstTarget where a share is closed, or null
     * @param blockedBy why it is not traded, NONE beside a trade
     * @param beside whether it is traded, too
     */
    public void phantomOpened(
            int instrumentId,
            long signalId,
            int strategyId,
            Side side,
            long entry,
            long stop,
            long target,
            long expireTimeNs,
            long firstTarget,
            Reason blockedBy,
            boolean beside) {
        phantomOpened
                .wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .signalId(signalId)
                .strategyId(strategyId)
                .side(side)
                .entry(entry)
                .stop(stop)
                .target(target)
                .expireTimeNs(expireTimeNs)
                .firstTarget(firstTarget)
                .blockedBy(blockedBy)
                .beside(beside ? Bool.YES : Bool.NO);
        channel.emit(phantomOpened.encodedLength());
    }

    /**
     * A phantom's best or worst price moved on by a whole risk unit.
     *
     * @param instrumentId of what
     * @param signalId which
     * @param maxFavourable best price
     * @param maxAdverse worst price
     */
    public void phantomUpdated(int instrumentId, long signalId, long maxFavourable, long maxAdverse) {
        phantomUpdated
                .wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .signalId(signalId)
                .maxFavourable(maxFavourable)
                .maxAdverse(maxAdverse);
        channel.emit(phantomUpdated.encodedLength());
    }

    /**
     * A phantom ended.
     *
     * @param instrumentId of what
     * @param signalId which
     * @param reason target, stop, time or eviction
     * @param exit price, or null
     * @param resultR in units of the initial risk, after costs, or NaN
     * @param maxFavourable best price
     * @param maxAdverse worst price
     * @param firstTargetTaken whether a share was closed at the first target
     * @param costBps fees, slippage and funding, or NaN
     * @param holdNs from the signal's close
     * @param blockedBy why the signal was not traded, NONE beside a trade
     * @param beside whether it was traded, too
     */
    public void phantomClosed(
            int instrumentId,
            long signalId,
            Reason reason,
            long exit,
            double resultR,
            long maxFavourable,
            long maxAdverse,
            boolean firstTargetTaken,
            double costBps,
            long holdNs,
            Reason blockedBy,
            boolean beside) {
        phantomClosed
                .wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .signalId(signalId)
                .reason(reason)
                .exit(exit)
                .resultR(Canonical.of(resultR))
                .maxFavourable(maxFavourable)
                .maxAdverse(maxAdverse)
                .firstTargetTaken(firstTargetTaken ? Bool.YES : Bool.NO)
                .costBps(Canonical.of(costBps))
                .holdNs(holdNs)
                .blockedBy(blockedBy)
                .beside(beside ? Bool.YES : Bool.NO);
        channel.emit(phantomClosed.encodedLength());
    }
}
