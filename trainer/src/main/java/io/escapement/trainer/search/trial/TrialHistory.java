package io.escapement.trainer.search.trial;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.HistorySource;
import io.escapement.trainer.dataset.SymbolHistory;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.label.FineBars;
import io.escapement.trainer.signal.BarTape;
import io.escapement.trainer.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The history of some symbols, loaded once for all trials, with the hash of its content. Immutable. */
public final class TrialHistory {
    private static final long MINUTE_MS = 60_000L;

    private final List<String> symbols;
    private final List<Instrumented> instruments;
    private final String sha256;
    private final long fromMs;
    private final long toMs;
    private final int primaryBars;

    /** One symbol's history, and its bars in the shapes in which they are used. */
    record Instrumented(SymbolHistory history, BarTape tape, FineBars fine, FineBars coarse) {}

    private TrialHistory(List<Instrumented> instruments, String sha256) {
        symbols = instruments.stream()
                .map(instrument -> instrument.history.symbol())
                .toList();
        this.instruments = instruments;
        this.sha256 = sha256;
        long first = Long.MIN_VALUE;
        long last = Long.MAX_VALUE;
        int bars = 0;
        for (final Instrumented instrument : instruments) {
            final List<HistoryBar> primary = instrument.history.bars().get(FeatureEngine.PRIMARY_MINUTES);
            first = Math.max(first, primary.get(0).openTimeMs());
            last = Math.min(
                    last, primary.get(primary.size() - 1).openTimeMs() + FeatureEngine.PRIMARY_MINUTES * MINUTE_MS);
            bars += primary.size();
        }
        if (first >= last) {
            throw new TrainerException("the histories of " + String.join(", ", symbols)
                    + " have no time in common; leave one out with --symbols, or fetch more");
        }
        fromMs = first;
        toMs = last;
        primaryBars = bars;
    }

    /**
     * Loads symbols.
     *
     * @param data history folder
     * @param wanted symbols; empty for all with 15 minute bars
     * @param configuration says which intervals
     * @return loaded
     * @throws TrainerException naming what is missing
     */
    public static TrialHistory load(Path data, List<String> wanted, CoreConfiguration configuration) {
        final HistorySource.Histories histories = new HistorySource(data, configuration).read(wanted, Progress.NONE);
        final List<Instrumented> instruments = new ArrayList<>();
        for (final SymbolHistory history : histories.symbols()) {
            final SortedMap<Integer, List<HistoryBar>> bars = history.bars();
            if (bars.get(FeatureEngine.PRIMARY_MINUTES).isEmpty()) {
                throw new TrainerException(
                        "the history of " + history.symbol() + " has no bar; fetch or import some first");
            }
            instruments.add(new Instrumented(
                    history,
                    new BarTape(bars, history.tickSize()),
                    new FineBars(bars.get(bars.firstKey()), bars.firstKey()),
                    new FineBars(bars.get(FeatureEngine.PRIMARY_MINUTES), FeatureEngine.PRIMARY_MINUTES)));
        }
        return new TrialHistory(List.copyOf(instruments), histories.sha256());
    }

    /**
     * Symbols in it.
     *
     * @return in the order of trades' indices
     */
    public List<String> symbols() {
        return symbols;
    }

    /**
     * Hash of every value.
     *
     * @return 64 hexadecimal digits
     */
    public String sha256() {
        return sha256;
    }

    /**
     * Begin of the time all symbols have bars of 15 minutes of.
     *
     * @return milliseconds since the epoch
     */
    public long fromMs() {
        return fromMs;
    }

    /**
     * End of that time.
     *
     * @return milliseconds since the epoch
     */
    public long toMs() {
        return toMs;
    }

    /**
     * Bars of 15 minutes, of all symbols.
     *
     * @return 1 or more
     */
    public int primaryBars() {
        return primaryBars;
    }

    /**
     * Intervals every symbol has bars of.
     *
     * @param minutes of one interval
     * @return whether strategies on it can speak
     */
    public boolean has(int minutes) {
        return instruments.stream()
                .allMatch(instrument -> instrument.history.bars().containsKey(minutes));
    }

    /** One symbol. */
    Instrumented instrument(int symbol) {
        return instruments.get(symbol);
    }
}
