package io.escapement.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.FeatureSource;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelStage;
import io.escapement.trainer.label.LabelRules;
import io.escapement.trainer.signal.RowSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DamagedBundleTest {
    @Test
    void shouldRefuseASmallBundleWhicheverByteHasChanged() {
        final byte[] bundle = fit(new BoostSettings(1, 1, 0.2, 1, 1, 1));
        final Random random = new Random(11);
        final TreeSet<String> reasons = new TreeSet<>();

        for (int at = 0; at < bundle.length; at++) {
            reasons.add(reason(bundle, at, 1 + random.nextInt(255)));
        }

        assertThat(reasons)
                .containsExactly(
                        "model bundle is damaged: its SHA-256 does not match; fetch or train it again",
                        "not a model bundle");
    }

    @Test
    void shouldRefuseALargeBundleWhereverAByteHasChanged() {
        final byte[] bundle = fit(new BoostSettings(200, 6, 0.05, 200, 1, 1));
        final Random random = new Random(12);
        assertThat(bundle.length).isGreaterThan(100_000);

        for (int i = 0; i < 500; i++) {
            assertThat(reason(bundle, random.nextInt(bundle.length), 1 << random.nextInt(8)))
                    .isNotNull();
        }
    }

    /** Why it is refused; null if it is not. */
    private static String reason(byte[] bundle, int at, int change) {
        bundle[at] ^= (byte) change;
        try {
            ModelBundle.read(bundle, Rows.LAYOUT);
            return null;
        } catch (final IllegalArgumentException e) {
            return e.getMessage();
        } finally {
            bundle[at] ^= (byte) change;
        }
    }

    private static byte[] fit(BoostSettings boost) {
        final ModelFit.Origin origin = new ModelFit.Origin(
                List.of("BTCUSDT", "ETHUSDT"),
                15,
                Rows.LAYOUT,
                FeatureSource.BARS_ONLY,
                LabelRules.of(CoreConfiguration.defaults()),
                RowSource.PROPOSALS,
                List.of("planted"),
                Map.of(),
                "test",
                ModelStage.PAPER);
        return new ModelFit(origin, FitSettings.standard(boost))
                .fit(Rows.planted(1, 3_000))
                .bundle();
    }
}
