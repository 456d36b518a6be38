package io.escapement.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoresTest {
    private static final IsotonicRegression.Points HALF =
            new IsotonicRegression.Points(new float[] {0f, 1f}, new double[] {0, 1});

    @Test
    void shouldScoreByHand() {
        final float[] margins = {0.25f, 0.5f, 0.75f, 0.5f};
        final Scores scores =
                Scores.of(Rows.labelled(margins, false, true, true, false), margins, HALF, Thresholds.of(0.5f));

        assertThat(scores.rows()).isEqualTo(4);
        assertThat(scores.baseRate()).isEqualTo(0.5);
        // Pairs (win, loss): 0.5 over 0.25, 0.5 ties 0.5, 0.75 over both: 3.5 of 4.
        assertThat(scores.auc()).isEqualTo(0.875);
        // -(ln 0.75 + ln 0.5 + ln 0.75 + ln 0.5) / 4
        assertThat(scores.logLoss()).isCloseTo(0.490415, within(1e-6));
        // (0.0625 + 0.25 + 0.0625 + 0.25) / 4
        assertThat(scores.brier()).isEqualTo(0.15625);
        assertThat(scores.trades()).isEqualTo(3);
        assertThat(scores.precision()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(scores.valuePerTrade()).isCloseTo(0.01 / 3, within(1e-12));
        assertThat(scores.valuePerRow()).isCloseTo(0, within(1e-12));
    }

    @Test
    void shouldHaveNoPrecisionWithoutTrades() {
        final float[] margins = {0f, 1f};
        final Scores scores =
                Scores.of(Rows.labelled(margins, false, true), margins, HALF, Thresholds.of(ThresholdChoice.NEVER));

        assertThat(scores.trades()).isZero();
        assertThat(scores.precision()).isNaN();
        assertThat(scores.valuePerTrade()).isNaN();
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
}
