package io.escapement.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
    private static final double RIDGE = 1e-9;

    /** 4 of 5 won where x is 3, 1 of 5 where it is 1: mean 2, deviation 1, log-odds of ln 4 on either side. */
    @Test
    void shouldFindTheLogOddsOfTwoGroups() {
        final float[][] rows = new float[100][1];
        final boolean[] won = new boolean[100];
        for (int i = 0; i < 100; i++) {
            rows[i][0] = i < 50 ? 3 : 1;
            won[i] = i % 5 == 0 ? i >= 50 : i < 50;
        }

        final LogisticRegression.Fitted fitted = LogisticRegression.fit(rows, won, ones(won), RIDGE, Integer.MAX_VALUE);

        assertThat(fitted.means()).containsExactly(2);
        assertThat(fitted.deviations()).containsExactly(1);
        assertThat(fitted.intercept()).isCloseTo(0, within(1e-6));
        assertThat(fitted.coefficients()[0]).isCloseTo(1.3862943611, within(1e-6));
        assertThat(fitted.model().margin(new float[] {3})).isCloseTo(1.3862943611, within(1e-6));
        assertThat(fitted.model().margin(new float[] {Float.NaN})).isCloseTo(0, within(1e-6));
    }

    @Test
    void shouldLeaveOutWhatNeverDiffersIsAlwaysMissingOrIsNoQuantity() {
        final float[][] rows = new float[40][4];
        final boolean[] won = new boolean[40];
        for (int i = 0; i < 40; i++) {
            rows[i] = new float[] {7, Float.NaN, i % 2, i};
            won[i] = i % 4 == 0;
        }

        final LogisticRegression.Fitted fitted = LogisticRegression.fit(rows, won, ones(won), RIDGE, 3);

        assertThat(fitted.deviations()[0]).isZero();
        assertThat(fitted.deviations()[1]).isZero();
        assertThat(fitted.deviations()[2]).isEqualTo(0.5);
        assertThat(fitted.deviations()[3]).isZero();
        assertThat(fitted.coefficients()[3]).isZero();
    }

    @Test
    void shouldShrinkTowardNothingWhenTheRidgeIsHigh() {
        final float[][] rows = {{1}, {1}, {0}, {0}, {1}, {0}};
        final boolean[] won = {true, true, false, false, false, true};

        final double free =
                LogisticRegression.fit(rows, won, ones(won), RIDGE, 9).coefficients()[0];
        final double held = LogisticRegression.fit(rows, won, ones(won), 100, 9).coefficients()[0];

        assertThat(free).isPositive();
        assertThat(held).isPositive().isLessThan(free / 10);
    }

    /** A row of weight three is three rows. */
    @Test
    void shouldCountARowByItsWeight() {
        final float[][] rows = {{1}, {3}, {1}, {3}};
        final boolean[] won = {true, true, false, false};
        final LogisticRegression.Fitted fitted = LogisticRegression.fit(rows, won, new float[] {1, 3, 3, 1}, RIDGE, 9);

        // Three of four won where x is 3, one of four where it is 1: log-odds of ln 3 on either side.
        assertThat(fitted.coefficients()[0]).isCloseTo(1.0986122887, within(1e-6));
        assertThat(fitted.intercept()).isCloseTo(0, within(1e-6));
    }

    private static float[] ones(boolean[] won) {
        final float[] ones = new float[won.length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
