package io.escapement.core.guard;

import io.escapement.codecs.sbe.Reason;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.config.ModelKeys;
import io.escapement.core.learning.Lessons;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.StrategyThresholds;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;

/**
 * What one model makes of one signal: the row as this model may see it, what the model says, what the trade is worth, and
 * whether that is enough. The live model and the shadow each have one, so that both decide by the same rules.
 *
 * <p>Reused: everything holds until the next signal.
 */
final class ModelJudge {
    private final ModelSlot place;
    private final SignalTable signals;
    private final TradeCosts costs;
    private final Lessons lessons;
    private final double minProbability;
    private final double minValueBps;
    private final double prior;
    private final double maxOutOfRange;
    private final int maxMissing;
    private final long maxHoldNs;
    private final double[] row;

    private float margin = Float.NaN;
    private float threshold = Float.NaN;
    private double modelProbability = Double.NaN;
    private double probability = Double.NaN;
    private double modelValueBps = Double.NaN;
    private double valueBps = Double.NaN;
    private int outOfRange;
    private int missing;

    ModelJudge(
            CoreConfiguration configuration, SignalTable signals, ModelSlot place, TradeCosts costs, Lessons lessons) {
        this.signals = signals;
        this.place = place;
        this.costs = costs;
        this.lessons = lessons;
        minProbability = configuration.number(ModelKeys.MIN_PROBABILITY);
        minValueBps = configuration.number(ModelKeys.MIN_VALUE);
        prior = configuration.number(ModelKeys.PRIOR);
        maxOutOfRange = configuration.number(ModelKeys.MAX_OUT_OF_RANGE);
        maxMissing = configuration.flag(ModelKeys.MISSING_BLOCKS) ? 0 : Integer.MAX_VALUE;
        maxHoldNs = configuration.nanos(ExecutionKeys.EXIT_MAX_HOLD);
        row = new double[signals.featureCount()];
    }

    /**
     * Judges.
     *
     * @param slot of the signal
     * @param features as the core computed them; not changed
     * @param nowNs engine time
     */
    void judge(int slot, double[] features, long nowNs) {
        final ModelBundle bundle = place.bundle();
        System.arraycopy(features, 0, row, 0, row.length);
        margin = Float.NaN;
        threshold = Float.NaN;
        modelProbability = prior;
        outOfRange = 0;
        missing = 0;
        if (bundle != null) {
            bundle.mask(row);
            bundle.checkRanges(row);
            outOfRange = bundle.outOfRange();
            missing = bundle.countMissing(row);
            margin = bundle.evaluate(row, place.code(signals.instrumentId(slot)));
            modelProbability = bundle.probability(margin);
            threshold = place.threshold(signals.strategyId(slot));
        }
        final int strategy = signals.strategyId(slot);
        probability = lessons.probability(
                modelProbability,
                strategy,
                signals.regime(slot).value(),
                signals.hour(slot),
                signals.volatilityBucket(slot));
        modelValueBps = costs.valueBps(signals, slot, probability, nowNs, place.holdNs(strategy, maxHoldNs));
        valueBps = lessons.valueBps(modelValueBps, strategy, probability);
    }

    /**
     * Is the signal last judged likely enough, and worth its costs?
     *
     * @param slot of the signal
     * @param verdict receives the decision
     * @return true if it is
     */
    boolean allows(int slot, Verdict verdict) {
        final ModelBundle bundle = place.bundle();
        if (bundle != null
                && (!verdict.atMost(Reason.MODEL_OUT_OF_RANGE, (double) outOfRange / row.length, maxOutOfRange)
                        || !verdict.atMost(Reason.MODEL_INPUT_MISSING, missing, maxMissing))) {
            return false;
        }
        final double shift = signals.thresholdShift(slot);
        final boolean likely = bundle != null && minProbability == 0
                ? passesOwnThreshold(bundle, shift, verdict)
                : verdict.atLeast(Reason.CONVICTION_PROBABILITY, probability, minProbability + shift);
        return likely && verdict.atLeast(Reason.CONVICTION_VALUE, valueBps, minValueBps);
    }

    /**
     * The bundle's threshold is a margin. What learning and the performance guard change are probabilities: they are
     * compared with the threshold's, once the margin is enough or learning thinks better of the signal than the model.
     */
    private boolean passesOwnThreshold(ModelBundle bundle, double shift, Verdict verdict) {
        if (threshold == StrategyThresholds.NEVER) {
            return verdict.atLeast(Reason.MODEL_THRESHOLD, margin, threshold);
        }
        final boolean raised = probability > modelProbability;
        if (!raised && !verdict.atLeast(Reason.CONVICTION_PROBABILITY, margin, threshold)) {
            return false;
        }
        final boolean asTheModelSays = probability == modelProbability && shift == 0;
        return asTheModelSays
                || verdict.atLeast(Reason.CONVICTION_PROBABILITY, probability, bundle.probability(threshold) + shift);
    }

    /** The row as the model saw it, masked. */
    double[] row() {
        return row;
    }

    /** Of the ensemble, NaN without one. */
    float margin() {
        return margin;
    }

    /** The bundle's own for the strategy, NaN without a bundle. */
    float threshold() {
        return threshold;
    }

    /** As the model says, or the prior without one. */
    double modelProbability() {
        return modelProbability;
    }

    /** What the decision is made on. */
    double probability() {
        return probability;
    }

    /** After costs, in basis points of notional, before learning's correction. */
    double modelValueBps() {
        return modelValueBps;
    }

    /** After costs and learning's correction, in basis points of notional. */
    double valueBps() {
        return valueBps;
    }

    /** Features outside the range of the training rows. */
    int outOfRange() {
        return outOfRange;
    }

    /** Features missing that never were in training. */
    int missing() {
        return missing;
    }
}
