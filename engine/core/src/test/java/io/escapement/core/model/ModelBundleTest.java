package io.escapement.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.escapement.core.feature.FeatureLayout;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelBundleTest {
    private static final float[] MARGINS = {-1f, 0.25f, 2f, 2f, -1f};

    @Test
    void shouldGiveBackWhatWasWritten() {
        final ModelBundle bundle = ModelBundle.read(SmallModel.bundle(), SmallModel.LAYOUT);

        assertThat(bundle.sha256()).hasSize(64);
        assertThat(Long.parseUnsignedLong(bundle.sha256().substring(0, 16), 16)).isEqualTo(bundle.hashPrefix());
        assertThat(bundle.stage()).isEqualTo(ModelStage.PAPER);
        assertThat(bundle.intervalMinutes()).isEqualTo(15);
        assertThat(bundle.covers("BTCUSDT")).isTrue();
        assertThat(bundle.covers("ETHUSDT")).isTrue();
        assertThat(bundle.covers("SOLUSDT")).isFalse();
        assertThat(bundle.featureLayoutHash()).isEqualTo(SmallModel.LAYOUT.hash());
        assertThat(bundle.thresholds().margin("trend")).isEqualTo(0.75f);
        assertThat(bundle.thresholds().holdMinutes("trend")).isEqualTo(60);
        assertThat(bundle.thresholds().margin("scalp")).isEqualTo(0.5f);
        assertThat(bundle.thresholds().holdMinutes("scalp")).isEqualTo(90);
        assertThat(bundle.probability(0f)).isEqualTo(0.5);
        assertThat(bundle.evaluate(new double[] {1, 1}, 0)).isEqualTo(0.25f);
        assertThat(bundle.treesMargin()).isEqualTo(0.25f);
        assertThat(bundle.forestMargin()).isNaN();
        assertThat(bundle.logisticMargin()).isNaN();
    }

    @Test
    void shouldMaskAndCountFeatures() {
        final ModelBundle bundle = ModelBundle.read(SmallModel.bundle(), SmallModel.LAYOUT);
        final double[] row = {2.5, 3};

        bundle.mask(row);

        assertThat(row).containsExactly(2.5, Double.NaN);
        bundle.checkRanges(row);
        assertThat(bundle.outOfRange()).isEqualTo(1);
        assertThat(bundle.worstFeature()).isZero();
        // The range is 4 wide and ends at 2.
        assertThat(bundle.worstExcess()).isEqualTo(0.125);
        bundle.checkRanges(new double[] {-2, Double.NaN});
        assertThat(bundle.outOfRange()).isZero();
        assertThat(bundle.worstFeature()).isEqualTo(ModelBundle.NO_FEATURE);
        assertThat(bundle.worstExcess()).isNaN();
    }

    @Test
    void shouldMissOnlyWhatTrainingNeverMissed() {
        final ModelBundle bundle = ModelBundle.read(SmallModel.bundle(), SmallModel.LAYOUT);
        final ModelBundle tolerant = ModelBundle.read(
                SmallModel.bundle(SmallModel.MANIFEST.replace("\"missing\":0,", "\"missing\":0.01,"), MARGINS),
                SmallModel.LAYOUT);
        final double[] row = {Double.NaN, Double.NaN};

        assertThat(bundle.countMissing(row)).isEqualTo(1);
        assertThat(bundle.countMissing(new double[] {1, Double.NaN})).isZero();
        assertThat(tolerant.countMissing(row)).isZero();
    }

    @Test
    void shouldAllocateNothingOnceItIsRead() {
        final ModelBundle bundle = ModelBundle.read(SmallModel.bundle(), SmallModel.LAYOUT);
        final double[] row = {0.5, 3};
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // The first question makes objects of its own.
        threads.getCurrentThreadAllocatedBytes();
        judge(bundle, row, 20_000);

        // The machine may allocate once on the thread's account; rows would allocate in every round.
        long allocated = Long.MAX_VALUE;
        double sum = 0;
        for (int round = 0; round < 3 && allocated != 0; round++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            sum += judge(bundle, row, 100_000);
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(allocated).isZero();
        assertThat(sum).isFinite();
    }

    private static double judge(ModelBundle bundle, double[] row, int times) {
        double sum = 0;
        for (int i = 0; i < times; i++) {
            bundle.mask(row);
            row[0] = i % 7;
            bundle.checkRanges(row);
            sum += bundle.probability(bundle.evaluate(row, 0)) + bundle.outOfRange() + bundle.countMissing(row);
        }
        return sum;
    }

    @Test
    void shouldRefuseEverySingleChangedByte() {
        final byte[] bundle = SmallModel.bundle();
        for (int i = 0; i < bundle.length; i++) {
            final byte[] changed = bundle.clone();
            changed[i] = (byte) (changed[i] ^ 1 << (i % 8));
            assertThatThrownBy(() -> ModelBundle.read(changed, SmallModel.LAYOUT))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldRefuseEveryTruncation() {
        final byte[] bundle = SmallModel.bundle();
        for (int length = 0; length < bundle.length; length += 7) {
            final byte[] cut = Arrays.copyOf(bundle, length);
            assertThatThrownBy(() -> ModelBundle.read(cut, SmallModel.LAYOUT))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldRefuseAGoldenVectorThatDiffersByOneBit() {
        final float[] margins = MARGINS.clone();
        margins[3] = Math.nextUp(2f);

        assertThatThrownBy(() -> ModelBundle.read(SmallModel.bundle(SmallModel.MANIFEST, margins), SmallModel.LAYOUT))
                .hasMessageStartingWith("golden vector 3 gives trees' margin 2.0 instead of 2.000000238418579: ");
    }

    @Test
    void shouldRefuseAnotherLayoutThanTheCores() {
        assertThatThrownBy(() -> ModelBundle.read(SmallModel.bundle()))
                .hasMessage("model was trained on 2 features of another layout than this engine's "
                        + FeatureLayout.standard().size() + ": train it again");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "format":2 | "format":1 | model manifest has format 1, 2 is handled: train it again with ./run.sh train fit
            "PAPER" | "WILD" | model manifest has the unknown stage WILD
            "missing":"NaN" | "missing":"-1" | model manifest wants another mark than NaN for missing values
            "symbols":"NONE" | "symbols":"HASH" | model manifest has the unknown symbol encoding HASH
            "symbols":"NONE" | "symbols":"ONE_HOT" | model has 2 columns, its manifest's features and symbols make 4
            "BOOK" | "NEWS" | model manifest has the unknown feature source NEWS
            "name":"a" | "name":"c" | model manifest's featureLayoutHash isn't that of its features
            [0.25,0.75] | [0.75,0.25] | calibration is not monotone at point 1
            ["ETHUSDT","BTCUSDT"] | [] | model manifest names no symbols
            ["ETHUSDT","BTCUSDT"] | ["ETHUSDT","ETHUSDT"] | model manifest names ETHUSDT twice
            "trees":1 | "trees":0.7 | model's ensemble weights must be above 0 for each part there is, 0 for others, and add up to 1
            "thresholds":{ | "limits":{ | model has no thresholds
            {"margin":0.5 | {"margin":"x" | model's thresholds.margin is not a number
            "holdMinutes":90 | "holdMinutes":-1 | model manifest's holdMinutes is below 0
            """)
    void shouldRefuseAManifestThatIsWrong(String part, String replacement, String message) {
        assertThat(SmallModel.MANIFEST).contains(part);
        final byte[] bundle = SmallModel.bundle(SmallModel.MANIFEST.replace(part, replacement), MARGINS);

        assertThatThrownBy(() -> ModelBundle.read(bundle, SmallModel.LAYOUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void shouldFindBundlesByHash() {
        final ModelBundle bundle = ModelBundle.read(SmallModel.bundle(), SmallModel.LAYOUT);
        final ModelLibrary library = ModelLibrary.of(bundle);

        assertThat(library.find(bundle.sha256())).isSameAs(bundle);
        assertThat(library.find("0".repeat(64))).isNull();
        assertThat(ModelLibrary.EMPTY.find(bundle.sha256())).isNull();
    }
}
