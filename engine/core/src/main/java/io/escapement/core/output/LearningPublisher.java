package io.escapement.core.output;

import io.escapement.codecs.sbe.GateCostEncoder;
import io.escapement.codecs.sbe.LessonAppliedEncoder;
import io.escapement.codecs.sbe.LessonKind;
import io.escapement.codecs.sbe.LessonLearnedEncoder;
import io.escapement.codecs.sbe.Reason;

/** Encodes what outcomes taught and what that did. Every field is set: the buffer is reused. */
public final class LearningPublisher {
    private final OutputChannel channel;
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
                .observed(canonical(observed))
                .before(canonical(before))
                .after(canonical(after));
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
                .resultBps(canonical(resultBps))
                .costBps(canonical(costBps));
        channel.emit(gateCost.encodedLength());
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
                .modelProbability(canonical(modelProbability))
                .probability(canonical(probability))
                .patternCount(patternCount)
                .expectedBps(canonical(expectedBps))
                .correctedBps(canonical(correctedBps))
                .valueCount(valueCount)
                .sourceWeight(canonical(sourceWeight))
                .sourceCount(sourceCount);
        channel.emit(applied.encodedLength());
    }

    private static double canonical(double value) {
        return value != value ? Double.NaN : value;
    }
}
