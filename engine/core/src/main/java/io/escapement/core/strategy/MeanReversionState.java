package io.escapement.core.strategy;

import io.escapement.core.feature.Adx;
import io.escapement.core.feature.Atr;
import io.escapement.core.feature.Bollinger;
import io.escapement.core.feature.RollingVwap;
import io.escapement.core.feature.Rsi;
import io.escapement.core.hash.Hash64;
import io.escapement.core.market.BarSeries;
import io.escapement.core.snapshot.StateIo;

/** What mean reversion remembers of one instrument: indicators, and the stretch that may turn. */
final class MeanReversionState extends SetupState {
    final Bollinger bands;
    final Rsi rsi;
    final RollingVwap vwap;
    final Adx adx;
    final Atr atr;

    /** +1 a long is stretched, the market having fallen; -1 a short; 0 nothing is. */
    int side;

    /** Lowest low of a long's stretch, highest high of a short's. */
    double extreme;

    /** Distance from the volume-weighted price where it was largest, true ranges. */
    double distance;

    /** Strength index at its most extreme. */
    double rsiExtreme;

    /** Bars since the last stretched close. */
    int age;

    MeanReversionState(ParameterValues values) {
        bands = new Bollinger(
                values.integer(MeanReversionParameters.BAND_PERIOD.name()),
                values.number(MeanReversionParameters.BAND_DEVIATIONS.name()));
        rsi = new Rsi(values.integer(MeanReversionParameters.RSI_PERIOD.name()));
        vwap = new RollingVwap(values.integer(MeanReversionParameters.VWAP_PERIOD.name()));
        adx = new Adx(values.integer(MeanReversionParameters.ADX_PERIOD.name()));
        atr = new Atr(values.integer(MeanReversionParameters.ATR_PERIOD.name()));
        clear();
    }

    /** A close beyond its band: begins a stretch, or goes on with it. */
    void stretch(int newSide, double farthest, double newDistance) {
        final double strength = rsi.value();
        if (side != newSide) {
            clear();
            side = newSide;
            extreme = farthest;
            rsiExtreme = strength;
        }
        extreme = newSide > 0 ? Math.min(extreme, farthest) : Math.max(extreme, farthest);
        rsiExtreme = newSide > 0 ? Math.min(rsiExtreme, strength) : Math.max(rsiExtreme, strength);
        distance = Math.max(distance, newDistance);
        age = 0;
    }

    /** No stretch any more. */
    void clear() {
        side = 0;
        extreme = Double.NaN;
        distance = 0;
        rsiExtreme = Double.NaN;
        age = 0;
    }

    @Override
    void take(BarSeries series) {
        final double high = series.highOf(0);
        final double low = series.lowOf(0);
        final double close = series.closeOf(0);
        bands.onClose(close);
        rsi.onClose(close);
        vwap.onBar(high, low, close, series.volumeOf(0));
        adx.onBar(high, low, close);
        atr.onBar(high, low, close);
    }

    @Override
    boolean isWarm() {
        final double sum = bands.middle() + rsi.value() + vwap.value() + adx.value() + atr.value();
        return sum == sum;
    }

    @Override
    void forget() {
        bands.reset();
        rsi.reset();
        vwap.reset();
        adx.reset();
        atr.reset();
        clear();
    }

    @Override
    long hashSetup(long hash) {
        long h = bands.hashInto(hash);
        h = rsi.hashInto(h);
        h = vwap.hashInto(h);
        h = adx.hashInto(h);
        h = atr.hashInto(h);
        h = Hash64.mix(Hash64.mix(h, side), extreme);
        return Hash64.mix(Hash64.mix(Hash64.mix(h, distance), rsiExtreme), age);
    }

    @Override
    void persistSetup(StateIo io) {
        bands.persist(io);
        rsi.persist(io);
        vwap.persist(io);
        adx.persist(io);
        atr.persist(io);
        side = io.i32(side);
        extreme = io.f64(extreme);
        distance = io.f64(distance);
        rsiExtreme = io.f64(rsiExtreme);
        age = io.i32(age);
    }
}
