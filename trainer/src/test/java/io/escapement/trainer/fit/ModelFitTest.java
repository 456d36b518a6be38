package io.escapement.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.FeatureSource;
import io.escapement.core.model.BundleContainer;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelStage;
import io.escapement.core.model.StrategyThresholds;
import io.escapement.core.model.SymbolEncoding;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.label.LabelRules;
import io.escapement.trainer.signal.RowSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelFitTest {
    private static final BoostSettings BOOST = new BoostSettings(60, 3, 0.2, 5, 7, 1);
    private static final FitSettings SETTINGS = FitSettings.standard(BOOST);

    @Test
    void shouldFindAPlantedSignal() {
        final ModelFit.Result result = fit(Rows.planted(1, 3_000));

        // At best 0.9 of the labels can be known.
        assertThat(result.test().auc()).isGreaterThan(0.8);
        assertThat(result.test().precision()).isGreaterThan(0.8);
        assertThat(result.test().valuePerTrade()).isGreaterThan(0.005);
        assertThat(result.test().brier()).isLessThan(0.15);
    }

    @Test
    void shouldPublishABundleTheCoreTakes() {
        final ModelFit.Result result = fit(Rows.planted(1, 3_000));
        final ModelBundle bundle = ModelBundle.read(result.bundle(), Rows.LAYOUT);

        assertThat(bundle.covers("BTCUSDT")).isTrue();
        assertThat(bundle.covers("SOLUSDT")).isFalse();
        assertThat(bundle.thresholds().margin("planted"))
                .isEqualTo(result.thresholds().margins()[0]);
        assertThat(bundle.thresholds().margin("another"))
                .isEqualTo(result.thresholds().pooled());
        final double[] good = {2, 0, 0.5, 99};
        bundle.mask(good);
        assertThat(good[3]).isNaN();
        assertThat(bundle.probability(bundle.evaluate(good, 0))).isGreaterThan(0.75);
        bundle.checkRanges(good);
        assertThat(bundle.outOfRange()).isZero();
        assertThat(bundle.probability(bundle.evaluate(new double[] {-2, 0, 0.5, Double.NaN}, 0)))
                .isLessThan(0.25);
    }

    @Test
    void shouldGiveTheSameBytesForTheSameRowsAndSeed() {
        final byte[] first = fit(Rows.planted(1, 1_000)).bundle();

        assertThat(fit(Rows.planted(1, 1_000)).bundle()).isEqualTo(first);
        assertThat(fit(Rows.planted(2, 1_000)).bundle()).isNotEqualTo(first);
    }

    @Test
    void shouldPublishEveryKindOfEnsembleSoThatTheCoreTakesIt() {
        for (final SymbolEncoding encoding : SymbolEncoding.values()) {
            for (final int forest : new int[] {0, 20}) {
                final FitSettings settings = new FitSettings(BOOST, 0.7, forest, 5, 10, encoding, ClassWeight.NONE, 0);
                final ModelFit.Result result = fit(Rows.planted(1, 1_500), settings, List.of("planted"));
                final ModelBundle bundle = ModelBundle.read(result.bundle(), Rows.LAYOUT);

                assertThat(result.test().auc()).as(encoding + " " + forest).isGreaterThan(0.8);
                bundle.evaluate(new double[] {2, 0, 0.5, Double.NaN}, bundle.symbolCode("ETHUSDT"));
                assertThat(bundle.treesMargin()).isGreaterThan(0);
                assertThat(bundle.logisticMargin()).isGreaterThan(0);
                assertThat(Float.isNaN(bundle.forestMargin())).isEqualTo(forest == 0);
                assertThat(fit(Rows.planted(1, 1_500), settings, List.of("planted"))
                                .bundle())
                        .isEqualTo(result.bundle());
            }
        }
    }

    @Test
    void shouldGiveTheTreesMarginWhenTheyAreAlone() {
        final ModelBundle bundle = ModelBundle.read(
                fit(
                                Rows.planted(1, 1_000),
                                new FitSettings(BOOST, 1, 0, 5, 10, SymbolEncoding.NONE, ClassWeight.NONE, 0),
                                List.of("planted"))
                        .bundle(),
                Rows.LAYOUT);

        assertThat(bundle.evaluate(new double[] {1, 0, 0.5, Double.NaN}, 0)).isEqualTo(bundle.treesMargin());
        assertThat(bundle.logisticMargin()).isNaN();
    }

    @Test
    void shouldChooseAThresholdForEachStrategyByItsOwnSignals() {
        final Dataset planted = Rows.planted(1, 3_000);
        final List<Dataset.Sample> samples = new ArrayList<>();
        for (int i = 0; i < planted.size(); i++) {
            final Dataset.Sample sample = planted.samples().get(i);
            final boolean second = i % 3 == 0;
            // Whatever the second one says costs money.
            samples.add(new Dataset.Sample(
                    sample.kind(),
                    sample.timeMs(),
                    sample.instrument(),
                    second ? 1 : 0,
                    sample.side(),
                    sample.won(),
                    second ? -0.01 : sample.netReturn(),
                    sample.exitTimeMs(),
                    sample.weight()));
        }
        final ModelFit.Result result = fit(new Dataset(planted.rows(), samples), SETTINGS, List.of("first", "second"));
        final ModelBundle bundle = ModelBundle.read(result.bundle(), Rows.LAYOUT);

        assertThat(bundle.thresholds().margin("first")).isLessThan(1f);
        assertThat(bundle.thresholds().margin("second")).isEqualTo(StrategyThresholds.NEVER);
        assertThat(bundle.thresholds().holdMinutes("first")).isEqualTo(1);
        assertThat(result.thresholds().trades()).isTrue();
    }

    @Test
    void shouldRefuseHistoryThatIsTooShort() {
        assertThatThrownBy(() -> fit(Rows.planted(1, 199)))
                .isInstanceOf(TrainerException.class)
                .hasMessage("history is too short: it gives 199 labelled signals, at least 200 are needed; fetch more "
                        + "days or more symbols");
    }

    @Test
    void shouldRefuseOneClassOnly() {
        final Dataset planted = Rows.planted(1, 500);
        final List<Dataset.Sample> lost = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            lost.add(Rows.sample(i, false));
        }

        assertThatThrownBy(() -> fit(new Dataset(planted.rows(), lost)))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith("the training part has only one class: 0 wins of ");
    }

    @Test
    void shouldNameTheRowThatIsInfinite() {
        final Dataset data = Rows.planted(1, 500);
        data.rows()[7][1] = Float.NEGATIVE_INFINITY;

        assertThatThrownBy(() -> fit(data))
                .isInstanceOf(TrainerException.class)
                .hasMessage(
                        "feature noise of ETHUSDT at 1970-01-01T00:07:00Z is infinite: its bars can't be right; look at"
                                + " them with train check");
    }

    @Test
    void shouldNameTheRowWithoutAResult() {
        final Dataset data = Rows.planted(1, 500);
        final List<Dataset.Sample> samples = new ArrayList<>(data.samples());
        samples.set(2, samples.get(2).weighing(0));

        assertThatThrownBy(() -> fit(new Dataset(data.rows(), samples)))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith("the row of BTCUSDT at 1970-01-01T00:02:00Z has return ")
                .hasMessageEndingWith(" and weight 0.0: label the history again");
    }

    @Test
    void shouldSayWhichFeatureNeverDiffers() throws IOException {
        final Dataset data = Rows.planted(1, 500);
        for (final float[] row : data.rows()) {
            row[1] = 3;
        }
        final JsonNode features = manifest(fit(data).bundle()).path("features");

        assertThat(features.get(1).path("constant").asBoolean()).isTrue();
        assertThat(features.get(0).has("constant")).isFalse();
    }

    /** Wins and losses weigh alike: the raw margin of a row of no meaning moves toward even odds, its probability stays. */
    @Test
    void shouldWeighClassesInLearningAndNotInCalibration() {
        final Dataset planted = Rows.planted(1, 3_000);
        final FitSettings balanced =
                new FitSettings(BOOST, 0.7, 0, 5, 10, SymbolEncoding.NONE, new ClassWeight("6"), 0);
        final ModelBundle plain =
                ModelBundle.read(fit(planted, SETTINGS, List.of("planted")).bundle(), Rows.LAYOUT);
        final ModelBundle heavy =
                ModelBundle.read(fit(planted, balanced, List.of("planted")).bundle(), Rows.LAYOUT);
        final double[] row = {0.2, 0, 0.5, Double.NaN};

        assertThat(heavy.evaluate(row, 0)).isGreaterThan(plain.evaluate(row, 0) + 0.5f);
        final double[] good = {2, 0, 0.5, Double.NaN};
        assertThat(heavy.probability(heavy.evaluate(good, 0)))
                .isCloseTo(plain.probability(plain.evaluate(good, 0)), within(0.1));
    }

    @Test
    void shouldKeepResultsOfALaterPartOutOfAnEarlierOne() {
        final TimeSplit split = TimeSplit.of(Rows.planted(1, 1_000), 0);

        final long validationFrom = split.validation().samples().get(0).timeMs();
        final long testFrom = split.test().samples().get(0).timeMs();
        assertThat(split.train().samples()).allMatch(sample -> sample.exitTimeMs() <= validationFrom);
        assertThat(split.validation().samples()).allMatch(sample -> sample.exitTimeMs() <= testFrom);
        assertThat(split.train().size()).isEqualTo(600);
        assertThat(split.validation().size()).isEqualTo(200);
        assertThat(split.test().size()).isEqualTo(200);
    }

    private static JsonNode manifest(byte[] bundle) throws IOException {
        return new ObjectMapper().readTree(BundleContainer.read(bundle).section(ModelBundle.MANIFEST));
    }

    private static ModelFit.Result fit(Dataset data) {
        return fit(data, SETTINGS, List.of("planted"));
    }

    private static ModelFit.Result fit(Dataset data, FitSettings settings, List<String> strategies) {
        final ModelFit.Origin origin = new ModelFit.Origin(
                List.of("BTCUSDT", "ETHUSDT"),
                15,
                Rows.LAYOUT,
                FeatureSource.BARS_ONLY,
                LabelRules.of(CoreConfiguration.defaults()),
                RowSource.PROPOSALS,
                strategies,
                Map.of(),
                "test",
                ModelStage.PAPER);
        return new ModelFit(origin, settings).fit(data);
    }
}
