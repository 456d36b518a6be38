package io.escapement.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelMiddleIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/** Indicators that TA-Lib lacks, against ta4j: equal after warm-up to a millionth of the value. */
class Ta4jComparisonTest {
    private static final double RELATIVE = 1e-6;
    private static final int DAY_BARS = 96;

    /** Bars of a real history that are compared: the library goes over the whole window for each. */
    private static final int REAL_BARS = 5_000;

    @ParameterizedTest
    @CsvSource({"11, 100", "12, 65000", "13, 0.00002"})
    void shouldEqualTa4jOnRandomWalks(long seed, double startPrice) {
        compareAll(Walks.random(seed, 2_000, startPrice));
    }

    @Test
    void shouldEqualTa4jOnRealBars() {
        for (final String symbol : new String[] {"BTCUSDT", "SOLUSDT"}) {
            compareAll(RealBars.walk("market/15m/" + symbol + "_15m.csv.gz").last(REAL_BARS));
        }
    }

    private static void compareAll(Walks walk) {
        final BarSeries series = series(walk);
        final double[] actual = new double[walk.length()];

        final RollingVwap vwap = new RollingVwap(DAY_BARS);
        for (int i = 0; i < actual.length; i++) {
            vwap.onBar(walk.high[i], walk.low[i], walk.close[i], walk.volume[i]);
            actual[i] = vwap.value();
        }
        compare("vwap", new VWAPIndicator(series, DAY_BARS), actual, DAY_BARS);

        final Donchian donchian = new Donchian(20);
        final double[] lower = new double[walk.length()];
        final double[] middle = new double[walk.length()];
        for (int i = 0; i < actual.length; i++) {
            donchian.onBar(walk.high[i], walk.low[i], walk.close[i]);
            actual[i] = donchian.upper();
            lower[i] = donchian.lower();
            middle[i] = donchian.middle();
        }
        compare("donchian upper", new DonchianChannelUpperIndicator(series, 20), actual, 20);
        compare("donchian lower", new DonchianChannelLowerIndicator(series, 20), lower, 20);
        compare("donchian middle", new DonchianChannelMiddleIndicator(series, 20), middle, 20);

        compareSessionVwap(series, walk);
    }

    /** The library has no session: a window that grows with the day is the same. */
    private static void compareSessionVwap(BarSeries series, Walks walk) {
        final SessionVwap session = new SessionVwap();
        for (int i = 0; i < walk.length(); i++) {
            final long openTimeNs = i * 900L * 1_000_000_000L;
            session.onBar(openTimeNs, walk.high[i], walk.low[i], walk.close[i], walk.volume[i]);
            if (i % 7 == 0) {
                final double expected =
                        new VWAPIndicator(series, i % DAY_BARS + 1).getValue(i).doubleValue();
                assertThat(session.value())
                        .as("session vwap at %d", i)
                        .isCloseTo(expected, within(RELATIVE * expected));
            }
        }
    }

    private static void compare(String what, Indicator<Num> expected, double[] actual, int period) {
        for (int i = 0; i < actual.length; i++) {
            if (i < period - 1) {
                assertThat(actual[i]).as("%s cold at %d", what, i).isNaN();
                continue;
            }
            final double reference = expected.getValue(i).doubleValue();
            if (!(Math.abs(actual[i] - reference) <= RELATIVE * Math.abs(reference))) {
                assertThat(actual[i]).as("%s at %d", what, i).isEqualTo(reference);
            }
        }
    }

    private static BarSeries series(Walks walk) {
        final BarSeries series = new BaseBarSeries("walk", DoubleNum.valueOf(0));
        final Duration quarter = Duration.ofMinutes(15);
        for (int i = 0; i < walk.length(); i++) {
            series.addBar(
                    quarter,
                    Instant.EPOCH.plus(quarter.multipliedBy(i + 1)).atZone(ZoneOffset.UTC),
                    walk.open[i],
                    walk.high[i],
                    walk.low[i],
                    walk.close[i],
                    walk.volume[i]);
        }
        return series;
    }
}
