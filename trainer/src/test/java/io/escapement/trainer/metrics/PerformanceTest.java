package io.escapement.trainer.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against numbers worked out by hand. */
class PerformanceTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final double[] FIVE = {0.10, -0.05, 0.02, -0.10, 0.08};

    private final Performance returns = new Performance(FIVE, Performance.Kind.RETURNS, 250, 0);
    private final Performance trades = new Performance(FIVE, Performance.Kind.TRADES, 250, 0);

    @Test
    void shouldCompoundReturnsAndAddTrades() {
        // 1.1 * 0.95 * 1.02 * 0.9 * 1.08
        assertThat(returns.total()).isCloseTo(0.0360548, within(1e-9));
        assertThat(trades.total()).isCloseTo(0.05, EXACT);
        assertThat(returns.annualTotal()).isCloseTo(Math.pow(1.0360548, 50) - 1, within(1e-9));
        assertThat(trades.annualTotal()).isCloseTo(2.5, EXACT);
    }

    @Test
    void shouldTakeTheSampleDeviationForSharpeAndTheShortfallForSortino() {
        // Squared distances from 0.01: 81, 36, 1, 121, 49 e-4; 288e-4 / 4 = 0.0072.
        assertThat(returns.deviation()).isCloseTo(Math.sqrt(0.0072), EXACT);
        assertThat(returns.sharpe()).isCloseTo(1 / (6 * Math.sqrt(2)), EXACT);
        assertThat(returns.annualSharpe()).isCloseTo(Math.sqrt(250) / (6 * Math.sqrt(2)), EXACT);
        // Shortfalls 0.05 and 0.10: (0.0025 + 0.01) / 5 = 0.05 squared.
        assertThat(returns.annualSortino()).isCloseTo(0.2 * Math.sqrt(250), EXACT);
    }

    @Test
    void shouldSubtractTheRiskFreeRateOfAPeriod() {
        final Performance excess = new Performance(FIVE, Performance.Kind.RETURNS, 250, 1.25);
        // 1.25 / 250 = 0.005 a period; shortfalls against it 0.055 and 0.105.
        assertThat(excess.sharpe()).isCloseTo(0.005 / Math.sqrt(0.0072), EXACT);
        final double shortfall = Math.sqrt((0.055 * 0.055 + 0.105 * 0.105) / 5);
        assertThat(excess.annualSortino()).isCloseTo(0.005 / shortfall * Math.sqrt(250), EXACT);
    }

    @Test
    void shouldMeasureFallsFromThePeakBefore() {
        // Curve 1, 1.1, 1.045, 1.0659, 0.95931, 1.0360548: from 1.1 down to 0.95931 in three periods.
        assertThat(returns.drawdowns().deepest()).isCloseTo(0.1279, EXACT);
        assertThat(returns.drawdowns().deepestPeriods()).isEqualTo(3);
        assertThat(returns.drawdowns().longestPeriods()).isEqualTo(4);
        assertThat(returns.drawdowns().ulcer()).isCloseTo(0.0681157, within(1e-6));
        // Curve 0, 0.10, 0.05, 0.07, -0.03, 0.05.
        assertThat(trades.drawdowns().deepest()).isCloseTo(0.13, EXACT);
        assertThat(returns.calmar()).isCloseTo(returns.annualTotal() / 0.1279, within(1e-9));
    }

    @Test
    void shouldSplitGainsFromLosses() {
        assertThat(returns.profitFactor()).isCloseTo(0.20 / 0.15, EXACT);
        assertThat(returns.winRate()).isCloseTo(0.6, EXACT);
        assertThat(returns.meanWin()).isCloseTo(0.2 / 3, EXACT);
        assertThat(returns.meanLoss()).isCloseTo(-0.075, EXACT);
        assertThat(new Performance(new double[] {-1, -2, 0, -1, 3, -1, -1, -1}, Performance.Kind.TRADES, 1, 0)
                        .longestLosingStreak())
                .isEqualTo(3);
    }

    @Test
    void shouldShapeTheTails() {
        // Third moment -0.0000948, second 0.00576, fourth 0.0000498.
        assertThat(returns.skewness()).isCloseTo(-0.0000948 / Math.pow(0.00576, 1.5), within(1e-9));
        assertThat(returns.kurtosis()).isCloseTo(0.0000498 / (0.00576 * 0.00576), within(1e-9));
        final double[] hundred = new double[100];
        for (int i = 0; i < 100; i++) {
            hundred[i] = (i * 37 % 100 - 50) / 1000.0;
        }
        final Performance many = new Performance(hundred, Performance.Kind.RETURNS, 365, 0);
        // Worst five: -0.050 … -0.046.
        assertThat(many.valueAtRisk()).isCloseTo(-0.046, EXACT);
        assertThat(many.expectedShortfall()).isCloseTo(-0.048, EXACT);
    }

    @Test
    void shouldHaveNoRatioWhenNothingMovesOrNothingIsLost() {
        final Performance flat = new Performance(new double[] {0.5, 0.5}, Performance.Kind.RETURNS, 1, 0);
        assertThat(flat.sharpe()).isNaN();
        assertThat(flat.annualSortino()).isNaN();
        assertThat(flat.profitFactor()).isNaN();
        assertThat(flat.calmar()).isNaN();
        assertThat(new Performance(new double[] {1}, Performance.Kind.TRADES, 1, 0).deviation())
                .isNaN();
    }

    @Test
    void shouldRefuseWhatIsNoReturn() {
        assertThatThrownBy(() -> new Performance(new double[] {0.1, Double.NaN}, Performance.Kind.RETURNS, 1, 0))
                .hasMessage("value 2 is not a number");
        assertThatThrownBy(() -> new Performance(new double[] {-3}, Performance.Kind.RETURNS, 1, 0))
                .hasMessageContaining("value 1 is -3.0");
        assertThatThrownBy(() -> new Performance(new double[0], Performance.Kind.TRADES, 1, 0))
                .hasMessage("a series without a value has no statistics");
    }
}
