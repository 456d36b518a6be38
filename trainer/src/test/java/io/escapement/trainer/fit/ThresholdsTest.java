package io.escapement.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.dataset.RowKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    private static final long MINUTE_MS = 60_000;

    /** Three proposals of 10, 20 and 30 minutes among closes that nobody spoke at, each of ten hours. */
    @Test
    void shouldMeasureHoldsOfProposalsOnly() {
        final List<Dataset.Sample> samples = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            final boolean proposed = i % 4 == 0;
            final long hold = proposed ? 10 + 10 * (i / 4) : 600;
            samples.add(new Dataset.Sample(
                    proposed ? RowKind.PROPOSAL : RowKind.EVERY_BAR,
                    i * MINUTE_MS,
                    0,
                    0,
                    1,
                    true,
                    0.01,
                    (i + hold) * MINUTE_MS,
                    1));
        }
        final Dataset train = new Dataset(new float[samples.size()][1], samples);
        final Dataset validation = Rows.labelled(new float[] {1, 2, 3}, true, true, false);

        final Thresholds thresholds =
                Thresholds.choose(validation, new float[] {1, 2, 3}, train, List.of("trend", "scalp"));

        assertThat(thresholds.pooledHoldMinutes()).isEqualTo(20);
        assertThat(thresholds.holdMinutes()).containsExactly(20, 0);
    }
}
