package io.escapement.trainer.backtest;

import io.escapement.codecs.sbe.BarDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.EvaluationDecoder;
import io.escapement.codecs.sbe.FillDecoder;
import io.escapement.codecs.sbe.GateCostDecoder;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.OutcomeRecordedDecoder;
import io.escapement.codecs.sbe.PositionUpdateDecoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.RunStartDecoder;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.codecs.sbe.SignalTransitionDecoder;
import io.escapement.codecs.sbe.TickerDecoder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * All that a report wants to know of a run, collected while it goes on or while its journal is read. It only listens.
 */
final class RunRecord implements RunListener {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final BacktestTally tally = new BacktestTally();
    private final SpreadTally spread = new SpreadTally();
    private final OpenPositions open = new OpenPositions();
    private final PriceTracks prices;
    private final boolean keepRows;

    private final List<Instrument> instruments = new ArrayList<>();
    private final TreeMap<Integer, Integer> signalsByStrategy = new TreeMap<>();
    private final TreeMap<Integer, Integer> signalsByInstrument = new TreeMap<>();
    private final Map<Reason, Integer> blocked = new EnumMap<>(Reason.class);
    private final Map<Reason, GateCost> gateCosts = new EnumMap<>(Reason.class);
    private final List<Ended> outcomes = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private String mode = "";
    private long startMs = Long.MIN_VALUE;
    private long lastMs;
    private long inputs;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RunStartDecoder runStart = new RunStartDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final BarDecoder bar = new BarDecoder();
    private final TickerDecoder ticker = new TickerDecoder();
    private final FillDecoder fill = new FillDecoder();
    private final PositionUpdateDecoder position = new PositionUpdateDecoder();
    private final SignalTransitionDecoder transition = new SignalTransitionDecoder();
    private final GateCostDecoder gateCost = new GateCostDecoder();
    private final OutcomeRecordedDecoder outcome = new OutcomeRecordedDecoder();
    private final EvaluationDecoder evaluation = new EvaluationDecoder();

    /** An instrument; the step at 1e-8. */
    record Instrument(String symbol, long tickSize) {}

    /** What the signals that a reason blocked came to as phantoms, all so far. */
    record GateCost(int count, double sumBps) {}

    /** A signal's end; the probability is the model's own, NaN without one. */
    record Ended(double probability, boolean won, boolean traded) {}

    /** What the model looked at. */
    record Row(int instrumentId, double[] features) {}

    /**
     * Nothing heard yet.
     *
     * @param chartMinutes of the bars that are kept for charts
     * @param keepRows whether the rows the model looked at are kept
     */
    RunRecord(int chartMinutes, boolean keepRows) {
        prices = new PriceTracks(chartMinutes);
        this.keepRows = keepRows;
    }

    @Override
    public void onInput(long sequence, DirectBuffer buffer, int offset, int length) {
        inputs++;
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case RunStartDecoder.TEMPLATE_ID -> onRunStart(runStart.wrapAndApplyHeader(buffer, offset, header));
            case InstrumentDefinitionDecoder.TEMPLATE_ID ->
                onDefinition(definition.wrapAndApplyHeader(buffer, offset, header));
            case BarDecoder.TEMPLATE_ID -> prices.onBar(bar.wrapAndApplyHeader(buffer, offset, header));
            case TickerDecoder.TEMPLATE_ID -> {
                ticker.wrapAndApplyHeader(buffer, offset, header);
                lastMs = Math.max(lastMs, ticker.receiveTimeNs() / NANOS_PER_MILLI);
                spread.onTicker(ticker);
            }
            case PositionUpdateDecoder.TEMPLATE_ID ->
                open.onPosition(position.wrapAndApplyHeader(buffer, offset, header));
            case FillDecoder.TEMPLATE_ID -> spread.onFill(fill.wrapAndApplyHeader(buffer, offset, header));
            default -> {
                // The core's own words tell the rest.
            }
        }
    }

    private void onRunStart(RunStartDecoder start) {
        mode = start.mode().name();
        final long timeMs = start.receiveTimeNs() / NANOS_PER_MILLI;
        if (startMs == Long.MIN_VALUE) {
            startMs = timeMs;
            prices.from(timeMs);
        }
        lastMs = Math.max(lastMs, timeMs);
    }

    private void onDefinition(InstrumentDefinitionDecoder defined) {
        final Instrument instrument = new Instrument(defined.symbol(), defined.tickSize());
        final int id = defined.instrumentId();
        while (instruments.size() <= id) {
            instruments.add(instrument);
        }
        instruments.set(id, instrument);
    }

    @Override
    public void onOutput(long causeSequence, int index, DirectBuffer buffer, int offset, int length) {
        tally.onOutput(causeSequence, index, buffer, offset, length);
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case SignalTransitionDecoder.TEMPLATE_ID ->
                onTransition(transition.wrapAndApplyHeader(buffer, offset, header));
            case GateCostDecoder.TEMPLATE_ID -> {
                gateCost.wrapAndApplyHeader(buffer, offset, header);
                gateCosts.put(gateCost.reason(), new GateCost(gateCost.count(), gateCost.costBps()));
            }
            case OutcomeRecordedDecoder.TEMPLATE_ID -> onOutcome(outcome.wrapAndApplyHeader(buffer, offset, header));
            case EvaluationDecoder.TEMPLATE_ID -> {
                if (keepRows) {
                    onEvaluation(evaluation.wrapAndApplyHeader(buffer, offset, header));
                }
            }
            default -> {
                // The tally knows the rest.
            }
        }
    }

    private void onTransition(SignalTransitionDecoder step) {
        if (step.toState() == SignalState.GENERATED) {
            signalsByStrategy.merge(step.strategyId(), 1, Integer::sum);
            signalsByInstrument.merge(step.instrumentId(), 1, Integer::sum);
        } else if (step.toState() == SignalState.BLOCKED) {
            blocked.merge(step.reason(), 1, Integer::sum);
        }
    }

    private void onOutcome(OutcomeRecordedDecoder ended) {
        if (ended.beside() != Bool.YES && !Double.isNaN(ended.resultR())) {
            outcomes.add(new Ended(ended.modelProbability(), ended.resultR() > 0, ended.traded() == Bool.YES));
        }
    }

    private void onEvaluation(EvaluationDecoder judged) {
        if (judged.modelHashPrefix() == 0) {
            return;
        }
        final int instrumentId = judged.instrumentId();
        final EvaluationDecoder.FeaturesDecoder group = judged.features();
        final double[] features = new double[group.count()];
        for (int i = 0; i < features.length; i++) {
            features[i] = group.next().value();
        }
        rows.add(new Row(instrumentId, features));
    }

    BacktestTally tally() {
        return tally;
    }

    SpreadTally spread() {
        return spread;
    }

    /** Of positions that are open, by instrument. */
    List<Long> openSinceNs() {
        return open.sinceNs();
    }

    PriceTracks prices() {
        return prices;
    }

    List<Instrument> instruments() {
        return instruments;
    }

    String symbol(int instrumentId) {
        return instruments.get(instrumentId).symbol();
    }

    Map<Integer, Integer> signalsByStrategy() {
        return signalsByStrategy;
    }

    Map<Integer, Integer> signalsByInstrument() {
        return signalsByInstrument;
    }

    Map<Reason, Integer> blocked() {
        return blocked;
    }

    Map<Reason, GateCost> gateCosts() {
        return gateCosts;
    }

    List<Ended> outcomes() {
        return outcomes;
    }

    List<Row> rows() {
        return rows;
    }

    String mode() {
        return mode;
    }

    /** First run start, milliseconds. */
    long startMs() {
        return startMs;
    }

    /** Latest word of the market, milliseconds. */
    long lastMs() {
        return lastMs;
    }

    long inputs() {
        return inputs;
    }
}
