package io.escapement.core.guard;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.learning.Lessons;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.output.ModelPublisher;
import io.escapement.core.signal.Evaluator;
import io.escapement.core.signal.Gate;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;

/**
 * Is a signal likely enough, and is it worth its costs?
 *
 * <p>The model gives a margin, calibration a probability, learning corrects it; see {@link ModelJudge} for the decision and
 * {@link TradeCosts} for the value.
 */
public final class Conviction implements Evaluator, Gate {
    private static final int NULL_COUNT = Integer.MIN_VALUE;

    private final SignalTable signals;
    private final FeatureEngine features;
    private final ActiveModel model;
    private final Lessons lessons;
    private final ModelPublisher publisher;
    private final ModelJudge judge;
    private final double[] raw;

    /**
     * A gate.
     *
     * @param configuration thresholds
     * @param signals where predictions are kept
     * @param features rows
     * @param costs of a trade
     * @param model judges
     * @param lessons correct it
     * @param publisher tells evaluations
     */
    public Conviction(
            CoreConfiguration configuration,
            SignalTable signals,
            FeatureEngine features,
            TradeCosts costs,
            ActiveModel model,
            Lessons lessons,
            ModelPublisher publisher) {
        this.signals = signals;
        this.features = features;
        this.model = model;
        this.lessons = lessons;
        this.publisher = publisher;
        judge = new ModelJudge(configuration, signals, model.live(), costs, lessons);
        raw = new double[features.layout().size()];
    }

    /** Computes the row of a signal, asks model and lessons, keeps and tells the result. */
    @Override
    public void evaluate(int slot, long nowNs) {
        final int i = signals.instrumentId(slot);
        features.compute(i, signals.side(slot), signals.closeTimeNs(slot), nowNs, raw);
        judge.judge(slot, raw, nowNs);
        signals.prediction(slot, judge.margin(), judge.modelProbability(), judge.probability());
        signals.keepFeatures(slot, judge.row());
        signals.expectedValue(slot, judge.valueBps());
        signals.uncorrectedBps(slot, judge.modelValueBps());
        signals.weight(slot, lessons.sourceWeight(signals.strategyId(slot)));
        tell(i, signals.id(slot));
        lessons.tellApplied(
                i,
                signals.id(slot),
                signals.strategyId(slot),
                judge.modelProbability(),
                judge.probability(),
                judge.modelValueBps(),
                judge.valueBps(),
                signals.regime(slot).value(),
                signals.hour(slot),
                signals.volatilityBucket(slot));
    }

    /** Gate over the last evaluation. */
    @Override
    public boolean allows(int slot, long nowNs, Verdict verdict) {
        return judge.allows(slot, verdict);
    }

    /** The row of the signal last evaluated, before any model masked it. */
    double[] raw() {
        return raw;
    }

    private void tell(int instrumentId, long signalId) {
        final ModelBundle bundle = model.bundle();
        publisher.evaluation(
                instrumentId,
                signalId,
                model.live().hashPrefix(),
                judge.margin(),
                judge.probability(),
                judge.valueBps());
        if (bundle == null) {
            publisher.parts(Float.NaN, Float.NaN, Double.NaN, judge.modelProbability(), Float.NaN);
            publisher.inputs(0, NULL_COUNT, Double.NaN, 0);
        } else {
            publisher.parts(
                    bundle.treesMargin(),
                    bundle.forestMargin(),
                    bundle.logisticMargin(),
                    judge.modelProbability(),
                    judge.threshold());
            final int worst = bundle.worstFeature();
            publisher.inputs(
                    judge.outOfRange(),
                    worst == ModelBundle.NO_FEATURE ? NULL_COUNT : worst,
                    bundle.worstExcess(),
                    judge.missing());
        }
        publisher.row(judge.row());
    }
}
