package io.escapement.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.core.model.Calibration;
import io.escapement.trainer.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoresTest {
    private static final Calibration LINE = new Calibration(new float[] {0f, 1f}, new double[] {0, 1});

    @Test
    void shouldScoreByHand() {
        final Scores scores = scores(new float[] {0.25f, 0.5f, 0.75f, 0.5f}, 0.5f, false, true, true, false);

        assertThat(scores.rows()).isEqualTo(4);
        assertThat(scores.baseRate()).isEqualTo(0.5);
        // Pairs (win, loss): 0.5 over 0.25, 0.5 ties 0.5, 0.75 over both: 3.5 of 4.
        assertThat(scores.auc()).isEqualTo(0.875);
        // -(ln 0.75 + ln 0.5 + ln 0.75 + ln 0.5) / 4
        assertThat(scores.logLoss()).isCloseTo(0.490415, within(1e-6));
        // (0.0625 + 0.25 + 0.0625 + 0.25) / 4
        assertThat(scores.brier()).isEqualTo(0.15625);
        // Bins of 0.25, 0.5 and 0.75: |0.25 - 0| + |2 * 0.5 - 1| + |0.75 - 1|, over 4 rows.
        assertThat(scores.calibrationError()).isEqualTo(0.125);
        assertThat(scores.trades()).isEqualTo(3);
        assertThat(scores.precision()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(scores.recall()).isEqualTo(1);
        // 2 * (2/3) * 1 / (2/3 + 1)
        assertThat(scores.f1()).isCloseTo(0.8, within(1e-12));
        assertThat(scores.valuePerTrade()).isCloseTo(0.01 / 3, within(1e-12));
        assertThat(scores.valuePerRow()).isCloseTo(0, within(1e-12));
    }

    /** Two rows that overlap count half each where probabilities are judged, and whole where money is. */
    @Test
    void shouldCountRowsByTheirWeight() {
        final float[] margins = {0.2f, 0.6f, 0.6f};
        final Dataset data = Rows.labelled(margins, true, true, false);
        final List<Dataset.Sample> samples = new ArrayList<>(data.samples());
        samples.set(0, samples.get(0).weighing(0.5));
        samples.set(1, samples.get(1).weighing(0.5));

        final Scores scores = Judgement.of(new Dataset(data.rows(), samples), margins, LINE, Thresholds.of(0f))
                .scores();

        // Weights of wins 0.5 and 0.5, of the loss 1.
        assertThat(scores.baseRate()).isEqualTo(0.5);
        // The first win lies below the loss, the second ties with it: 0.5 * 1 / 2 of 1 * 1.
        assertThat(scores.auc()).isEqualTo(0.25);
        // (0.5 * 0.64 + 0.5 * 0.16 + 1 * 0.36) / 2, of float32 0.2 and 0.6
        assertThat(scores.brier()).isCloseTo(0.38, within(1e-6));
        // Bin of 0.2: 0.5 * (0.2 - 1); bin of 0.6: 0.5 * (0.6 - 1) + 1 * 0.6; (0.4 + 0.4) / 2.
        assertThat(scores.calibrationError()).isCloseTo(0.4, within(1e-6));
        assertThat(scores.trades()).isEqualTo(3);
        assertThat(scores.precision()).isCloseTo(2.0 / 3, within(1e-12));
    }

    /** The definition, pair by pair. */
    @Test
    void shouldEqualTheShareOfPairsInOrder() {
        final Random random = new Random(4);
        final float[] margins = new float[300];
        final boolean[] won = new boolean[300];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = random.nextInt(20) / 20f;
            won[i] = random.nextFloat() < 0.2f + 0.5f * margins[i];
        }
        double ordered = 0;
        int pairs = 0;
        for (int w = 0; w < margins.length; w++) {
            for (int l = 0; l < margins.length; l++) {
                if (won[w] && !won[l]) {
                    pairs++;
                    ordered += margins[w] > margins[l] ? 1 : margins[w] == margins[l] ? 0.5 : 0;
                }
            }
        }

        assertThat(scores(margins, 2f, won).auc()).isCloseTo(ordered / pairs, within(1e-12));
    }

    @Test
    void shouldHaveNoPrecisionWithoutTrades() {
        final Scores scores = scores(new float[] {0f, 1f}, ThresholdChoice.NEVER, false, true);

        assertThat(scores.trades()).isZero();
        assertThat(scores.precision()).isNaN();
        assertThat(scores.recall()).isZero();
        assertThat(scores.f1()).isNaN();
        assertThat(scores.valuePerTrade()).isNaN();
        assertThat(scores.json().path("precision").isNull()).isTrue();
    }

    @Test
    void shouldHaveNoAucWhenAllWon() {
        assertThat(scores(new float[] {0f, 1f}, 0f, true, true).auc()).isNaN();
    }

    @Test
    void shouldChooseTheThresholdWithTheLargestTotal() {
        final float[] margins = new float[40];
        final boolean[] won = new boolean[40];
        for (int i = 0; i < 40; i++) {
            margins[i] = i / 4f;
            // Wins from 20 on, with a loss at 25: the total grows down to 20 in spite of it.
            won[i] = i >= 20 && i != 25;
        }

        assertThat(ThresholdChoice.choose(Rows.labelled(margins, won), margins)).isEqualTo(5f);
    }

    @Test
    void shouldChooseNeverWhenNothingPays() {
        final float[] margins = new float[40];
        for (int i = 0; i < 40; i++) {
            margins[i] = i;
        }

        assertThat(ThresholdChoice.choose(Rows.labelled(margins, new boolean[40]), margins))
                .isEqualTo(ThresholdChoice.NEVER);
    }

    private static Scores scores(float[] margins, float threshold, boolean... won) {
        return Judgement.of(Rows.labelled(margins, won), margins, LINE, Thresholds.of(threshold))
                .scores();
    }
}
