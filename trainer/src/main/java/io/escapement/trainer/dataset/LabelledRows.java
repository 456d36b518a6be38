package io.escapement.trainer.dataset;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.trainer.label.FineBars;
import io.escapement.trainer.label.LabelRules;
import io.escapement.trainer.label.Outcome;
import io.escapement.trainer.label.Proposal;
import io.escapement.trainer.label.TripleBarrier;
import io.escapement.trainer.label.Uniqueness;
import io.escapement.trainer.label.Unlabelled;
import io.escapement.trainer.label.Weighting;
import io.escapement.trainer.signal.RowSource;
import io.escapement.trainer.signal.SignalFinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rows to learn from: the signals of the core's strategies on the histories of some symbols, each with what it came to.
 *
 * <p>Followed on the finest bars of the history, where those don't reach the end on the 15 minute ones.
 */
public final class LabelledRows {
    private static final long PRIMARY_MS = FeatureEngine.PRIMARY_MINUTES * 60_000L;

    private final CoreConfiguration configuration;
    private final RowSource source;
    private final LabelRules rules;
    private final TripleBarrier barrier;
    private final Map<Key, Row> rows = new HashMap<>();

    /** A signal: a strategy speaks once about a symbol at a close. */
    private record Key(long timeMs, int instrument, int strategy) {}

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
     * @param unlabelled the others, by why; all reasons are there
     */
    public record Count(int signals, int labelled, int withoutFunding, Map<Unlabelled, Integer> unlabelled) {}

    /**
     * What journals gave.
     *
     * @param known signals the history has, too
     * @param fresh signals the history doesn't have
     * @param elsewhere outcomes of symbols or strategies that aren't of the fit
     */
    public record JournalCount(int known, int fresh, int elsewhere) {}

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
        final Map<Unlabelled, Integer> unlabelled = new EnumMap<>(Unlabelled.class);
        for (final Unlabelled reason : Unlabelled.values()) {
            unlabelled.put(reason, 0);
        }
        for (final SignalFinder.Signal signal : signals) {
            final Proposal proposal = new Proposal(
                    signal.side(), signal.stop(), signal.target(), signal.atr(), signal.close(), signal.closeTimeMs());
            final Outcome onFinest = barrier.follow(proposal, fine, history.funding());
            final Outcome outcome = onFinest != null ? onFinest : barrier.follow(proposal, coarse, history.funding());
            if (outcome != null) {
                ended.add(new Labelled(signal, outcome));
                withoutFunding += outcome.fundingKnown() ? 0 : 1;
            } else {
                // A signal of finer bars may fall between the closes of the coarse ones.
                final FineBars told = signal.closeTimeMs() % PRIMARY_MS == 0 ? coarse : fine;
                unlabelled.merge(barrier.whyNot(proposal, told), 1, Integer::sum);
            }
        }
        return new SymbolLabels(
                ended, weights(ended), new Count(signals.size(), ended.size(), withoutFunding, unlabelled));
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
            keep(
                    new Dataset.Sample(
                            signal.proposed() ? RowKind.PROPOSAL : RowKind.EVERY_BAR,
                            signal.closeTimeMs(),
                            symbol,
                            signal.strategy(),
                            signal.side(),
                            outcome.won(),
                            outcome.netReturn(),
                            outcome.exitTimeMs(),
                            1),
                    signal.features());
        }
        return labels.count();
    }

    /**
     * Adds what sessions made of signals. Where the history has the same signal, its features stay, since a session's model
     * may have masked some, and the session's result replaces its label; where two sessions have it, a trade counts before a
     * phantom, else the first. A feature that no row added before knows is masked: a few rows with, among thousands without,
     * would teach what to make of its presence.
     *
     * @param outcomes of journals
     * @param symbols of the fit, in order
     * @param strategies of the fit, in order
     * @param settings weights
     * @return rows that are sessions' now
     */
    public JournalCount addOutcomes(
            List<JournalOutcome> outcomes, List<String> symbols, List<String> strategies, JournalSettings settings) {
        final boolean[] columns = UnknownFeatures.known(
                rows.values().stream().map(Row::features)::iterator,
                FeatureLayout.standard().size());
        final boolean masks = !rows.isEmpty();
        int elsewhere = 0;
        int known = 0;
        int fresh = 0;
        for (final JournalOutcome outcome : outcomes) {
            final int symbol = symbols.indexOf(outcome.symbol());
            final int strategy = strategies.indexOf(outcome.strategy());
            if (symbol < 0 || strategy < 0) {
                elsewhere++;
                continue;
            }
            final Row before = rows.get(new Key(outcome.signalTimeMs(), symbol, strategy));
            final RowKind kind = outcome.traded() ? RowKind.TRADE : RowKind.PHANTOM;
            if (before != null && (before.sample.kind() == RowKind.TRADE || before.sample.kind() == kind)) {
                continue;
            }
            final boolean seen = before != null
                    && before.sample.kind() != RowKind.EVERY_BAR
                    && before.sample.side() == outcome.side();
            known += seen ? 1 : 0;
            fresh += seen ? 0 : 1;
            keep(
                    new Dataset.Sample(
                            kind,
                            outcome.signalTimeMs(),
                            symbol,
                            strategy,
                            outcome.side(),
                            outcome.netReturn() > 0,
                            outcome.netReturn(),
                            outcome.endTimeMs(),
                            outcome.traded() ? settings.tradeWeight() : settings.phantomWeight()),
                    seen ? before.features : masks ? masked(outcome.features(), columns) : outcome.features());
        }
        return new JournalCount(known, fresh, elsewhere);
    }

    /**
     * All rows, weighted.
     *
     * @return in order of time, then symbol, then strategy
     */
    public Dataset dataset() {
        final List<Row> sorted = new ArrayList<>(rows.values());
        sorted.sort(Comparator.<Row>comparingLong(row -> row.sample.timeMs())
                .thenComparingInt(row -> row.sample.instrument())
                .thenComparingInt(row -> row.sample.strategy()));
        final float[][] features = sorted.stream().map(Row::features).toArray(float[][]::new);
        final List<Dataset.Sample> samples =
                new ArrayList<>(sorted.stream().map(Row::sample).toList());
        if (rules.weighting() == Weighting.UNIQUENESS) {
            final int symbols = 1
                    + samples.stream()
                            .mapToInt(Dataset.Sample::instrument)
                            .max()
                            .orElse(-1);
            for (int symbol = 0; symbol < symbols; symbol++) {
                weigh(samples, symbol);
            }
        }
        return new Dataset(features, List.copyOf(samples));
    }

    private void keep(Dataset.Sample sample, float[] features) {
        rows.put(new Key(sample.timeMs(), sample.instrument(), sample.strategy()), new Row(sample, features));
    }

    private static float[] masked(float[] features, boolean[] columns) {
        final float[] masked = features.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] = columns[i] ? masked[i] : Float.NaN;
        }
        return masked;
    }

    private static void weigh(List<Dataset.Sample> samples, int symbol) {
        final int[] places = IntStream.range(0, samples.size())
                .filter(i -> samples.get(i).instrument() == symbol)
                .toArray();
        final double[] unique = Uniqueness.average(
                IntStream.of(places).mapToLong(i -> samples.get(i).timeMs()).toArray(),
                IntStream.of(places).mapToLong(i -> samples.get(i).exitTimeMs()).toArray());
        for (int i = 0; i < places.length; i++) {
            final Dataset.Sample sample = samples.get(places[i]);
            samples.set(places[i], sample.weighing(sample.weight() * unique[i]));
        }
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
