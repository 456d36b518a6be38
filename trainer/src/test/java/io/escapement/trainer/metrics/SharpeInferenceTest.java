package io.escapement.trainer.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against the worked examples of the two papers. */
class SharpeInferenceTest {
    /** Annual ratio 2.5 of five years of 250 days. */
    private static final double DAILY = 2.5 / Math.sqrt(250);

    @Test
    void shouldDeflateAsThePaperDoesWhenAHundredTrialsWereMade() {
        // Bailey and López de Prado 2014: 100 trials, variance of annual ratios 1/2, skewness -3, kurtosis 10.
        final double benchmark = SharpeInference.expectedMaximum(100, 0.5 / 250);
        assertThat(benchmark).isCloseTo(0.1132, within(0.00005));
        assertThat(SharpeInference.deflated(DAILY, 1250, -3, 10, 100, 0.5 / 250))
                .isCloseTo(0.9004, within(0.00005));
    }

    @Test
    void shouldBeSurerWhenFewerTrialsWereMade() {
        final double fewer = SharpeInference.deflated(DAILY, 1250, -3, 10, 10, 0.5 / 250);
        final double more = SharpeInference.deflated(DAILY, 1250, -3, 10, 1000, 0.5 / 250);
        assertThat(fewer).isGreaterThan(0.9004);
        assertThat(more).isLessThan(0.9004);
    }

    @Test
    void shouldPunishFatTailsAndAShortRecordAsThePaperDoes() {
        // Bailey and López de Prado 2012: two years of months at an annual ratio of 1.59.
        final double monthly = 1.59 / Math.sqrt(12);
        assertThat(SharpeInference.probabilistic(monthly, 0, 24, 0, 3)).isCloseTo(0.982, within(0.001));
        assertThat(SharpeInference.probabilistic(monthly, 0, 24, -2.448, 10.164))
                .isCloseTo(0.913, within(0.001));
    }

    @Test
    void shouldReachItsConfidenceExactlyAtTheMinimumTrackRecord() {
        final double needed = SharpeInference.minimumTrackRecord(0.1, 0, -0.5, 5, 0.95);
        // 1 + (1 + 0.5 * 0.1 + 4 / 4 * 0.01) * (1.6448536 / 0.1)^2 = 1 + 1.06 * 270.5543
        assertThat(needed).isCloseTo(287.788, within(0.001));
        assertThat(SharpeInference.probabilistic(0.1, 0, 288, -0.5, 5)).isGreaterThan(0.95);
        assertThat(SharpeInference.probabilistic(0.1, 0, 287, -0.5, 5)).isLessThan(0.95);
    }

    @Test
    void shouldNeverBeSureWhenTheRatioIsNotAboveTheBenchmark() {
        assertThat(SharpeInference.minimumTrackRecord(0.1, 0.1, 0, 3, 0.95)).isInfinite();
        assertThat(SharpeInference.probabilistic(0.1, 0.1, 100, 0, 3)).isEqualTo(0.5);
    }

    @Test
    void shouldExpectNothingOfASingleTrial() {
        assertThat(SharpeInference.expectedMaximum(1, 0.01)).isZero();
    }
}
