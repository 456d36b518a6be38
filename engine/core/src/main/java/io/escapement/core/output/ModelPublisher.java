package io.escapement.core.output;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.EvaluationEncoder;
import io.escapement.codecs.sbe.ModelChangedEncoder;
import io.escapement.codecs.sbe.ModelRole;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.ShadowComparisonEncoder;
import io.escapement.codecs.sbe.ShadowEvaluationEncoder;

/** Encodes what models say and which of them are active. What concerns a shadow goes by the {@link SideLane}. */
public final class ModelPublisher {
    private final OutputChannel channel;
    private final SideLane aside;
    private final EvaluationEncoder evaluation = new EvaluationEncoder();
    private final ModelChangedEncoder changed = new ModelChangedEncoder();
    private final ShadowEvaluationEncoder shadow = new ShadowEvaluationEncoder();
    private final ShadowComparisonEncoder comparison = new ShadowComparisonEncoder();

    /**
     * A publisher.
     *
     * @param channel for the live model's messages
     * @param aside for a shadow's
     */
    public ModelPublisher(OutputChannel channel, SideLane aside) {
        this.channel = channel;
        this.aside = aside;
    }

    /**
     * Begins what the live model saw and said of a signal; {@link #parts}, {@link #inputs} and {@link #row} follow.
     *
     * @param instrumentId of what
     * @param signalId which
     * @param modelHashPrefix of the bundle, 0 without one
     * @param margin of the ensemble, or NaN
     * @param probability after learning's correction, or NaN
     * @param expectedValueBps after costs, or NaN
     */
    public void evaluation(
            int instrumentId,
            long signalId,
            long modelHashPrefix,
            float margin,
            double probability,
            double expectedValueBps) {
        evaluation
                .wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .signalId(signalId)
                .modelHashPrefix(modelHashPrefix)
                .margin(canonical(margin))
                .probability(Canonical.of(probability))
                .expectedValueBps(Canonical.of(expectedValueBps));
    }

    /**
     * What the parts of the ensemble said.
     *
     * @param trees margin, or NaN
     * @param forest margin, or NaN
     * @param logistic margin, or NaN
     * @param modelProbability before learning's correction, or NaN
     * @param thresholdMargin of the bundle for the strategy, or NaN
     */
    public void parts(float trees, float forest, double logistic, double modelProbability, float thresholdMargin) {
        evaluation
                .treesMargin(canonical(trees))
                .forestMargin(canonical(forest))
                .logisticMargin(Canonical.of(logistic))
                .modelProbability(Canonical.of(modelProbability))
                .thresholdMargin(canonical(thresholdMargin));
    }

    /**
     * How far the row lay outside what training saw.
     *
     * @param outOfRange features outside their range
     * @param worstFeature index, or null value
     * @param worstExcess in widths of its range, or NaN
     * @param missing features missing that never were in training
     */
    public void inputs(int outOfRange, int worstFeature, double worstExcess, int missing) {
        evaluation
                .outOfRange(outOfRange)
                .worstFeature(worstFeature)
                .worstExcess(Canonical.of(worstExcess))
                .missingInputs(missing);
    }

    /**
     * Ends an evaluation with its row, and emits it.
     *
     * @param features masked, in layout order
     */
    public void row(double[] features) {
        final EvaluationEncoder.FeaturesEncoder group = evaluation.featuresCount(features.length);
        for (int i = 0; i < features.length; i++) {
            group.next().value(Canonical.of(features[i]));
        }
        channel.emit(evaluation.encodedLength());
    }

    /**
     * Tells which bundle is active in a role now.
     *
     * @param role a shadow's message goes aside
     * @param accepted false when the one before stays
     * @param now prefix of the active bundle's hash, 0 for none
     * @param before prefix of the one before, 0 for none
     * @param reason NONE if accepted
     */
    public void changed(ModelRole role, boolean accepted, long now, long before, Reason reason) {
        final boolean isAside = role == ModelRole.SHADOW;
        if (isAside) {
            changed.wrapAndApplyHeader(aside.buffer(), 0, aside.header());
        } else {
            changed.wrapAndApplyHeader(channel.buffer(), 0, channel.header());
        }
        changed.engineTimeNs(channel.nowNs())
                .role(role)
                .accepted(accepted ? Bool.YES : Bool.NO)
                .modelHashPrefix(now)
                .previousHashPrefix(before)
                .reason(reason);
        if (isAside) {
            aside.add(changed.encodedLength());
        } else {
            channel.emit(changed.encodedLength());
        }
    }

    /**
     * What the shadow said of a signal.
     *
     * @param instrumentId of what
     * @param signalId which
     * @param modelHashPrefix of the shadow's bundle
     * @param margin of its ensemble
     * @param probability after learning's correction
     * @param expectedValueBps after costs
     * @param outOfRange features outside the range of its training rows
     * @param reason why it would not let the signal through, NONE if it would
     * @param livePasses whether the live model does
     */
    public void shadow(
            int instrumentId,
            long signalId,
            long modelHashPrefix,
            float margin,
            double probability,
            double expectedValueBps,
            int outOfRange,
            Reason reason,
            boolean livePasses) {
        shadow.wrapAndApplyHeader(aside.buffer(), 0, aside.header())
                .engineTimeNs(aside.nowNs())
                .instrumentId(instrumentId)
                .signalId(signalId)
                .modelHashPrefix(modelHashPrefix)
                .margin(canonical(margin))
                .probability(Canonical.of(probability))
                .expectedValueBps(Canonical.of(expectedValueBps))
                .outOfRange(outOfRange)
                .passes(reason == Reason.NONE ? Bool.YES : Bool.NO)
                .reason(reason)
                .livePasses(livePasses ? Bool.YES : Bool.NO);
        aside.add(shadow.encodedLength());
    }

    /**
     * Begins the comparison after a signal's result; {@link #results} ends it.
     *
     * @param instrumentId of what
     * @param signalId which
     * @param traded false for a phantom
     * @param resultR after costs
     * @param judged signals both judged
     * @param agreed of them those with the same decision
     * @param onlyLive let through by the live model alone
     * @param onlyShadow let through by the shadow alone
     */
    public void comparison(
            int instrumentId,
            long signalId,
            boolean traded,
            double resultR,
            int judged,
            int agreed,
            int onlyLive,
            int onlyShadow) {
        comparison
                .wrapAndApplyHeader(aside.buffer(), 0, aside.header())
                .engineTimeNs(aside.nowNs())
                .instrumentId(instrumentId)
                .signalId(signalId)
                .traded(traded ? Bool.YES : Bool.NO)
                .resultR(Canonical.of(resultR))
                .judged(judged)
                .agreed(agreed)
                .onlyLive(onlyLive)
                .onlyShadow(onlyShadow);
    }

    /**
     * Ends a comparison.
     *
     * @param live results of signals the live model let through
     * @param liveR their sum
     * @param shadows results of signals the shadow would have let through
     * @param shadowsR their sum
     */
    public void results(int live, double liveR, int shadows, double shadowsR) {
        comparison
                .liveResults(live)
                .liveResultR(Canonical.of(liveR))
                .shadowResults(shadows)
                .shadowResultR(Canonical.of(shadowsR));
        aside.add(comparison.encodedLength());
    }

    private static float canonical(float x) {
        return x != x ? Float.NaN : x;
    }
}
