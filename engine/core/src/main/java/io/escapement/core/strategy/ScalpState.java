package io.escapement.core.strategy;

import io.escapement.core.feature.Atr;
import io.escapement.core.feature.Donchian;
import io.escapement.core.feature.Ema;
import io.escapement.core.feature.RollingMoments;
import io.escapement.core.hash.Hash64;
import io.escapement.core.market.BarSeries;
import io.escapement.core.snapshot.StateIo;

/** What the scalp strategy remembers of one instrument: indicators, and the burst a pull-back may follow. */
final class ScalpState extends SetupState {
    final Ema fast;
    final Ema slow;
    final Atr atr;
    final RollingMoments volumes;
    final Donchian channel;

    /** True range average before the newest bar, so that a burst is not measured by itself. */
    double atrBefore = Double.NaN;

    /** +1 a burst upward is waited upon, -1 downward, 0 none is. */
    int side;

    /** Where the burst began and its farthest price since. */
    double from;

    double peak;

    /** Farthest price against the burst since its peak. */
    double retraced;

    double burstVolume;
    int age;

    ScalpState(ParameterValues values) {
        fast = new Ema(values.integer(ScalpParameters.FAST_PERIOD.name()));
        slow = new Ema(values.integer(ScalpParameters.SLOW_PERIOD.name()));
        atr = new Atr(values.integer(ScalpParameters.ATR_PERIOD.name()));
        volumes = new RollingMoments(values.integer(ScalpParameters.VOLUME_BARS.name()));
        channel = new Donchian(values.integer(ScalpParameters.BREAKOUT_BARS.name()));
        clear();
    }

    /** A burst: what follows may be its pull-back. Prices times the side. */
    void burst(int newSide, double start, double farthest, double close, double volume) {
        side = newSide;
        from = start;
        peak = farthest;
        retraced = close;
        burstVolume = volume;
        age = 0;
    }

    /** No burst is waited upon. */
    void clear() {
        side = 0;
        from = Double.NaN;
        peak = Double.NaN;
        retraced = Double.NaN;
        burstVolume = Double.NaN;
        age = 0;
    }

    @Override
    void take(BarSeries series) {
        final double high = series.highOf(0);
        final double low = series.lowOf(0);
        final double close = series.closeOf(0);
        atrBefore = atr.value();
        fast.onValue(close);
        slow.onValue(close);
        atr.onBar(high, low, close);
        volumes.onValue(series.volumeOf(0));
        channel.onBar(high, low, close);
    }

    @Override
    boolean isWarm() {
        final double sum = slow.value()
                + fast.value()
                + atrBefore
                + volumes.mean()
                + channel.upperBefore()
                + channel.lowerBefore();
        return sum == sum;
    }

    @Override
    void forget() {
        fast.reset();
        slow.reset();
        atr.reset();
        volumes.reset();
        channel.reset();
        atrBefore = Double.NaN;
        clear();
    }

    @Override
    long hashSetup(long hash) {
        long h = fast.hashInto(hash);
        h = slow.hashInto(h);
        h = atr.hashInto(h);
        h = volumes.hashInto(h);
        h = channel.hashInto(h);
        h = Hash64.mix(Hash64.mix(h, atrBefore), side);
        h = Hash64.mix(Hash64.mix(h, from), peak);
        return Hash64.mix(Hash64.mix(Hash64.mix(h, retraced), burstVolume), age);
    }

    @Override
    void persistSetup(StateIo io) {
        fast.persist(io);
        slow.persist(io);
        atr.persist(io);
        volumes.persist(io);
        channel.persist(io);
        atrBefore = io.f64(atrBefore);
        side = io.i32(side);
        from = io.f64(from);
        peak = io.f64(peak);
        retraced = io.f64(retraced);
        burstVolume = io.f64(burstVolume);
        age = io.i32(age);
    }
}
