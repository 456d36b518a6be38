package io.escapement.core.strategy;

import io.escapement.core.feature.Adx;
import io.escapement.core.feature.Atr;
import io.escapement.core.feature.Ema;
import io.escapement.core.feature.Macd;
import io.escapement.core.feature.RollingExtremes;
import io.escapement.core.feature.Rsi;
import io.escapement.core.hash.Hash64;
import io.escapement.core.market.BarSeries;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/** What the trend strategy remembers of one instrument: indicators, and which setups are armed. */
final class TrendState implements Persistent {
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

    int silentBars;
    private int generation;

    TrendState(int fastPeriod, int slowPeriod, int adxPeriod, int rsiPeriod, int atrPeriod, int breakoutBars) {
        fast = new Ema(fastPeriod);
        slow = new Ema(slowPeriod);
        adx = new Adx(adxPeriod);
        rsi = new Rsi(rsiPeriod);
        atr = new Atr(atrPeriod);
        extremes = new RollingExtremes(breakoutBars);
        forget();
    }

    void onBar(BarSeries series) {
        if (generation != series.generation()) {
            generation = series.generation();
            forget();
        }
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
        if (silentBars > 0) {
            silentBars--;
        }
    }

    /** Nothing is NaN any more; each comparison is false for NaN, so one sum tells. */
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

    long hashInto(long hash) {
        long h = fast.hashInto(hash);
        h = slow.hashInto(h);
        h = adx.hashInto(h);
        h = rsi.hashInto(h);
        h = macd.hashInto(h);
        h = atr.hashInto(h);
        h = extremes.hashInto(h);
        h = Hash64.mix(Hash64.mix(h, direction), breakoutArmed);
        h = Hash64.mix(Hash64.mix(h, pullbackArmed), extended);
        return Hash64.mix(Hash64.mix(h, silentBars), generation);
    }

    @Override
    public void persist(StateIo io) {
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
        silentBars = io.i32(silentBars);
        generation = io.i32(generation);
    }

    private void forget() {
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
        silentBars = 0;
    }
}
