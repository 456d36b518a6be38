package io.escapement.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.model.BundleContainer;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelStage;
import io.escapement.core.model.SymbolEncoding;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.dataset.LabelledRows;
import io.escapement.trainer.dataset.SymbolHistory;
import io.escapement.trainer.history.BarCsv;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.label.LabelRules;
import io.escapement.trainer.signal.CoarseBars;
import io.escapement.trainer.signal.RowSource;
import io.escapement.trainer.signal.SignalFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From rows of real history to a file and back: what the engine reads predicts what XGBoost4J predicts, to the last bit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BundleAgainstXgboostTest {
    private static final int ROWS = 100_000;
    private static final int LEARNED = 6_000;
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "SOLUSDT");
    private static final CoreConfiguration CORE = CoreConfiguration.defaults();

    private Dataset data;

    @BeforeAll
    void read() {
        final String root = System.getenv("ESCAPEMENT_REAL_DATA");
        final Path market = root == null ? null : Path.of(root, "market", "15m");
        assumeTrue(
                market != null && Files.isDirectory(market),
                "no real history: set ESCAPEMENT_REAL_DATA to a folder with market/15m");
        final LabelledRows rows = new LabelledRows(CORE, RowSource.EVERY_BAR, LabelRules.of(CORE));
        for (int i = 0; i < SYMBOLS.size(); i++) {
            final List<HistoryBar> primary = BarCsv.read(market.resolve(SYMBOLS.get(i) + "_15m.csv.gz"), 15);
            final SortedMap<Integer, List<HistoryBar>> bars = new TreeMap<>();
            bars.put(15, primary);
            bars.put(60, CoarseBars.of(primary, 15, 60));
            bars.put(240, CoarseBars.of(primary, 15, 240));
            rows.add(i, SymbolHistory.ofBars(SYMBOLS.get(i), bars, 1));
        }
        data = rows.dataset();
        assertThat(data.size()).isGreaterThanOrEqualTo(ROWS);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, 1, 0, 4",
        "NONE, 0.7, 0, 6",
        "NONE, 0.7, 40, 8",
        "ONE_HOT, 1, 0, 10",
        "ONE_HOT, 0.7, 0, 4",
        "ONE_HOT, 0.7, 40, 5",
        "INDEX, 1, 0, 3",
        "INDEX, 0.7, 0, 6",
        "INDEX, 0.7, 40, 10"
    })
    void shouldPredictWhatXgboostPredicts(SymbolEncoding encoding, double treesWeight, int forest, int depth)
            throws XGBoostError, IOException {
        final FitSettings settings = new FitSettings(
                new BoostSettings(40, depth, 0.3, 40, 1, 1),
                treesWeight,
                forest,
                depth,
                10,
                encoding,
                ClassWeight.NONE,
                0);
        final byte[] file = fit(settings);
        final ModelBundle bundle = ModelBundle.read(file);
        final float[][] encoded = new float[ROWS][];
        final float[] trees = new float[ROWS];
        final float[] ofForest = new float[ROWS];
        final FeatureLayout layout = FeatureLayout.standard();
        for (int i = 0; i < ROWS; i++) {
            final int code = data.samples().get(i).instrument();
            final double[] row = new double[layout.size() + encoding.columns(SYMBOLS.size())];
            for (int f = 0; f < layout.size(); f++) {
                row[f] = data.rows()[i][f];
            }
            bundle.mask(row);
            bundle.evaluate(row, code);
            trees[i] = bundle.treesMargin();
            ofForest[i] = bundle.forestMargin();
            encoding.encode(code, row, layout.size());
            encoded[i] = new float[row.length];
            for (int c = 0; c < row.length; c++) {
                encoded[i][c] = (float) row[c];
            }
        }

        assertThat(differing(file, ModelBundle.TREES, encoded, trees))
                .as("trees, of " + ROWS)
                .isZero();
        if (forest > 0) {
            assertThat(differing(file, ModelBundle.FOREST, encoded, ofForest))
                    .as("forest, of " + ROWS)
                    .isZero();
        }
    }

    /** Learned from a spread of the rows: the trees are what is tried here, not what they know. */
    private byte[] fit(FitSettings settings) {
        final Dataset some = data.at(IntStream.range(0, LEARNED)
                .map(i -> (int) ((long) i * data.size() / LEARNED))
                .toArray());
        return new ModelFit(
                        new ModelFit.Origin(
                                SYMBOLS,
                                15,
                                FeatureLayout.standard(),
                                SignalFinder.SOURCES,
                                LabelRules.of(CORE),
                                RowSource.EVERY_BAR,
                                SignalFinder.strategyNames(CORE),
                                Map.of(),
                                "test",
                                ModelStage.RESEARCH),
                        settings)
                .fit(some)
                .bundle();
    }

    private static int differing(byte[] file, String section, float[][] rows, float[] found)
            throws XGBoostError, IOException {
        final Booster booster = XGBoost.loadModel(BundleContainer.read(file).section(section));
        final int columns = rows[0].length;
        final float[] flat = new float[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * columns, columns);
        }
        final DMatrix matrix = new DMatrix(flat, rows.length, columns, Float.NaN);
        final float[][] expected = booster.predict(matrix, true);
        int differing = 0;
        for (int i = 0; i < rows.length; i++) {
            differing += Float.floatToRawIntBits(expected[i][0]) == Float.floatToRawIntBits(found[i]) ? 0 : 1;
        }
        matrix.dispose();
        booster.dispose();
        return differing;
    }
}
