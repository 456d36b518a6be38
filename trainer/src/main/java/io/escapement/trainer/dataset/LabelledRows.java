package io.escapement.trainer.dataset;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.config.ModelKeys;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.label.Costs;
import io.escapement.trainer.label.FineBars;
import io.escapement.trainer.label.Outcome;
import io.escapement.trainer.label.Proposal;
import io.escapement.trainer.label.TripleBarrier;
import io.escapement.trainer.signal.RowSource;
import io.escapement.trainer.signal.SignalFinder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * Rows to learn from: the signals of the core's strategies on the histories of some symbols, each with what it came to.
 *
 * <p>Followed on the finest bars of the history, where those don't reach the end on the 15 minute ones.
 */
public final class LabelledRows {
    private static final double BPS = 1e-4;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final CoreConfiguration configuration;
    private final RowSource source;
    private final Costs costs;
    private final TripleBarrier barrier;
    private final List<Row> rows = new ArrayList<>();

    private record Row(Dataset.Sample sample, float[] features) {}

    /**
     * What a symbol gave.
     *
     * @param signals found
     * @param labelled of them, those whose end the history shows
     */
    public record Count(int signals, int labelled) {}

    /**
     * No rows.
     *
     * @param configuration strategies, fees, slippage and longest hold
     * @param source which closes to take
     */
    public LabelledRows(CoreConfiguration configuration, RowSource source) {
        this.configuration = configuration;
        this.source = source;
        costs = new Costs(configuration.number(CoreKeys.FEES_TAKER), configuration.number(ModelKeys.SLIPPAGE) * BPS);
        barrier = new TripleBarrier(costs);
    }

    /**
     * What the labels take off.
     *
     * @return fees and slippage as configured
     */
    public Costs costs() {
        return costs;
    }

    /**
     * Adds a symbol.
     *
     * @param symbol its index among those of the fit
     * @param bars by minutes of their interval, those of 15 minutes among them
     * @param tickSize price step, 1e-8
     * @return how many rows it gave
     */
    public Count add(int symbol, SortedMap<Integer, List<HistoryBar>> bars, long tickSize) {
        final FineBars fine = new FineBars(bars.get(bars.firstKey()), bars.firstKey());
        final FineBars coarse = new FineBars(bars.get(FeatureEngine.PRIMARY_MINUTES), FeatureEngine.PRIMARY_MINUTES);
        final long holdMs = configuration.nanos(ExecutionKeys.EXIT_MAX_HOLD) / NANOS_PER_MILLI;
        final List<SignalFinder.Signal> signals = SignalFinder.find(bars, tickSize, configuration, source);
        int labelled = 0;
        for (final SignalFinder.Signal signal : signals) {
            final Proposal proposal = new Proposal(
                    signal.side(), signal.stop(), signal.target(), signal.closeTimeMs(), signal.closeTimeMs() + holdMs);
            final Outcome finest = barrier.follow(proposal, fine);
            final Outcome outcome = finest != null ? finest : barrier.follow(proposal, coarse);
            if (outcome != null) {
                labelled++;
                rows.add(new Row(
                        new Dataset.Sample(
                                signal.proposed(),
                                signal.closeTimeMs(),
                                symbol,
                                signal.strategy(),
                                outcome.won(),
                                outcome.netReturn(),
                                outcome.exitTimeMs()),
                        signal.features()));
            }
        }
        return new Count(signals.size(), labelled);
    }

    /**
     * All rows.
     *
     * @return in order of time, then symbol, then strategy
     */
    public Dataset dataset() {
        rows.sort(Comparator.<Row>comparingLong(row -> row.sample.timeMs())
                .thenComparingInt(row -> row.sample.instrument())
                .thenComparingInt(row -> row.sample.strategy()));
        return new Dataset(
                rows.stream().map(Row::features).toArray(float[][]::new),
                rows.stream().map(Row::sample).toList());
    }
}
