package io.escapement.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IndicatorEdgeCasesTest {
    @Test
    void shouldSeedEmaWithMeanOfFirstValues() {
        final Ema ema = new Ema(3);
        ema.onValue(1);
        ema.onValue(2);
        assertThat(ema.value()).isNaN();
        ema.onValue(6);
        assertThat(ema.value()).isEqualTo(3.0);
        ema.onValue(5);
        assertThat(ema.value()).isEqualTo(4.0);
    }

    @Test
    void shouldForgetEverythingWhenReset() {
        final Ema ema = new Ema(2);
        ema.onValue(10);
        ema.onValue(20);
        ema.reset();
        ema.onValue(1);
        assertThat(ema.value()).isNaN();
        ema.onValue(3);
        assertThat(ema.value()).isEqualTo(2.0);
    }

    @Test
    void shouldAverageNewestValues() {
        final Sma sma = new Sma(2);
        sma.onValue(1);
        assertThat(sma.value()).isNaN();
        sma.onValue(3);
        assertThat(sma.value()).isEqualTo(2.0);
        sma.onValue(7);
        assertThat(sma.value()).isEqualTo(5.0);
    }

    @Test
    void shouldComputeRsiByHand() {
        final Rsi rsi = new Rsi(2);
        rsi.onClose(10);
        rsi.onClose(13);
        assertThat(rsi.value()).isNaN();
        rsi.onClose(12);
        // Gains 3 and 0, losses 0 and 1: means 1.5 and 0.5.
        assertThat(rsi.value()).isEqualTo(75.0);
        rsi.onClose(12.5);
        // (1.5 + 0.5) / 2 = 1 against (0.5 + 0) / 2 = 0.25.
        assertThat(rsi.value()).isEqualTo(80.0);
    }

    @Test
    void shouldComputeAtrByHand() {
        final Atr atr = new Atr(2);
        atr.onBar(11, 9, 10);
        atr.onBar(12, 10, 11);
        assertThat(atr.value()).isNaN();
        // A gap up: from the close before, 11, to 15.
        atr.onBar(15, 14, 14);
        assertThat(atr.value()).isEqualTo(3.0);
        // A gap down: from 14 to 13, then 13 to 12 inside; the true range is 2.
        atr.onBar(13, 12, 12);
        assertThat(atr.value()).isEqualTo(2.5);
    }

    @Test
    void shouldStayNeutralWhenMarketIsFlat() {
        final Rsi rsi = new Rsi(14);
        final Macd macd = new Macd(12, 26, 9);
        final Atr atr = new Atr(14);
        final Adx adx = new Adx(14);
        final Bollinger bands = new Bollinger(20, 2);
        for (int i = 0; i < 60; i++) {
            rsi.onClose(0.3);
            macd.onClose(0.3);
            atr.onBar(0.3, 0.3, 0.3);
            adx.onBar(0.3, 0.3, 0.3);
            bands.onClose(0.3);
        }
        assertThat(rsi.value()).isEqualTo(50);
        assertThat(macd.line()).isCloseTo(0, within(1e-15));
        assertThat(atr.value()).isEqualTo(0);
        assertThat(adx.value()).isEqualTo(0);
        assertThat(adx.plusDi()).isEqualTo(0);
        assertThat(adx.minusDi()).isEqualTo(0);
        assertThat(bands.width()).isEqualTo(0);
        assertThat(bands.position()).isEqualTo(0);
        assertThat(bands.upper()).isEqualTo(bands.lower());
    }

    @Test
    void shouldBeAtTheEndsWhenMarketOnlyRisesOrFalls() {
        final Rsi up = new Rsi(14);
        final Rsi down = new Rsi(14);
        final Adx adx = new Adx(14);
        for (int i = 0; i < 40; i++) {
            up.onClose(100 + i);
            down.onClose(100 - i);
            adx.onBar(100 + i, 99 + i, 100 + i);
        }
        assertThat(up.value()).isEqualTo(100);
        assertThat(down.value()).isEqualTo(0);
        assertThat(adx.value()).isCloseTo(100, within(1e-9));
        assertThat(adx.minusDi()).isEqualTo(0);
    }

    @Test
    void shouldBeColdAfterSingleBar() {
        final Atr atr = new Atr(2);
        final Adx adx = new Adx(2);
        final RollingMoments moments = new RollingMoments(2);
        final RollingExtremes extremes = new RollingExtremes(2);
        atr.onBar(2, 1, 1);
        adx.onBar(2, 1, 1);
        moments.onValue(1);
        extremes.onBar(2, 1);
        assertThat(atr.value()).isNaN();
        assertThat(adx.value()).isNaN();
        assertThat(moments.mean()).isNaN();
        assertThat(moments.deviation()).isNaN();
        assertThat(moments.score()).isNaN();
        assertThat(extremes.highest()).isNaN();
        assertThat(extremes.lowest()).isNaN();
    }

    @Test
    void shouldFindNoDeviationInEqualValuesAfterWildOnes() {
        final RollingMoments moments = new RollingMoments(5);
        moments.onValue(1e9);
        moments.onValue(-1e9);
        for (int i = 0; i < 5; i++) {
            moments.onValue(0.1);
        }
        assertThat(moments.deviation()).isEqualTo(0);
        assertThat(moments.score()).isEqualTo(0);
    }

    @Test
    void shouldKeepSmallSpreadAtHighPrice() {
        final RollingMoments moments = new RollingMoments(4);
        for (int i = 0; i < 50; i++) {
            moments.onValue(100_000_000 + (i % 2 == 0 ? 0.01 : -0.01));
        }
        assertThat(moments.deviation()).isCloseTo(0.01, within(1e-7));
    }

    @Test
    void shouldBeInTheMiddleWhenMarketIsFlatAndSilent() {
        final Stochastic stochastic = new Stochastic(5, 3, 3);
        final SessionVwap session = new SessionVwap();
        final RollingVwap rolling = new RollingVwap(5);
        final RealisedVolatility volatility = new RealisedVolatility(5);
        final Donchian donchian = new Donchian(5);
        final Swings swings = new Swings(2);
        for (int i = 0; i < 30; i++) {
            stochastic.onBar(0.3, 0.3, 0.3);
            session.onBar(i * 900_000_000_000L, 0.3, 0.3, 0.3, 0);
            rolling.onBar(0.3, 0.3, 0.3, 0);
            volatility.onClose(0.3);
            donchian.onBar(0.3, 0.3, 0.3);
            swings.onBar(0.3, 0.3);
        }
        assertThat(stochastic.k()).isEqualTo(50);
        assertThat(stochastic.d()).isEqualTo(50);
        assertThat(session.value()).isCloseTo(0.3, within(1e-15));
        assertThat(rolling.value()).isCloseTo(0.3, within(1e-15));
        assertThat(volatility.value()).isEqualTo(0);
        assertThat(donchian.position()).isEqualTo(0);
        assertThat(donchian.middle()).isEqualTo(0.3);
        assertThat(swings.high()).isNaN();
        assertThat(swings.lowAgo()).isEqualTo(-1);
    }

    @Test
    void shouldTakeTheNewestTypicalPriceWhileNothingIsTraded() {
        final SessionVwap session = new SessionVwap();
        final RollingVwap rolling = new RollingVwap(2);
        session.onBar(0, 12, 9, 9, 5);
        session.onBar(900_000_000_000L, 30, 30, 30, 0);
        assertThat(session.value()).isEqualTo(10);
        rolling.onBar(12, 9, 9, 5);
        rolling.onBar(30, 30, 30, 0);
        rolling.onBar(33, 30, 30, 0);
        assertThat(rolling.value()).isEqualTo(31);
        assertThat(session.value()).isEqualTo(10);
        // A new day without any trade yet.
        session.onBar(86_400_000_000_000L, 33, 30, 30, 0);
        assertThat(session.value()).isEqualTo(31);
    }

    @Test
    void shouldTellVwapOfTheDayOnlyFromMidnightOn() {
        final SessionVwap session = new SessionVwap();
        session.onBar(900_000_000_000L, 10, 10, 10, 1);
        assertThat(session.value()).isNaN();
        session.onBar(86_400_000_000_000L, 10, 10, 10, 1);
        session.onBar(86_400_000_000_000L + 900_000_000_000L, 40, 40, 40, 2);
        assertThat(session.value()).isEqualTo(30);
    }

    @Test
    void shouldKnowASwingOnlyOnceTheBarsAfterItHaveClosed() {
        final Swings swings = new Swings(2);
        final double[] highs = {10, 11, 15, 12, 15, 11, 10};
        for (int i = 0; i < 4; i++) {
            swings.onBar(highs[i], 1 + i);
        }
        assertThat(swings.high()).isNaN();
        // Equal to the peak: the first of equal highs is the swing.
        swings.onBar(highs[4], 5);
        assertThat(swings.high()).isEqualTo(15);
        assertThat(swings.highAgo()).isEqualTo(2);
        swings.onBar(highs[5], 6);
        swings.onBar(highs[6], 7);
        // The second peak is not above all before it.
        assertThat(swings.highAgo()).isEqualTo(4);
        assertThat(swings.highBefore()).isNaN();
        // Lows only ever rose.
        assertThat(swings.low()).isNaN();
    }

    @Test
    void shouldBreakOutOfTheChannelAsItWasBefore() {
        final Donchian donchian = new Donchian(2);
        donchian.onBar(10, 8, 9);
        donchian.onBar(11, 9, 10);
        assertThat(donchian.upper()).isEqualTo(11);
        assertThat(donchian.upperBefore()).isNaN();
        donchian.onBar(14, 10, 13);
        assertThat(donchian.upperBefore()).isEqualTo(11);
        assertThat(donchian.lowerBefore()).isEqualTo(8);
        assertThat(donchian.lower()).isEqualTo(9);
        // 13 within 9 to 14.
        assertThat(donchian.position()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void shouldComputeStochasticByHand() {
        final Stochastic stochastic = new Stochastic(2, 2, 2);
        stochastic.onBar(10, 8, 9);
        stochastic.onBar(12, 10, 11);
        assertThat(stochastic.k()).isNaN();
        stochastic.onBar(12, 11, 12);
        // (11 - 8) / 4 and (12 - 10) / 2.
        assertThat(stochastic.k()).isEqualTo(87.5);
        assertThat(stochastic.d()).isNaN();
        stochastic.onBar(12, 11, 11);
        // 1 and 0.
        assertThat(stochastic.k()).isEqualTo(50);
        assertThat(stochastic.d()).isEqualTo(68.75);
    }

    @Test
    void shouldBeColdAgainWhenReset() {
        final Swings swings = new Swings(1);
        final RealisedVolatility volatility = new RealisedVolatility(1);
        for (final double price : new double[] {1, 2, 1}) {
            swings.onBar(price, price);
            volatility.onClose(price);
        }
        assertThat(swings.high()).isEqualTo(2);
        assertThat(volatility.value()).isCloseTo(Math.log(2), within(1e-15));
        swings.reset();
        volatility.reset();
        assertThat(swings.high()).isNaN();
        assertThat(volatility.value()).isNaN();
        volatility.onClose(1);
        assertThat(volatility.value()).isNaN();
    }

    @Test
    void shouldRefuseSenselessPeriods() {
        assertThatThrownBy(() -> new Ema(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Macd(26, 12, 9)).hasMessageContaining("period=12");
    }
}
