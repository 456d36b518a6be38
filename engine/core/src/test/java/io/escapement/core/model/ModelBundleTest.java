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
        assertThat(bundle.thresholdMargin()).isEqualTo(0.5f);
        assertThat(bundle.probability(0f)).isEqualTo(0.5);
        assertThat(bundle.margin(new double[] {1, 1})).isEqualTo(0.25f);
    }

    @Test
    void shouldMaskAndCountFeatures() {
        final ModelBundle bundle = ModelBundle.read(SmallModel.bundle(), SmallModel.LAYOUT);
        final double[] row = {2.5, 3};

        bundle.mask(row);

        assertThat(row).containsExactly(2.5, Double.NaN);
        assertThat(bundle.countOutOfRange(row, 0)).isEqualTo(1);
        // The range is 4 wide, so an eighth of it is 0.5.
        assertThat(bundle.countOutOfRange(row, 0.125)).isZero();
        assertThat(bundle.countOutOfRange(new double[] {Double.NaN, Double.NaN}, 0))
                .isZero();
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
            sum += bundle.probability(bundle.margin(row)) + bundle.countOutOfRange(row, 0);
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
                .hasMessageStartingWith("golden vector 3 gives margin 2.0 instead of 2.0000002: ");
    }

    @Test
    void shouldRefuseAnotherLayoutThanTheCores() {
        assertThatThrownBy(() -> ModelBundle.read(SmallModel.bundle()))
                .hasMessage("model was trained on 2 features of another layout than this engine's "
                        + FeatureLayout.standard().size() + ": train it again");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "format":1 | "format":2 | model manifest has format 2, 1 is handled
            "PAPER" | "WILD" | model manifest has the unknown stage WILD
            "scaler":"none" | "scaler":"standard" | model manifest wants another encoding than unscaled rows with NaN for missing values
            "BOOK" | "NEWS" | model manifest has the unknown feature source NEWS
            "name":"a" | "name":"c" | model manifest's featureLayoutHash isn't that of its features
            [0.25,0.75] | [0.75,0.25] | calibration is not monotone at point 1
            ["ETHUSDT","BTCUSDT"] | [] | model manifest names no symbols
            "threshold":{"margin":0.5}, | '' | model has no threshold
            "threshold":{"margin":0.5} | "threshold":{"margin":"x"} | model's threshold.margin is not a number
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
        final ModelLibrary library = new ModelLibrary(bundle);

        assertThat(library.find(bundle.sha256())).isSameAs(bundle);
        assertThat(library.find("0".repeat(64))).isNull();
        assertThat(ModelLibrary.EMPTY.find(bundle.sha256())).isNull();
    }
}
