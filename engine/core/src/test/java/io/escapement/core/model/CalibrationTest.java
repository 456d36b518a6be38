package io.escapement.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CalibrationTest {
    private final Calibration calibration = new Calibration(new float[] {-1f, 0f, 2f}, new double[] {0.25, 0.5, 0.75});

    @Test
    void shouldInterpolateBetweenPointsAndHoldTheEnds() {
        assertThat(calibration.probability(-5f)).isEqualTo(0.25);
        assertThat(calibration.probability(-1f)).isEqualTo(0.25);
        assertThat(calibration.probability(-0.5f)).isEqualTo(0.375);
        assertThat(calibration.probability(0f)).isEqualTo(0.5);
        assertThat(calibration.probability(1.5f)).isEqualTo(0.6875);
        assertThat(calibration.probability(2f)).isEqualTo(0.75);
        assertThat(calibration.probability(Float.POSITIVE_INFINITY)).isEqualTo(0.75);
        assertThat(calibration.probability(Float.NaN)).isNaN();
    }

    @Test
    void shouldRefuseTablesThatAreNotMonotone() {
        assertThatThrownBy(() -> new Calibration(new float[] {0f, 0f}, new double[] {0.1, 0.2}))
                .hasMessage("calibration is not monotone at point 1");
        assertThatThrownBy(() -> new Calibration(new float[] {0f, 1f}, new double[] {0.2, 0.1}))
                .hasMessage("calibration is not monotone at point 1");
        assertThatThrownBy(() -> new Calibration(new float[] {0f}, new double[] {1.1}))
                .hasMessage("calibration is not monotone at point 0");
        assertThatThrownBy(() -> new Calibration(new float[0], new double[0]))
                .hasMessage("calibration has 0 margins and 0 probabilities");
    }
}
