package io.escapement.trainer.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.model.BundleContainer;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.Predictor;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.dataset.LabelledRows;
import io.escapement.trainer.fit.BoostSettings;
import io.escapement.trainer.fit.FitSettings;
import io.escapement.trainer.fit.ModelFit;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.history.HistoryFolder;
import io.escapement.trainer.history.Instrument;
import io.escapement.trainer.signal.CoarseBars;
import io.escapement.trainer.signal.SignalFinder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A fit from a history folder to a published bundle. */
final class FitRun {
    private static final String STRATEGY_KEYS = "strategy.";

    private final FitOptions options;
    private final CoreConfiguration configuration;
    private final LabelledRows rows;
    private final PrintWriter out;

    FitRun(FitOptions options, PrintWriter out) {
        this.options = options;
        this.configuration = options.core.configuration();
        this.rows = new LabelledRows(configuration, options.rows);
        this.out = out;
    }

    void run(Path data, List<String> wanted) {
        check();
        final HistoryFolder folder = new HistoryFolder(data);
        if (SignalFinder.strategyNames(configuration).isEmpty()) {
            throw new TrainerException("no strategy is enabled: there are no signals to learn from");
        }
        final List<String> symbols =
                wanted.isEmpty() ? folder.symbols(FeatureEngine.PRIMARY_MINUTES) : List.copyOf(wanted);
        final Dataset rows = rows(folder, symbols);
        final ModelFit.Result result = new ModelFit(origin(symbols), settings()).fit(rows);
        publish(result.bundle());
        report(result);
    }

    private void check() {
        if (options.depth < 1 || options.depth > Predictor.DEPTH_MAX) {
            throw new TrainerException(
                    "--depth is " + options.depth + ", 1 to " + Predictor.DEPTH_MAX + " are handled");
        }
        if (options.forestDepth < 1 || options.forestDepth > Predictor.DEPTH_MAX || options.forest < 0) {
            throw new TrainerException("--forest-depth is " + options.forestDepth + " and --forest " + options.forest
                    + "; depth 1 to " + Predictor.DEPTH_MAX + " and trees from 0 are handled");
        }
        if (!(options.treesWeight > 0 && options.treesWeight <= 1)) {
            throw new TrainerException("--trees-weight is " + options.treesWeight + ", above 0 to 1 is handled");
        }
        if (options.forest > 0 && options.treesWeight == 1) {
            throw new TrainerException("--forest wants a weight: --trees-weight 1 leaves none");
        }
        if (!(options.ridge > 0)) {
            throw new TrainerException("--ridge is " + options.ridge + ", above 0 is handled");
        }
        if (options.trees < 1 || options.patience < 1 || options.threads < 1) {
            throw new TrainerException("--trees, --patience and --threads must be at least 1");
        }
        if (!(options.learningRate > 0 && options.learningRate <= 1)) {
            throw new TrainerException("--learning-rate is " + options.learningRate + ", above 0 to 1 is handled");
        }
    }

    private Dataset rows(HistoryFolder folder, List<String> symbols) {
        final List<Instrument> instruments = folder.instruments();
        for (int i = 0; i < symbols.size(); i++) {
            final SortedMap<Integer, List<HistoryBar>> bars = bars(folder, symbols.get(i));
            final LabelledRows.Count count = rows.add(i, bars, tickSize(instruments, symbols.get(i)));
            if (count.labelled() == 0) {
                throw new TrainerException("the history of " + symbols.get(i)
                        + " gives no labelled signal: a model of it would know nothing;"
                        + " fetch more days, or leave it out with --symbols");
            }
            out.printf(
                    "%-14s %,8d bars of 15 m %,6d signals %,6d labelled%n",
                    symbols.get(i), bars.get(FeatureEngine.PRIMARY_MINUTES).size(), count.signals(), count.labelled());
        }
        return rows.dataset();
    }

    /** Every interval the core would follow and the folder has; those of hours and days are made of quarters if need be. */
    private SortedMap<Integer, List<HistoryBar>> bars(HistoryFolder folder, String symbol) {
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

    private ModelFit.Origin origin(List<String> symbols) {
        return new ModelFit.Origin(
                symbols,
                FeatureEngine.PRIMARY_MINUTES,
                FeatureLayout.standard(),
                SignalFinder.SOURCES,
                rows.costs(),
                "triple barrier: the strategies' stops and targets, "
                        + configuration.value(ExecutionKeys.EXIT_MAX_HOLD) / 60_000 + " min, " + options.rows.name(),
                SignalFinder.strategyNames(configuration),
                strategy(),
                System.getProperty("escapement.commit", "unknown"),
                options.stage);
    }

    /** What the strategies were told: a model is for the signals of these. */
    private Map<String, String> strategy() {
        final Map<String, String> keys = new TreeMap<>(configuration.entries());
        keys.keySet().removeIf(key -> !key.startsWith(STRATEGY_KEYS));
        return keys;
    }

    private FitSettings settings() {
        return new FitSettings(
                new BoostSettings(
                        options.trees,
                        options.depth,
                        options.learningRate,
                        options.patience,
                        options.seed,
                        options.threads),
                options.treesWeight,
                options.forest,
                options.forestDepth,
                options.ridge,
                options.encoding);
    }

    private void publish(byte[] bundle) {
        final Path file = options.out.toAbsolutePath();
        final Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.getParent());
            Files.write(part, bundle);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (final IOException e) {
            throw new TrainerException("can't write bundle " + options.out + ": " + e.getMessage(), e);
        }
    }

    private void report(ModelFit.Result result) {
        try {
            ScoreTable.print(
                    out,
                    new ObjectMapper()
                            .readTree(BundleContainer.read(result.bundle()).section(ModelBundle.MANIFEST))
                            .path("metrics"));
        } catch (final IOException e) {
            throw new IllegalStateException("the manifest just written is JSON", e);
        }
        if (!result.thresholds().trades()) {
            out.println("no threshold was worth trading on the validation part: this model will not trade");
        }
        out.printf(
                "%d trees, bundle %s, sha256 %s%n",
                result.rounds(), options.out, ModelBundle.read(result.bundle()).sha256());
    }
}
