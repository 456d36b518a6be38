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
    void shouldRefuseSenselessPeriods() {
        assertThatThrownBy(() -> new Ema(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Macd(26, 12, 9)).hasMessageContaining("period=12");
    }
}
