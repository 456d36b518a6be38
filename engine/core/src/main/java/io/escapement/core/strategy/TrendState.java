package io.escapement.core.strategy;

import io.escapement.core.feature.Adx;
import io.escapement.core.feature.Atr;
import io.escapement.core.feature.Ema;
import io.escapement.core.feature.Macd;
import io.escapement.core.feature.RollingExtremes;
import io.escapement.core.feature.Rsi;
import io.escapement.core.hash.Hash64;
import io.escapement.core.market.BarSeries;
import io.escapement.core.snapshot.StateIo;

/** What the trend strategy remembers of one instrument: indicators, and which setups are armed. */
final class TrendState extends SetupState {
    final Ema fast;
    final Ema slow;
    final Adx adx;
    final Rsi rsi;
    final Macd macd = new Macd(12, 26, 9);
    final Atr atr;
    private final RollingExtremes extremes;

    /** Extremes of the bars before the newest one. */
    double highestBefore;

    double lowestBefore;

    /** +1 fast above slow, -1 below, 0 not known yet. */
    int direction;

    /** A close beyond the extreme of the bars before speaks once, until the fast average has been touched again. */
    boolean breakoutArmed;

    /** The market went back to the fast average while the trend held; turning away from it speaks once. */
    boolean pullbackArmed;

    /** Closed away from the fast average by a true range, so that coming back to it is a pull-back. */
    boolean extended;

    TrendState(ParameterValues values) {
        fast = new Ema(values.integer(TrendParameters.FAST_PERIOD.name()));
        slow = new Ema(values.integer(TrendParameters.SLOW_PERIOD.name()));
        adx = new Adx(values.integer(TrendParameters.ADX_PERIOD.name()));
        rsi = new Rsi(values.integer(TrendParameters.RSI_PERIOD.name()));
        atr = new Atr(values.integer(TrendParameters.ATR_PERIOD.name()));
        extremes = new RollingExtremes(values.integer(TrendParameters.BREAKOUT_BARS.name()));
        forget();
    }

    @Override
    void take(BarSeries series) {
        final double high = series.highOf(0);
        final double low = series.lowOf(0);
        final double close = series.closeOf(0);
        highestBefore = extremes.highest();
        lowestBefore = extremes.lowest();
        extremes.onBar(high, low);
        fast.onValue(close);
        slow.onValue(close);
        adx.onBar(high, low, close);
        rsi.onClose(close);
        macd.onClose(close);
        atr.onBar(high, low, close);
    }

    @Override
    boolean isWarm() {
        final double sum = slow.value()
                + fast.value()
                + adx.value()
                + rsi.value()
                + macd.histogram()
                + atr.value()
                + highestBefore
                + lowestBefore;
        return sum == sum;
    }

    /** A new trend: everything may speak again. */
    void turn(int newDirection) {
        direction = newDirection;
        breakoutArmed = true;
        pullbackArmed = false;
        extended = false;
    }

    @Override
    long hashSetup(long hash) {
        long h = fast.hashInto(hash);
        h = slow.hashInto(h);
        h = adx.hashInto(h);
        h = rsi.hashInto(h);
        h = macd.hashInto(h);
        h = atr.hashInto(h);
        h = extremes.hashInto(h);
        h = Hash64.mix(Hash64.mix(h, direction), breakoutArmed);
        return Hash64.mix(Hash64.mix(h, pullbackArmed), extended);
    }

    @Override
    void persistSetup(StateIo io) {
        fast.persist(io);
        slow.persist(io);
        adx.persist(io);
        rsi.persist(io);
        macd.persist(io);
        atr.persist(io);
        extremes.persist(io);
        highestBefore = io.f64(highestBefore);
        lowestBefore = io.f64(lowestBefore);
        direction = io.i32(direction);
        breakoutArmed = io.flag(breakoutArmed);
        pullbackArmed = io.flag(pullbackArmed);
        extended = io.flag(extended);
    }

    @Override
    void forget() {
        fast.reset();
        slow.reset();
        adx.reset();
        rsi.reset();
        macd.reset();
        atr.reset();
        extremes.reset();
        highestBefore = Double.NaN;
        lowestBefore = Double.NaN;
        direction = 0;
        breakoutArmed = false;
        pullbackArmed = false;
        extended = false;
    }
}
