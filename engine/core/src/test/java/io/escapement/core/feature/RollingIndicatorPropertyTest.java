package io.escapement.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Incremental indicators against slow loops over the same bars, in whole numbers of few values, so that equal prices, flat
 * stretches and bars without volume are common.
 */
class RollingIndicatorPropertyTest {
    private static final int BARS = 150;
    private static final long QUARTER_NS = 900_000_000_000L;

    private final int[] high = new int[BARS];
    private final int[] low = new int[BARS];
    private final int[] close = new int[BARS];
    private final int[] volume = new int[BARS];

    @Property(tries = 300)
    void shouldEqualLoopForStochastic(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 20) int period,
            @ForAll @IntRange(min = 1, max = 5) int k) {
        bars(seed);
        final Stochastic stochastic = new Stochastic(period, k, 3);
        for (int i = 0; i < BARS; i++) {
            stochastic.onBar(high[i], low[i], close[i]);
            assertThat(stochastic.k()).isEqualTo(slowK(i, period, k), within(1e-9));
            double sum = 0;
            for (int j = 0; j < 3; j++) {
                sum += slowK(i - j, period, k);
            }
            assertThat(stochastic.d()).isEqualTo(sum / 3, within(1e-9));
        }
    }

    @Property(tries = 300)
    void shouldEqualLoopForRollingVwap(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int period) {
        bars(seed);
        final RollingVwap vwap = new RollingVwap(period);
        for (int i = 0; i < BARS; i++) {
            vwap.onBar(high[i], low[i], close[i], volume[i]);
            if (i + 1 < period) {
                assertThat(vwap.value()).isNaN();
            } else {
                assertThat(vwap.value()).isCloseTo(slowVwap(i - period + 1, i), within(1e-9));
            }
        }
    }

    @Property(tries = 200)
    void shouldEqualLoopForSessionVwap(@ForAll long seed, @ForAll @IntRange(min = 0, max = 95) int firstQuarter) {
        bars(seed);
        final SessionVwap vwap = new SessionVwap();
        for (int i = 0; i < BARS; i++) {
            vwap.onBar((firstQuarter + i) * QUARTER_NS, high[i], low[i], close[i], volume[i]);
            final int dayStart = (firstQuarter + i) / 96 * 96 - firstQuarter;
            if (dayStart < 0) {
                assertThat(vwap.value()).isNaN();
            } else {
                assertThat(vwap.value()).isCloseTo(slowVwap(dayStart, i), within(1e-9));
            }
        }
    }

    @Property(tries = 300)
    void shouldEqualLoopForRealisedVolatility(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int period) {
        bars(seed);
        final RealisedVolatility volatility = new RealisedVolatility(period);
        for (int i = 0; i < BARS; i++) {
            volatility.onClose(close[i]);
            if (i < period) {
                assertThat(volatility.value()).isNaN();
                continue;
            }
            double sum = 0;
            for (int j = i - period + 1; j <= i; j++) {
                final double change = Math.log((double) close[j] / close[j - 1]);
                sum += change * change;
            }
            assertThat(volatility.value()).isCloseTo(Math.sqrt(sum / period), within(1e-8));
        }
    }

    @Property(tries = 300)
    void shouldEqualLoopForDonchian(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int period) {
        bars(seed);
        final Donchian donchian = new Donchian(period);
        for (int i = 0; i < BARS; i++) {
            donchian.onBar(high[i], low[i], close[i]);
            assertThat(donchian.upper()).isEqualTo(Double.valueOf(slowHighest(i, period)));
            assertThat(donchian.lower()).isEqualTo(Double.valueOf(slowLowest(i, period)));
            assertThat(donchian.upperBefore()).isEqualTo(Double.valueOf(slowHighest(i - 1, period)));
            assertThat(donchian.lowerBefore()).isEqualTo(Double.valueOf(slowLowest(i - 1, period)));
            if (i + 1 >= period) {
                assertThat(donchian.position()).isBetween(-1.0, 1.0);
            }
        }
    }

    @Property(tries = 500)
    void shouldEqualLoopForSwings(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int wing) {
        bars(seed);
        final Swings swings = new Swings(wing);
        double newestHigh = Double.NaN;
        double newestLow = Double.NaN;
        double highBefore = Double.NaN;
        double lowBefore = Double.NaN;
        int highAt = -1;
        int lowAt = -1;
        for (int i = 0; i < BARS; i++) {
            swings.onBar(high[i], low[i]);
            final int pivot = i - wing;
            if (isPivot(high, 1, pivot, wing)) {
                highBefore = newestHigh;
                newestHigh = high[pivot];
                highAt = pivot;
            }
            if (isPivot(low, -1, pivot, wing)) {
                lowBefore = newestLow;
                newestLow = low[pivot];
                lowAt = pivot;
            }
            assertThat(swings.high()).isEqualTo(Double.valueOf(newestHigh));
            assertThat(swings.low()).isEqualTo(Double.valueOf(newestLow));
            assertThat(swings.highBefore()).isEqualTo(Double.valueOf(highBefore));
            assertThat(swings.lowBefore()).isEqualTo(Double.valueOf(lowBefore));
            assertThat(swings.highAgo()).isEqualTo(highAt < 0 ? -1 : i - highAt);
            assertThat(swings.lowAgo()).isEqualTo(lowAt < 0 ? -1 : i - lowAt);
        }
    }

    private void bars(long seed) {
        final Random random = new Random(seed);
        int price = 50;
        for (int i = 0; i < BARS; i++) {
            final int open = price;
            price = Math.max(3, price + random.nextInt(5) - 2);
            close[i] = price;
            high[i] = Math.max(open, price) + random.nextInt(2);
            low[i] = Math.min(open, price) - random.nextInt(2);
            volume[i] = random.nextBoolean() ? 0 : random.nextInt(100);
        }
    }

    private boolean isPivot(int[] prices, int sign, int pivot, int wing) {
        if (pivot < wing) {
            return false;
        }
        for (int j = 1; j <= wing; j++) {
            if (sign * prices[pivot - j] >= sign * prices[pivot] || sign * prices[pivot + j] > sign * prices[pivot]) {
                return false;
            }
        }
        return true;
    }

    private double slowK(int i, int period, int smoothing) {
        double sum = 0;
        for (int j = i - smoothing + 1; j <= i; j++) {
            final double highest = slowHighest(j, period);
            final double lowest = slowLowest(j, period);
            sum += highest == lowest ? 50 : 100 * (close[Math.max(j, 0)] - lowest) / (highest - lowest);
        }
        return sum / smoothing;
    }

    private double slowHighest(int i, int period) {
        double highest = i - period + 1 < 0 ? Double.NaN : high[i];
        for (int j = Math.max(0, i - period + 1); j <= i; j++) {
            highest = Math.max(highest, high[j]);
        }
        return highest;
    }

    private double slowLowest(int i, int period) {
        double lowest = i - period + 1 < 0 ? Double.NaN : low[i];
        for (int j = Math.max(0, i - period + 1); j <= i; j++) {
            lowest = Math.min(lowest, low[j]);
        }
        return lowest;
    }

    private double slowVwap(int from, int to) {
        double weighted = 0;
        double total = 0;
        for (int j = from; j <= to; j++) {
            weighted += (high[j] + low[j] + close[j]) / 3.0 * volume[j];
            total += volume[j];
        }
        return total == 0 ? (high[to] + low[to] + close[to]) / 3.0 : weighted / total;
    }
}
