package io.escapement.trainer.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class UniquenessTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    @Test
    void shouldCountLabelsFullyWhenTheyDoNotOverlap() {
        assertThat(Uniqueness.average(new long[] {0, 10, 25}, new long[] {10, 20, 30}))
                .containsExactly(1, 1, 1);
    }

    @Test
    void shouldHalveLabelsThatLiveTogether() {
        assertThat(Uniqueness.average(new long[] {5, 5}, new long[] {9, 9})).containsExactly(0.5, 0.5);
    }

    @Test
    void shouldAverageOverALabelsLife() {
        // 0 to 30; 10 to 20 within it; 20 to 40 with its last third.
        // First: 10 alone, 10 with one, 10 with one: (10 + 5 + 5) / 30. Second: always with the first. Third: (5 + 10)
        // / 20.
        final double[] weights = Uniqueness.average(new long[] {0, 10, 20}, new long[] {30, 20, 40});

        assertThat(weights).hasSize(3);
        assertThat(weights[0]).isCloseTo(2.0 / 3, CLOSE);
        assertThat(weights[1]).isCloseTo(0.5, CLOSE);
        assertThat(weights[2]).isCloseTo(0.75, CLOSE);
    }

    @Test
    void shouldShareAnInstantAmongAllThatLiveThen() {
        // Three bars of 10; labels of bars 1-3, 2-3, 3 and, far away, one alone.
        // Concurrency 1, 2, 3: (1 + 1/2 + 1/3) / 3 = 11/18; (1/2 + 1/3) / 2 = 5/12; 1/3; 1.
        final double[] weights = Uniqueness.average(new long[] {0, 10, 20, 100}, new long[] {30, 30, 30, 110});

        assertThat(weights[0]).isCloseTo(11.0 / 18, CLOSE);
        assertThat(weights[1]).isCloseTo(5.0 / 12, CLOSE);
        assertThat(weights[2]).isCloseTo(1.0 / 3, CLOSE);
        assertThat(weights[3]).isCloseTo(1, CLOSE);
    }

    @Test
    void shouldNotCareForTheOrderOfLabels() {
        assertThat(Uniqueness.average(new long[] {20, 0, 10}, new long[] {40, 30, 20}))
                .containsExactly(new double[] {0.75, 2.0 / 3, 0.5}, CLOSE);
    }

    @Test
    void shouldWeighNothingWhenThereIsNothing() {
        assertThat(Uniqueness.average(new long[0], new long[0])).isEmpty();
    }
}
