package io.escapement.trainer.dataset;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.trainer.label.FineBars;
import io.escapement.trainer.label.LabelRules;
import io.escapement.trainer.label.Outcome;
import io.escapement.trainer.label.Proposal;
import io.escapement.trainer.label.TripleBarrier;
import io.escapement.trainer.label.Uniqueness;
import io.escapement.trainer.label.Weighting;
import io.escapement.trainer.signal.RowSource;
import io.escapement.trainer.signal.SignalFinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Rows to learn from: the signals of the core's strategies on the histories of some symbols, each with what it came to.
 *
 * <p>Followed on the finest bars of the history, where those don't reach the end on the 15 minute ones.
 */
public final class LabelledRows {
    private final CoreConfiguration configuration;
    private final RowSource source;
    private final LabelRules rules;
    private final TripleBarrier barrier;
    private final List<Row> rows = new ArrayList<>();

    private record Row(Dataset.Sample sample, float[] features) {}

    /**
     * A signal and what came of it.
     *
     * @param signal found
     * @param outcome its end
     */
    public record Labelled(SignalFinder.Signal signal, Outcome outcome) {}

    /**
     * The labels of one symbol.
     *
     * @param ended signals whose end the history shows, in order of time
     * @param weights one a signal
     * @param count of all
     */
    public record SymbolLabels(List<Labelled> ended, double[] weights, Count count) {}

    /**
     * What a symbol gave.
     *
     * @param signals found
     * @param labelled of them, those whose end the history shows
     * @param withoutFunding of these, those of which funding payments may be missing for want of rates
     */
    public record Count(int signals, int labelled, int withoutFunding) {}

    /**
     * No rows.
     *
     * @param configuration strategies
     * @param source which closes to take
     * @param rules what the labels are
     */
    public LabelledRows(CoreConfiguration configuration, RowSource source, LabelRules rules) {
        this.configuration = configuration;
        this.source = source;
        this.rules = rules;
        barrier = new TripleBarrier(rules);
    }

    /**
     * The labels of a symbol, without keeping them.
     *
     * @param history of the symbol
     * @return in order of time
     */
    public SymbolLabels of(SymbolHistory history) {
        final int finest = history.bars().firstKey();
        final FineBars fine = new FineBars(history.bars().get(finest), finest);
        final FineBars coarse =
                new FineBars(history.bars().get(FeatureEngine.PRIMARY_MINUTES), FeatureEngine.PRIMARY_MINUTES);
        final List<SignalFinder.Signal> signals =
                SignalFinder.find(history.bars(), history.tickSize(), configuration, source);
        final List<Labelled> ended = new ArrayList<>();
        int withoutFunding = 0;
        for (final SignalFinder.Signal signal : signals) {
            final Proposal proposal = new Proposal(
                    signal.side(), signal.stop(), signal.target(), signal.atr(), signal.close(), signal.closeTimeMs());
            final Outcome onFinest = barrier.follow(proposal, fine, history.funding());
            final Outcome outcome = onFinest != null ? onFinest : barrier.follow(proposal, coarse, history.funding());
            if (outcome != null) {
                ended.add(new Labelled(signal, outcome));
                withoutFunding += outcome.fundingKnown() ? 0 : 1;
            }
        }
        return new SymbolLabels(ended, weights(ended), new Count(signals.size(), ended.size(), withoutFunding));
    }

    /**
     * Adds a symbol.
     *
     * @param symbol its index among those of the fit
     * @param history of the symbol
     * @return how many rows it gave
     */
    public Count add(int symbol, SymbolHistory history) {
        final SymbolLabels labels = of(history);
        for (int i = 0; i < labels.ended().size(); i++) {
            final SignalFinder.Signal signal = labels.ended().get(i).signal();
            final Outcome outcome = labels.ended().get(i).outcome();
            rows.add(new Row(
                    new Dataset.Sample(
                            signal.proposed() ? RowKind.PROPOSAL : RowKind.EVERY_BAR,
                            signal.closeTimeMs(),
                            symbol,
                            signal.strategy(),
                            signal.side(),
                            outcome.won(),
                            outcome.netReturn(),
                            outcome.exitTimeMs(),
                            labels.weights()[i]),
                    signal.features()));
        }
        return labels.count();
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

    private double[] weights(List<Labelled> ended) {
        if (rules.weighting() == Weighting.UNIQUENESS) {
            return Uniqueness.average(
                    ended.stream().mapToLong(one -> one.signal().closeTimeMs()).toArray(),
                    ended.stream().mapToLong(one -> one.outcome().exitTimeMs()).toArray());
        }
        final double[] equal = new double[ended.size()];
        Arrays.fill(equal, 1);
        return equal;
    }
}
