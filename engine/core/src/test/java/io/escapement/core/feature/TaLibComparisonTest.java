package io.escapement.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every indicator against TA-Lib: the same first bar, the same values. */
class TaLibComparisonTest {
    private static final double RELATIVE = 1e-9;

    private final Core library = new Core();
    private final MInteger begin = new MInteger();
    private final MInteger count = new MInteger();

    @ParameterizedTest
    @CsvSource({"1, 100", "2, 65000", "3, 0.5", "4, 3000"})
    void shouldEqualTaLibOnRandomWalks(long seed, double startPrice) {
        compareAll(Walks.random(seed, 3000, startPrice));
    }

    @Test
    void shouldEqualTaLibOnRealBars() {
        compareAll(RealBars.walk("market/15m/BTCUSDT_15m.csv.gz"));
    }

    private void compareAll(Walks walk) {
        compareAverages(walk);
        compareRsi(walk);
        compareMacd(walk);
        compareAtr(walk);
        compareBollinger(walk);
        compareAdx(walk);
        compareStochastic(walk);
        compareReturns(walk);
        compareDonchian(walk);
        compareVolumeScore(walk);
    }

    private void compareAverages(Walks walk) {
        for (final int period : new int[] {2, 9, 21, 55, 100}) {
            final double[] expected = new double[walk.length()];
            ok(library.ema(0, walk.length() - 1, walk.close, period, begin, count, expected));
            final Ema ema = new Ema(period);
            final double[] actual = new double[walk.length()];
            for (int i = 0; i < walk.length(); i++) {
                ema.onValue(walk.close[i]);
                actual[i] = ema.value();
            }
            compare("ema " + period, expected, actual, 0);

            ok(library.sma(0, walk.length() - 1, walk.close, period, begin, count, expected));
            final Sma sma = new Sma(period);
            for (int i = 0; i < walk.length(); i++) {
                sma.onValue(walk.close[i]);
                actual[i] = sma.value();
            }
            compare("sma " + period, expected, actual, 0);
        }
    }

    private void compareRsi(Walks walk) {
        for (final int period : new int[] {2, 14, 21}) {
            final double[] expected = new double[walk.length()];
            ok(library.rsi(0, walk.length() - 1, walk.close, period, begin, count, expected));
            final Rsi rsi = new Rsi(period);
            final double[] actual = new double[walk.length()];
            for (int i = 0; i < walk.length(); i++) {
                rsi.onClose(walk.close[i]);
                actual[i] = rsi.value();
            }
            compare("rsi " + period, expected, actual, 0);
        }
    }

    private void compareMacd(Walks walk) {
        final double[] line = new double[walk.length()];
        final double[] signal = new double[walk.length()];
        final double[] histogram = new double[walk.length()];
        ok(library.macd(0, walk.length() - 1, walk.close, 12, 26, 9, begin, count, line, signal, histogram));
        final Macd macd = new Macd(12, 26, 9);
        final double[] ourLine = new double[walk.length()];
        final double[] ourSignal = new double[walk.length()];
        final double[] ourHistogram = new double[walk.length()];
        for (int i = 0; i < walk.length(); i++) {
            macd.onClose(walk.close[i]);
            ourSignal[i] = macd.signal();
            // The library gives the line only where the signal is warm.
            ourLine[i] = Double.isNaN(macd.signal()) ? Double.NaN : macd.line();
            ourHistogram[i] = macd.histogram();
        }
        // Differences of nearly equal averages: what is left is measured against the price.
        final double scale = walk.close[0];
        compare("macd line", line, ourLine, scale);
        compare("macd signal", signal, ourSignal, scale);
        compare("macd histogram", histogram, ourHistogram, scale);
    }

    private void compareAtr(Walks walk) {
        for (final int period : new int[] {2, 14}) {
            final double[] expected = new double[walk.length()];
            ok(library.atr(0, walk.length() - 1, walk.high, walk.low, walk.close, period, begin, count, expected));
            final Atr atr = new Atr(period);
            final double[] actual = new double[walk.length()];
            for (int i = 0; i < walk.length(); i++) {
                atr.onBar(walk.high[i], walk.low[i], walk.close[i]);
                actual[i] = atr.value();
            }
            compare("atr " + period, expected, actual, 0);
        }
    }

    private void compareBollinger(Walks walk) {
        final double[] upper = new double[walk.length()];
        final double[] middle = new double[walk.length()];
        final double[] lower = new double[walk.length()];
        ok(library.bbands(0, walk.length() - 1, walk.close, 20, 2, 2, MAType.Sma, begin, count, upper, middle, lower));
        final Bollinger bands = new Bollinger(20, 2);
        final double[] ourUpper = new double[walk.length()];
        final double[] ourMiddle = new double[walk.length()];
        final double[] ourLower = new double[walk.length()];
        for (int i = 0; i < walk.length(); i++) {
            bands.onClose(walk.close[i]);
            ourUpper[i] = bands.upper();
            ourMiddle[i] = bands.middle();
            ourLower[i] = bands.lower();
        }
        compare("bollinger upper", upper, ourUpper, 0);
        compare("bollinger middle", middle, ourMiddle, 0);
        compare("bollinger lower", lower, ourLower, 0);
    }

    private void compareAdx(Walks walk) {
        for (final int period : new int[] {2, 14}) {
            final int last = walk.length() - 1;
            final double[] expected = new double[walk.length()];
            final double[] average = new double[walk.length()];
            final double[] plus = new double[walk.length()];
            final double[] minus = new double[walk.length()];
            final Adx adx = new Adx(period);
            for (int i = 0; i < walk.length(); i++) {
                adx.onBar(walk.high[i], walk.low[i], walk.close[i]);
                average[i] = adx.value();
                plus[i] = adx.plusDi();
                minus[i] = adx.minusDi();
            }
            ok(library.adx(0, last, walk.high, walk.low, walk.close, period, begin, count, expected));
            compare("adx " + period, expected, average, 0);
            ok(library.plusDI(0, last, walk.high, walk.low, walk.close, period, begin, count, expected));
            compare("plus di " + period, expected, plus, 0);
            ok(library.minusDI(0, last, walk.high, walk.low, walk.close, period, begin, count, expected));
            compare("minus di " + period, expected, minus, 0);
        }
    }

    private void compareStochastic(Walks walk) {
        for (final int period : new int[] {5, 14}) {
            final double[] expectedK = new double[walk.length()];
            final double[] expectedD = new double[walk.length()];
            ok(library.stoch(
                    0,
                    walk.length() - 1,
                    walk.high,
                    walk.low,
                    walk.close,
                    period,
                    3,
                    MAType.Sma,
                    4,
                    MAType.Sma,
                    begin,
                    count,
                    expectedK,
                    expectedD));
            final Stochastic stochastic = new Stochastic(period, 3, 4);
            final double[] k = new double[walk.length()];
            final double[] d = new double[walk.length()];
            for (int i = 0; i < walk.length(); i++) {
                stochastic.onBar(walk.high[i], walk.low[i], walk.close[i]);
                d[i] = stochastic.d();
                // The library gives %K only where %D is warm.
                k[i] = Double.isNaN(d[i]) ? Double.NaN : stochastic.k();
            }
            compare("stochastic k " + period, expectedK, k, 100);
            compare("stochastic d " + period, expectedD, d, 100);
        }
    }

    private void compareReturns(Walks walk) {
        final double[] expected = new double[walk.length()];
        ok(library.rocP(0, walk.length() - 1, walk.close, 4, begin, count, expected));
        final double[] actual = new double[walk.length()];
        for (int i = 0; i < walk.length(); i++) {
            actual[i] = i < 4 ? Double.NaN : Returns.simple(walk.close[i], walk.close[i - 4]);
        }
        // A difference of nearly equal prices: what is left is measured against 1.
        compare("rocp 4", expected, actual, 1);
    }

    private void compareDonchian(Walks walk) {
        final double[] highest = new double[walk.length()];
        final double[] lowest = new double[walk.length()];
        ok(library.max(0, walk.length() - 1, walk.high, 20, begin, count, highest));
        ok(library.min(0, walk.length() - 1, walk.low, 20, begin, count, lowest));
        final double[] upper = new double[walk.length()];
        final double[] lower = new double[walk.length()];
        final Donchian donchian = new Donchian(20);
        for (int i = 0; i < walk.length(); i++) {
            donchian.onBar(walk.high[i], walk.low[i], walk.close[i]);
            upper[i] = donchian.upper();
            lower[i] = donchian.lower();
        }
        compare("donchian upper", highest, upper, 0);
        compare("donchian lower", lowest, lower, 0);
    }

    private void compareVolumeScore(Walks walk) {
        final double[] mean = new double[walk.length()];
        final double[] deviation = new double[walk.length()];
        ok(library.sma(0, walk.length() - 1, walk.volume, 96, begin, count, mean));
        ok(library.stdDev(0, walk.length() - 1, walk.volume, 96, 1, begin, count, deviation));
        final double[] expected = new double[count.value];
        for (int i = 0; i < count.value; i++) {
            expected[i] = (walk.volume[begin.value + i] - mean[i]) / deviation[i];
        }
        final double[] actual = new double[walk.length()];
        final RollingMoments volumes = new RollingMoments(96);
        for (int i = 0; i < walk.length(); i++) {
            volumes.onValue(walk.volume[i]);
            actual[i] = volumes.score();
        }
        // The library takes the mean square minus the squared mean, which loses half the digits.
        compare("volume score", expected, actual, 1000);
    }

    /** The library's values start at {@code begin}; before that ours are NaN, from there both agree. */
    private void compare(String what, double[] expected, double[] actual, double scale) {
        assertThat(count.value).as(what).isGreaterThan(0);
        for (int i = 0; i < actual.length; i++) {
            if (i < begin.value) {
                assertThat(actual[i]).as("%s cold at %d", what, i).isNaN();
                continue;
            }
            final double reference = expected[i - begin.value];
            final double allowed = RELATIVE * Math.max(scale, Math.max(Math.abs(reference), 1e-12));
            if (!(Math.abs(actual[i] - reference) <= allowed)) {
                assertThat(actual[i]).as("%s at %d", what, i).isEqualTo(reference);
            }
        }
    }

    private static void ok(RetCode code) {
        assertThat(code).isEqualTo(RetCode.Success);
    }
}
