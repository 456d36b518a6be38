package io.escapement.core.guard;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.output.SignalPublisher;
import io.escapement.core.signal.Evaluator;
import io.escapement.core.signal.Gate;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;

/**
 * Is a signal likely enough, and is it worth its costs?
 *
 * <p>The model gives a margin, calibration a probability; the decision is made on the margin when the bundle's own
 * threshold holds. Expected value in basis points of notional is
 *
 * <pre>p · target distance − (1 − p) · stop distance − taker fees both ways − spread − slippage both ways − funding</pre>
 *
 * where funding counts one payment if the next one falls within the longest hold and is ours to pay.
 */
public final class Conviction implements Evaluator, Gate {
    private static final double BPS = 1e4;

    private final SignalTable signals;
    private final FeatureEngine features;
    private final Market market;
    private final InstrumentTable instruments;
    private final ActiveModel model;
    private final SignalPublisher publisher;
    private final double minProbability;
    private final double minValueBps;
    private final double slippageBps;
    private final double prior;
    private final double maxOutOfRange;
    private final long defaultTakerRate;
    private final long maxHoldNs;
    private final double[] row;

    private int outOfRange;

    /**
     * A gate.
     *
     * @param configuration thresholds and costs
     * @param signals where predictions are kept
     * @param features rows
     * @param market quotes and funding
     * @param instruments fees
     * @param model judges
     * @param publisher tells evaluations
     */
    public Conviction(
            CoreConfiguration configuration,
            SignalTable signals,
            FeatureEngine features,
            Market market,
            InstrumentTable instruments,
            ActiveModel model,
            SignalPublisher publisher) {
        this.signals = signals;
        this.features = features;
        this.market = market;
        this.instruments = instruments;
        this.model = model;
        this.publisher = publisher;
        minProbability = configuration.number(CoreKeys.CONVICTION_MIN_PROBABILITY);
        minValueBps = configuration.number(CoreKeys.CONVICTION_MIN_VALUE);
        slippageBps = configuration.number(CoreKeys.CONVICTION_SLIPPAGE);
        prior = configuration.number(CoreKeys.CONVICTION_PRIOR);
        maxOutOfRange = configuration.number(CoreKeys.MODEL_MAX_OUT_OF_RANGE);
        defaultTakerRate = configuration.value(CoreKeys.FEES_TAKER);
        maxHoldNs = configuration.nanos(ExecutionKeys.EXIT_MAX_HOLD);
        row = new double[features.layout().size()];
    }

    /** Computes the row of a signal, asks the model, keeps and tells the result. */
    @Override
    public void evaluate(int slot, long nowNs) {
        final ModelBundle bundle = model.bundle();
        final int i = signals.instrumentId(slot);
        features.compute(i, signals.side(slot), signals.closeTimeNs(slot), nowNs, row);
        float margin = Float.NaN;
        double probability = prior;
        outOfRange = 0;
        if (bundle != null) {
            bundle.mask(row);
            margin = bundle.margin(row);
            probability = bundle.probability(margin);
            outOfRange = bundle.countOutOfRange(row, 0);
        }
        signals.prediction(slot, margin, probability);
        signals.keepFeatures(slot, row);
        signals.expectedValue(slot, valueBps(slot, nowNs));
        publisher.evaluation(
                i,
                signals.id(slot),
                bundle == null ? 0 : bundle.hashPrefix(),
                margin,
                probability,
                signals.expectedValue(slot),
                row,
                0,
                row.length);
    }

    /** Gate over the last evaluation. */
    @Override
    public boolean allows(int slot, long nowNs, Verdict verdict) {
        final ModelBundle bundle = model.bundle();
        if (bundle != null
                && !verdict.atMost(Reason.MODEL_OUT_OF_RANGE, (double) outOfRange / row.length, maxOutOfRange)) {
            return false;
        }
        final double shift = signals.thresholdShift(slot);
        final boolean byBundle = bundle != null && minProbability == 0;
        final boolean likely = byBundle && shift == 0
                ? verdict.atLeast(Reason.CONVICTION_PROBABILITY, signals.modelMargin(slot), bundle.thresholdMargin())
                : verdict.atLeast(
                        Reason.CONVICTION_PROBABILITY,
                        signals.probability(slot),
                        shift + (byBundle ? bundle.probability(bundle.thresholdMargin()) : minProbability));
        return likely && verdict.atLeast(Reason.CONVICTION_VALUE, signals.expectedValue(slot), minValueBps);
    }

    private double valueBps(int slot, long nowNs) {
        final double probability = signals.probability(slot);
        final int i = signals.instrumentId(slot);
        final double entry = FixedPoint.toDouble(signals.entry(slot));
        final double gain = Math.abs(FixedPoint.toDouble(signals.target(slot)) - entry) / entry * BPS;
        final double loss = Math.abs(entry - FixedPoint.toDouble(signals.stop(slot))) / entry * BPS;
        final long known = instruments.takerRate(i);
        final double fee = FixedPoint.toDouble(known == FixedPoint.NULL ? defaultTakerRate : known) * BPS;
        final double costs = 2 * fee + 2 * slippageBps + spreadBps(i) + fundingBps(i, signals.side(slot), nowNs);
        return probability * gain - (1 - probability) * loss - costs;
    }

    private double spreadBps(int i) {
        final long bid = market.bestBid(i);
        final long ask = market.bestAsk(i);
        return bid > 0 && ask > bid ? (ask - bid) / ((double) bid) * BPS : 0;
    }

    private double fundingBps(int i, Side side, long nowNs) {
        final long rate = market.ticker(i).fundingRate();
        final long next = market.ticker(i).nextFundingTimeNs();
        if (rate == FixedPoint.NULL || next == FixedPoint.NULL || next - nowNs > maxHoldNs) {
            return 0;
        }
        final double paid = FixedPoint.toDouble(side == Side.BUY ? rate : -rate) * BPS;
        return Math.max(paid, 0);
    }
}
