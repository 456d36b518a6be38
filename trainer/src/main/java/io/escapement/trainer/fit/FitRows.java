package io.escapement.trainer.fit;

import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.model.ModelStage;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.dataset.LabelledRows;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.history.HistoryFolder;
import io.escapement.trainer.history.Instrument;
import io.escapement.trainer.label.Costs;
import io.escapement.trainer.signal.CoarseBars;
import io.escapement.trainer.signal.SignalFinder;
import io.escapement.trainer.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows a recipe makes of a history folder.
 *
 * @param recipe with its symbols named
 * @param configuration of the recipe
 * @param data labelled rows in order of time
 * @param days of history of each symbol, in the order of the symbols
 * @param costs the labels took off
 */
public record FitRows(
        FitRecipe recipe, CoreConfiguration configuration, Dataset data, List<Integer> days, Costs costs) {
    private static final String STRATEGY_KEYS = "strategy.";
    private static final long MINUTE_MS = 60_000L;
    private static final long DAY_MS = 86_400_000L;

    /**
     * Makes rows.
     *
     * @param folder of the history
     * @param wanted how; without symbols all of the folder are taken
     * @param progress told of each symbol
     * @return the rows
     * @throws TrainerException naming the symbol that gives none, or what is missing
     */
    public static FitRows load(Path folder, FitRecipe wanted, Progress progress) {
        final CoreConfiguration configuration = wanted.configuration();
        if (SignalFinder.strategyNames(configuration).isEmpty()) {
            throw new TrainerException("no strategy is enabled: there are no signals to learn from");
        }
        final HistoryFolder history = new HistoryFolder(folder);
        final List<String> symbols =
                wanted.symbols().isEmpty() ? history.symbols(FeatureEngine.PRIMARY_MINUTES) : wanted.symbols();
        final LabelledRows rows = new LabelledRows(configuration, wanted.rows());
        final List<Instrument> instruments = history.instruments();
        final List<Integer> days = new ArrayList<>();
        for (int i = 0; i < symbols.size(); i++) {
            progress.checkCancelled();
            final String symbol = symbols.get(i);
            progress.at("rows", (double) i / symbols.size(), symbol);
            final SortedMap<Integer, List<HistoryBar>> bars = bars(history, symbol, configuration);
            final LabelledRows.Count count = rows.add(i, bars, tickSize(instruments, symbol));
            if (count.labelled() == 0) {
                throw new TrainerException("the history of " + symbol
                        + " gives no labelled signal: a model of it would know nothing;"
                        + " fetch more days, or leave it out with --symbols");
            }
            final List<HistoryBar> primary = bars.get(FeatureEngine.PRIMARY_MINUTES);
            days.add(days(primary));
            progress.log(String.format(
                    Locale.ROOT,
                    "%-14s %,8d bars of 15 m %,6d signals %,6d labelled",
                    symbol,
                    primary.size(),
                    count.signals(),
                    count.labelled()));
        }
        progress.at("rows", 1, "");
        return new FitRows(wanted.withSymbols(symbols), configuration, rows.dataset(), days, rows.costs());
    }

    /**
     * Where the rows come from, for the manifest.
     *
     * @param stage how far a model of them may go
     * @return all about them
     */
    public ModelFit.Origin origin(ModelStage stage) {
        return new ModelFit.Origin(
                recipe.symbols(),
                FeatureEngine.PRIMARY_MINUTES,
                FeatureLayout.standard(),
                SignalFinder.SOURCES,
                costs,
                "triple barrier: the strategies' stops and targets, " + holdMinutes() + " min, "
                        + recipe.rows().name(),
                SignalFinder.strategyNames(configuration),
                strategy(),
                System.getProperty("escapement.commit", "unknown"),
                stage);
    }

    /**
     * Longest hold of a trade.
     *
     * @return minutes
     */
    public long holdMinutes() {
        return configuration.value(ExecutionKeys.EXIT_MAX_HOLD) / MINUTE_MS;
    }

    /** What the strategies were told: a model is for the signals of these. */
    private Map<String, String> strategy() {
        final Map<String, String> keys = new TreeMap<>(configuration.entries());
        keys.keySet().removeIf(key -> !key.startsWith(STRATEGY_KEYS));
        return keys;
    }

    private static int days(List<HistoryBar> bars) {
        return (int) ((bars.get(bars.size() - 1).openTimeMs() - bars.get(0).openTimeMs()) / DAY_MS);
    }

    /** Every interval the core would follow and the folder has; those of hours and days are made of quarters if need be. */
    private static SortedMap<Integer, List<HistoryBar>> bars(
            HistoryFolder folder, String symbol, CoreConfiguration configuration) {
        final SortedMap<Integer, List<HistoryBar>> bars = new TreeMap<>();
        for (final int minutes : configuration.list(BarKeys.INTERVALS)) {
            if (folder.has(symbol, minutes)) {
                bars.put(minutes, folder.read(symbol, minutes));
            }
        }
        bars.computeIfAbsent(FeatureEngine.PRIMARY_MINUTES, minutes -> folder.read(symbol, minutes));
        final List<HistoryBar> primary = bars.get(FeatureEngine.PRIMARY_MINUTES);
        for (final int minutes : configuration.list(BarKeys.INTERVALS)) {
            if (minutes > FeatureEngine.PRIMARY_MINUTES) {
                bars.computeIfAbsent(minutes, wanted -> CoarseBars.of(primary, FeatureEngine.PRIMARY_MINUTES, wanted));
            }
        }
        return bars;
    }

    private static long tickSize(List<Instrument> instruments, String symbol) {
        for (final Instrument instrument : instruments) {
            if (instrument.symbol().equals(symbol)) {
                return instrument.tickSize();
            }
        }
        // Bars put there by hand: the finest step there is changes a barrier by nothing that matters.
        return 1;
    }
}
