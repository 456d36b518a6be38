package io.escapement.trainer.search.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.dataset.RowKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a trial may learn from. */
class FitEvaluationTest {
    private static final long HOUR_MS = 3_600_000L;
    private static final long EMBARGO_MS = 24 * HOUR_MS;
    private static final int ROWS = 1000;
    private static final Fold FOLD = new Fold(800 * HOUR_MS, 1000 * HOUR_MS);

    /**
     * Of the hours before 800 those before 776 are known; the last fifth of them, from 620 (776 · 0.8, rounded down), is
     * validated on.
     */
    private static final long VALIDATION_FROM = 620;

    @Test
    void shouldNotLearnFromTheDayBeforeTheValidation() {
        final List<Trade> plain = trades(VALIDATION_FROM, VALIDATION_FROM);

        assertThat(plain).isNotEmpty();
        assertThat(trades(VALIDATION_FROM - 23, VALIDATION_FROM))
                .as("outcomes of the embargo turned round")
                .isEqualTo(plain);
        assertThat(trades(VALIDATION_FROM - 400, VALIDATION_FROM - 25))
                .as("outcomes before it turned round")
                .isNotEqualTo(plain);
    }

    /** One signal an hour whose first feature mostly says how it ends within the hour; in a span the other way round. */
    private static List<Trade> trades(long turnedFrom, long turnedTo) {
        final Random random = new Random(1);
        final float[][] rows = new float[ROWS][3];
        final List<Dataset.Sample> samples = new ArrayList<>();
        for (int hour = 0; hour < ROWS; hour++) {
            for (int i = 0; i < rows[hour].length; i++) {
                rows[hour][i] = (float) random.nextGaussian();
            }
            final boolean wins = rows[hour][0] + random.nextGaussian() > 0;
            final boolean won = wins ^ (hour >= turnedFrom && hour < turnedTo);
            samples.add(new Dataset.Sample(
                    RowKind.PROPOSAL, hour * HOUR_MS, 0, 0, 1, won, won ? 0.01 : -0.01, hour * HOUR_MS + HOUR_MS, 1));
        }
        final FitEvaluation evaluation =
                new FitEvaluation(new Dataset(rows, samples), FitValues.settings(new TreeMap<>()), 1, EMBARGO_MS);
        return evaluation.trades(FOLD);
    }
}
