package io.escapement.core.output;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.GateCostEncoder;
import io.escapement.codecs.sbe.GuardLevel;
import io.escapement.codecs.sbe.GuardStateEncoder;
import io.escapement.codecs.sbe.LessonAppliedEncoder;
import io.escapement.codecs.sbe.LessonKind;
import io.escapement.codecs.sbe.LessonLearnedEncoder;
import io.escapement.codecs.sbe.OutcomeRecordedEncoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;

/** Encodes what outcomes taught and what that did. Every field is set: the buffer is reused. */
public final class LearningPublisher {
    private final OutputChannel channel;
    private final OutcomeRecordedEncoder outcome = new OutcomeRecordedEncoder();
    private final GuardStateEncoder guard = new GuardStateEncoder();
    private final LessonLearnedEncoder learned = new LessonLearnedEncoder();
    private final GateCostEncoder gateCost = new GateCostEncoder();
    private final LessonAppliedEncoder applied = new LessonAppliedEncoder();

    /**
     * A publisher.
     *
     * @param channel encodes into
     */
    public LearningPublisher(OutputChannel channel) {
        this.channel = channel;
    }

    /**
     * An outcome changed a correction; fields of the key that do not apply are -1.
     *
     * @param signalId whose outcome
     * @param kind of lesson
     * @param strategyId whose lesson
     * @param regime of the key
     * @param hourBucket of the key
     * @param volatilityBucket of the key
     * @param probabilityBucket of the key
     * @param count outcomes of the key so far
     * @param observed what this one added
     * @param before correction or weight before
     * @param after correction or weight now
     */
    public void lessonLearned(
            long signalId,
            LessonKind kind,
            int strategyId,
            int regime,
            int hourBucket,
            int volatilityBucket,
            int probabilityBucket,
            int count,
            double observed,
            double before,
            double after) {
        learned.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .signalId(signalId)
                .kind(kind)
                .strategyId(strategyId)
                .regime((byte) regime)
                .hourBucket((byte) hourBucket)
                .volatilityBucket((byte) volatilityBucket)
                .probabilityBucket((byte) probabilityBucket)
                .count(count)
                .observed(Canonical.of(observed))
                .before(Canonical.of(before))
                .after(Canonical.of(after));
        channel.emit(learned.encodedLength());
    }

    /**
     * A signal that a gate blocked was followed to its end.
     *
     * @param signalId whose phantom
     * @param strategyId who proposed it
     * @param reason the gate's
     * @param count signals of the gate followed to their end
     * @param resultBps of this one, after costs
     * @param costBps sum over all of them
     */
    public void gateCost(long signalId, int strategyId, Reason reason, int count, double resultBps, double costBps) {
        gateCost.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .signalId(signalId)
                .strategyId(strategyId)
                .reason(reason)
                .count(count)
                .resultBps(Canonical.of(resultBps))
                .costBps(Canonical.of(costBps));
        channel.emit(gateCost.encodedLength());
    }

    /**
     * The win-rate guard blocks a strategy, or lets it return.
     *
     * @param strategyId which
     * @param blocking whether it is blocked now
     * @param rate of wins that decided
     * @param threshold it was compared with
     */
    public void winRateState(int strategyId, boolean blocking, double rate, double threshold) {
        guard.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .strategyId(strategyId)
                .reason(Reason.WIN_RATE)
                .blocking(blocking ? Bool.YES : Bool.NO)
                .value(Canonical.of(rate))
                .threshold(Canonical.of(threshold))
                .level(GuardLevel.NULL_VAL)
                .sizeFactor(Double.NaN)
                .thresholdShift(Double.NaN)
                .drawdown(Long.MIN_VALUE)
                .losingStreak(Integer.MIN_VALUE);
        channel.emit(guard.encodedLength());
    }

    /**
     * Lessons changed what was thought of a signal.
     *
     * @param instrumentId of what
     * @param signalId which
     * @param strategyId who proposed it
     * @param regime of the pattern
     * @param hourBucket of the pattern
     * @param volatilityBucket of the pattern
     * @param probabilityBucket of the value's correction
     * @param modelProbability before
     * @param probability after
     * @param patternCount outcomes of the pattern
     * @param expectedBps before
     * @param correctedBps after
     * @param valueCount outcomes of the bucket
     * @param sourceWeight of the strategy
     * @param sourceCount outcomes of the strategy
     */
    public void lessonApplied(
            int instrumentId,
            long signalId,
            int strategyId,
            int regime,
            int hourBucket,
            int volatilityBucket,
            int probabilityBucket,
            double modelProbability,
            double probability,
            int patternCount,
            double expectedBps,
            double correctedBps,
            int valueCount,
            double sourceWeight,
            int sourceCount) {
        applied.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .signalId(signalId)
                .strategyId(strategyId)
                .regime((byte) regime)
                .hourBucket((byte) hourBucket)
                .volatilityBucket((byte) volatilityBucket)
                .probabilityBucket((byte) probabilityBucket)
                .modelProbability(Canonical.of(modelProbability))
                .probability(Canonical.of(probability))
                .patternCount(patternCount)
                .expectedBps(Canonical.of(expectedBps))
                .correctedBps(Canonical.of(correctedBps))
                .valueCount(valueCount)
                .sourceWeight(Canonical.of(sourceWeight))
                .sourceCount(sourceCount);
        channel.emit(applied.encodedLength());
    }

    /**
     * The result of a signal: begins the record, which {@link #judgedBy} goes on with and {@link #outcome} ends.
     *
     * @param instrumentId of what
     * @param signalId which
     * @param strategyId who proposed it
     * @param side BUY was long
     * @param intervalMinutes of its bars
     * @param traded false for phantoms
     * @param beside whether this is a phantom of a traded signal
     * @param reason what ended it
     * @param blockedBy why it was not traded, NONE otherwise
     */
    public void beginOutcome(
            int instrumentId,
            long signalId,
            int strategyId,
            Side side,
            int intervalMinutes,
            boolean traded,
            boolean beside,
            Reason reason,
            Reason blockedBy) {
        outcome.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .signalId(signalId)
                .strategyId(strategyId)
                .side(side)
                .intervalMinutes(intervalMinutes)
                .traded(traded ? Bool.YES : Bool.NO)
                .beside(beside ? Bool.YES : Bool.NO)
                .reason(reason)
                .blockedBy(blockedBy);
    }

    /**
     * What was thought of the signal when it was judged.
     *
     * @param regime of the market
     * @param volatilityBucket or -1
     * @param hour of the UTC day
     * @param modelProbability before lessons, or NaN
     * @param probability after them, or NaN
     * @param expectedBps before the value's lesson, or NaN
     */
    public void judgedBy(
            int regime,
            int volatilityBucket,
            int hour,
            double modelProbability,
            double probability,
            double expectedBps) {
        outcome.regime((byte) regime)
                .volatilityBucket((byte) volatilityBucket)
                .hour((byte) hour)
                .modelProbability(Canonical.of(modelProbability))
                .probability(Canonical.of(probability))
                .expectedBps(Canonical.of(expectedBps));
    }

    /**
     * What it came to, and the features it was judged by; tells the record.
     *
     * @param resultR in units of the initial risk
     * @param netPnl of a trade, null for phantoms
     * @param resultBps net, in basis points of the entry
     * @param costBps fees, slippage and funding in it
     * @param holdNs from entry to end
     * @param favourableR largest excursion in favour, or NaN
     * @param adverseR largest excursion against, or NaN
     * @param features holds the row at entry
     * @param offset of its first feature
     * @param count of features
     */
    public void outcome(
            double resultR,
            long netPnl,
            double resultBps,
            double costBps,
            long holdNs,
            double favourableR,
            double adverseR,
            double[] features,
            int offset,
            int count) {
        outcome.resultR(Canonical.of(resultR))
                .netPnl(netPnl)
                .resultBps(Canonical.of(resultBps))
                .costBps(Canonical.of(costBps))
                .holdNs(holdNs)
                .favourableR(Canonical.of(favourableR))
                .adverseR(Canonical.of(adverseR));
        final OutcomeRecordedEncoder.FeaturesEncoder group = outcome.featuresCount(count);
        for (int i = 0; i < count; i++) {
            group.next().value(Canonical.of(features[offset + i]));
        }
        channel.emit(outcome.encodedLength());
    }
}
