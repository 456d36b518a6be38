package io.escapement.benchmarks.nets;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.dataset.LabelledRows;
import io.escapement.trainer.dataset.SymbolHistory;
import io.escapement.trainer.fit.BoostSettings;
import io.escapement.trainer.fit.FitSettings;
import io.escapement.trainer.fit.FittedEnsemble;
import io.escapement.trainer.fit.IsotonicRegression;
import io.escapement.trainer.fit.Judgement;
import io.escapement.trainer.fit.Scores;
import io.escapement.trainer.fit.ThresholdChoice;
import io.escapement.trainer.fit.Thresholds;
import io.escapement.trainer.history.BarCsv;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.label.LabelRules;
import io.escapement.trainer.signal.RowSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Boosted trees, regression, their ensemble and a neural net on the same rows, each fitted on the past, stopped,
 * calibrated and given its threshold on the time after it, and judged on the time after that; in several folds, one after
 * the other.
 */
@Command(
        name = "nets",
        description = "Would a neural net add anything to the model? Out of sample, on real history of 15 minute bars.",
        mixinStandardHelpOptions = true)
public final class NetsCommand implements Callable<Integer> {
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "BNBUSDT");
    private static final BoostSettings BOOST = new BoostSettings(200, 4, 0.05, 10, 1, 1);
    private static final FitSettings ENSEMBLE = FitSettings.standard(BOOST);
    private static final int NETS = 3;
    private static final int HIDDEN = 32;
    private static final double NET_WEIGHT = 0.3;
    private static final double POOL_SHARE = 0.05;
    private static final int TENTHS = 10;
    private static final int FIRST_TENTH = 5;

    @Option(
            names = "--market",
            paramLabel = "DIR",
            description = "Holds 15m/SYMBOL_15m.csv.gz. Default: market below ESCAPEMENT_REAL_DATA.")
    private Path market;

    @Option(names = "--rows", defaultValue = "PROPOSALS", description = "Closes to learn from (${DEFAULT-VALUE}).")
    private RowSource rows;

    private final Map<String, List<Scores>> results = new LinkedHashMap<>();

    /** A study with the defaults of its options. */
    public NetsCommand() {}

    @Override
    public Integer call() {
        final Dataset all = read();
        final Dataset proposed = all.between(Long.MIN_VALUE, Long.MAX_VALUE, true);
        System.out.printf(
                "%,d rows of %d columns, %,d of them proposals, %.1f %% won%n",
                all.size(), all.rows()[0].length, proposed.size(), 100.0 * proposed.wins() / proposed.size());
        for (int tenth = FIRST_TENTH; tenth + 2 <= TENTHS; tenth++) {
            judge(
                    all.between(Long.MIN_VALUE, at(proposed, tenth), false),
                    all.between(at(proposed, tenth), at(proposed, tenth + 1), true),
                    all.between(at(proposed, tenth + 1), at(proposed, tenth + 2), true));
        }
        print();
        return 0;
    }

    private Dataset read() {
        final Path folder = market != null ? market : realData();
        final LabelledRows labelled =
                new LabelledRows(CoreConfiguration.defaults(), rows, LabelRules.of(CoreConfiguration.defaults()));
        for (int i = 0; i < SYMBOLS.size(); i++) {
            final Path file = folder.resolve("15m").resolve(SYMBOLS.get(i) + "_15m.csv.gz");
            final SortedMap<Integer, List<HistoryBar>> bars = new TreeMap<>(Map.of(15, BarCsv.read(file, 15)));
            final LabelledRows.Count count = labelled.add(i, SymbolHistory.ofBars(SYMBOLS.get(i), bars, 1));
            System.out.printf(
                    "%-8s %,7d bars %,7d signals %,7d labelled%n",
                    SYMBOLS.get(i), bars.get(15).size(), count.signals(), count.labelled());
        }
        return labelled.dataset();
    }

    private static Path realData() {
        final String root = System.getenv("ESCAPEMENT_REAL_DATA");
        if (root == null || !Files.isDirectory(Path.of(root).resolve("market"))) {
            throw new IllegalArgumentException(
                    "no real history: name a folder with --market, or set ESCAPEMENT_REAL_DATA");
        }
        return Path.of(root).resolve("market");
    }

    private static long at(Dataset proposed, int tenth) {
        return tenth == TENTHS
                ? Long.MAX_VALUE
                : proposed.samples().get(proposed.size() * tenth / TENTHS).timeMs();
    }

    private void judge(Dataset train, Dataset validation, Dataset test) {
        final List<SmallNet> nets = new ArrayList<>();
        int epochs = 0;
        for (int n = 1; n <= NETS; n++) {
            final SmallNet net =
                    SmallNet.train(train.rows(), train.won(), validation.rows(), validation.won(), HIDDEN, n);
            nets.add(net);
            epochs += net.epochs();
        }
        System.out.printf(
                "fold: %,d train, %,d validation, %,d test; nets stopped after %.1f epochs%n",
                train.size(), validation.size(), test.size(), (double) epochs / NETS);
        try (FittedEnsemble fitted = FittedEnsemble.fit(train, ENSEMBLE, 0, Integer.MAX_VALUE)) {
            final float[] ensembleCheck = fitted.margins(validation.rows());
            final float[] ensembleTest = fitted.margins(test.rows());
            final float[] netCheck = mean(nets, validation.rows());
            final float[] netTest = mean(nets, test.rows());
            for (final FittedEnsemble.Part part : List.of(FittedEnsemble.Part.TREES, FittedEnsemble.Part.LOGISTIC)) {
                score(
                        part.name().toLowerCase(Locale.ROOT),
                        validation,
                        fitted.margins(part, validation.rows()),
                        test,
                        fitted.margins(part, test.rows()));
            }
            score("ensemble", validation, ensembleCheck, test, ensembleTest);
            score("net", validation, netCheck, test, netTest);
            score("ensemble+net", validation, blend(ensembleCheck, netCheck), test, blend(ensembleTest, netTest));
            score("one number", validation, new float[validation.size()], test, new float[test.size()]);
        }
    }

    private static float[] mean(List<SmallNet> nets, float[][] data) {
        final float[] mean = new float[data.length];
        for (final SmallNet net : nets) {
            final float[] margins = net.margins(data);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += margins[i] / nets.size();
            }
        }
        return mean;
    }

    private static float[] blend(float[] ensemble, float[] net) {
        final float[] blend = new float[net.length];
        for (int i = 0; i < blend.length; i++) {
            blend[i] = (float) ((1 - NET_WEIGHT) * ensemble[i] + NET_WEIGHT * net[i]);
        }
        return blend;
    }

    private void score(String name, Dataset validation, float[] check, Dataset test, float[] margins) {
        final IsotonicRegression.Points calibration = IsotonicRegression.fit(
                check, validation.won(), validation.weights(), (int) (POOL_SHARE * validation.size()));
        final float threshold = ThresholdChoice.choose(validation, check);
        results.computeIfAbsent(name, missing -> new ArrayList<>())
                .add(Judgement.of(test, margins, calibration.calibration(), Thresholds.of(threshold))
                        .scores());
    }

    private void print() {
        System.out.printf(
                "%n%-13s %7s %7s %8s %7s | %7s %9s %10s | AUC by fold%n",
                "test rows of all folds", "AUC", "log-loss", "Brier", "rows", "trades", "bps/trade", "% in all");
        results.forEach((name, folds) -> {
            double auc = 0;
            double loss = 0;
            double brier = 0;
            double value = 0;
            int count = 0;
            int trades = 0;
            final StringBuilder byFold = new StringBuilder();
            for (final Scores fold : folds) {
                auc += fold.auc() * fold.rows();
                loss += fold.logLoss() * fold.rows();
                brier += fold.brier() * fold.rows();
                value += fold.trades() == 0 ? 0 : fold.valuePerTrade() * fold.trades();
                count += fold.rows();
                trades += fold.trades();
                byFold.append(String.format(" %.3f", fold.auc()));
            }
            System.out.printf(
                    "%-22s %7.4f %8.5f %7.5f %7d | %7d %+9.2f %+10.1f |%s%n",
                    name,
                    auc / count,
                    loss / count,
                    brier / count,
                    count,
                    trades,
                    trades == 0 ? 0 : value / trades * 1e4,
                    value * 100,
                    byFold);
        });
    }
}
