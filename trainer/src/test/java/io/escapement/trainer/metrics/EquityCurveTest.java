package io.escapement.trainer.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EquityCurveTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void shouldGrowByTheTimeThatReallyPassed() {
        // 73 days are a fifth of a year: 1.1 to the fifth is 1.61051.
        final EquityCurve curve = curve(Map.of("2025-01-01T00:00:00Z", 100.0, "2025-03-15T00:00:00Z", 110.0));

        assertThat(curve.totalReturn()).isCloseTo(0.1, EXACT);
        assertThat(curve.annualGrowth()).isCloseTo(0.61051, EXACT);
    }

    @Test
    void shouldFindTheDeepestFallAndWhenItEnded() {
        final EquityCurve curve = curve(Map.of(
                "2025-01-01T00:00:00Z", 100.0,
                "2025-01-02T00:00:00Z", 120.0,
                "2025-01-03T00:00:00Z", 108.0, // a tenth of 120
                "2025-01-04T00:00:00Z", 125.0,
                "2025-01-05T00:00:00Z", 100.0, // a fifth of 125
                "2025-01-06T00:00:00Z", 110.0,
                "2025-01-07T00:00:00Z", 130.0));

        assertThat(curve.maxDrawdown()).isCloseTo(0.2, EXACT);
        assertThat(Instant.ofEpochMilli(curve.peakMs())).isEqualTo("2025-01-04T00:00:00Z");
        assertThat(Instant.ofEpochMilli(curve.troughMs())).isEqualTo("2025-01-05T00:00:00Z");
        assertThat(Instant.ofEpochMilli(curve.recoveredMs())).isEqualTo("2025-01-07T00:00:00Z");
    }

    @Test
    void shouldDivideGrowthByTheDeepestFallWhenThereIsOne() {
        // A year from 100 to 130, a fall of a quarter on the way: 0.3 / 0.25.
        final EquityCurve curve = curve(Map.of(
                "2025-01-01T00:00:00Z", 100.0,
                "2025-06-01T00:00:00Z", 75.0,
                "2026-01-01T00:00:00Z", 130.0));

        assertThat(curve.calmar()).isCloseTo(1.2, EXACT);
    }

    @Test
    void shouldHaveNoCalmarWithoutAFall() {
        final EquityCurve curve = curve(Map.of("2025-01-01T00:00:00Z", 100.0, "2025-02-01T00:00:00Z", 101.0));

        assertThat(curve.calmar()).isNaN();
        assertThat(curve.maxDrawdown()).isZero();
        assertThat(curve.recoveredMs()).isEqualTo(curve.peakMs());
    }

    @Test
    void shouldNotRecoverWhenItEndsBelow() {
        final EquityCurve curve = curve(Map.of("2025-01-01T00:00:00Z", 100.0, "2025-02-01T00:00:00Z", 99.0));

        assertThat(curve.recoveredMs()).isEqualTo(-1);
    }

    @Test
    void shouldSplitReturnsByCalendarMonthAndCompoundToTheTotal() {
        final EquityCurve curve = curve(Map.of(
                "2024-12-20T00:00:00Z", 100.0,
                "2024-12-31T12:00:00Z", 105.0,
                "2025-01-01T00:00:00Z", 110.0, // the end of December
                "2025-01-31T23:00:00Z", 99.0, // all that is known of the end of January
                "2025-03-10T00:00:00Z", 118.8)); // nothing was told in February

        assertThat(curve.monthlyReturns())
                .hasSize(4)
                .containsKeys(YearMonth.of(2024, 12), YearMonth.of(2025, 2), YearMonth.of(2025, 3));
        assertThat(curve.monthlyReturns().get(YearMonth.of(2024, 12))).isCloseTo(0.1, EXACT);
        assertThat(curve.monthlyReturns().get(YearMonth.of(2025, 1))).isCloseTo(-0.1, EXACT);
        assertThat(curve.monthlyReturns().get(YearMonth.of(2025, 2))).isCloseTo(0, EXACT);
        assertThat(curve.monthlyReturns().get(YearMonth.of(2025, 3))).isCloseTo(0.2, EXACT);
        assertThat(curve.monthlyReturns().values().stream().reduce(1.0, (all, month) -> all * (1 + month)))
                .isCloseTo(1 + curve.totalReturn(), EXACT);
    }

    @Test
    void shouldRefuseWhatIsNoCurve() {
        assertThatThrownBy(() -> new EquityCurve(new long[0], new double[0])).hasMessageContaining("0 times");
        assertThatThrownBy(() -> new EquityCurve(new long[] {1}, new double[] {1, 2}))
                .hasMessageContaining("2 levels");
    }

    private static EquityCurve curve(Map<String, Double> levels) {
        final List<Map.Entry<String, Double>> sorted = List.copyOf(new TreeMap<>(levels).entrySet());
        return new EquityCurve(
                sorted.stream()
                        .mapToLong(entry -> Instant.parse(entry.getKey()).toEpochMilli())
                        .toArray(),
                sorted.stream().mapToDouble(Map.Entry::getValue).toArray());
    }
}
