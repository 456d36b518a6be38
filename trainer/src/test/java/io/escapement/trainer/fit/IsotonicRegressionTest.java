package io.escapement.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.trainer.fit.IsotonicRegression.Pool;
import org.junit.jupiter.api.Test;

class IsotonicRegressionTest {
    private static final float[] ONES = {1, 1, 1, 1, 1};

    @Test
    void shouldPoolAdjacentViolators() {
        // In order of margin: 0, 1, 0, 1, 1 -> 0 | 1, 0 pooled to 1/2 | 1, 1 pooled.
        assertThat(IsotonicRegression.pools(
                        new float[] {3f, 1f, 2f, 5f, 4f}, new boolean[] {false, false, true, true, true}, ONES))
                .containsExactly(new Pool(1f, 1f, 0, 1), new Pool(2f, 3f, 1, 2), new Pool(4f, 5f, 2, 2));
    }

    @Test
    void shouldPoolByWeight() {
        // A win of weight 3 above a loss of weight 1: 3/4; the next win stands alone.
        assertThat(IsotonicRegression.pools(
                        new float[] {1f, 2f, 3f}, new boolean[] {true, false, true}, new float[] {3, 1, 2}))
                .containsExactly(new Pool(1f, 2f, 3, 4), new Pool(3f, 3f, 2, 2));
    }

    @Test
    void shouldPoolBackwardsAsFarAsNeeded() {
        // 1, 0 is 1/2; then 1; then 0 pools with that to 1/2, no more than the pool before: 2/4; another 0 makes 2/5.
        assertThat(IsotonicRegression.pools(
                        new float[] {1f, 2f, 3f, 4f, 5f}, new boolean[] {true, false, true, false, false}, ONES))
                .containsExactly(new Pool(1f, 5f, 2, 5));
    }

    @Test
    void shouldPoolEqualMargins() {
        assertThat(IsotonicRegression.pools(new float[] {1f, 1f, 2f}, new boolean[] {true, false, true}, ONES))
                .containsExactly(new Pool(1f, 1f, 1, 2), new Pool(2f, 2f, 1, 1));
    }

    @Test
    void shouldGiveBothEndsOfEachStep() {
        final IsotonicRegression.Points points = IsotonicRegression.fit(
                new float[] {3f, 1f, 2f, 5f, 4f}, new boolean[] {false, false, true, true, true}, ONES, 1);

        assertThat(points.margins()).containsExactly(1f, 2f, 3f, 4f, 5f);
        assertThat(points.probabilities()).containsExactly(0, 0.5, 0.5, 1, 1);
        assertThat(points.calibration().probability(1.5f)).isEqualTo(0.25);
    }

    @Test
    void shouldJoinStepsThatRestOnTooFewRows() {
        final IsotonicRegression.Points points = IsotonicRegression.fit(
                new float[] {1f, 2f, 3f, 4f, 5f}, new boolean[] {false, true, false, true, true}, ONES, 3);

        // 0/1 joins 1/2; the last two are too few by themselves and join as well.
        assertThat(points.margins()).containsExactly(1f, 5f);
        assertThat(points.probabilities()).containsExactly(0.6, 0.6);
    }
}
