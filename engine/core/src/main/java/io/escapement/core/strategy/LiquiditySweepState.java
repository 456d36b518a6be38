package io.escapement.core.strategy;

import io.escapement.core.feature.Atr;
import io.escapement.core.feature.RollingMoments;
import io.escapement.core.feature.Swings;
import io.escapement.core.hash.Hash64;
import io.escapement.core.market.BarSeries;
import io.escapement.core.snapshot.StateIo;

/** What the liquidity sweep strategy remembers of one instrument: indicators, and the levels that may be swept. */
final class LiquiditySweepState extends SetupState {
    final Atr atr;
    final RollingMoments volumes;
    final SweptLevel below = new SweptLevel();
    final SweptLevel above = new SweptLevel();

    /** True range average before the newest bar. */
    double atrBefore = Double.NaN;

    /** Number of the newest bar. */
    long bar;

    private final Swings swings;

    LiquiditySweepState(ParameterValues values) {
        atr = new Atr(values.integer(LiquiditySweepParameters.ATR_PERIOD.name()));
        volumes = new RollingMoments(values.integer(LiquiditySweepParameters.VOLUME_BARS.name()));
        swings = new Swings(values.integer(LiquiditySweepParameters.WING.name()));
    }

    @Override
    void take(BarSeries series) {
        // The swings known before this bar are those it may sweep.
        if (swings.lowAgo() >= 0) {
            below.onSwing(bar - swings.lowAgo(), swings.low());
        }
        if (swings.highAgo() >= 0) {
            above.onSwing(bar - swings.highAgo(), -swings.high());
        }
        bar++;
        final double high = series.highOf(0);
        final double low = series.lowOf(0);
        atrBefore = atr.value();
        atr.onBar(high, low, series.closeOf(0));
        volumes.onValue(series.volumeOf(0));
        swings.onBar(high, low);
    }

    @Override
    boolean isWarm() {
        final double sum = atrBefore + volumes.mean();
        return sum == sum;
    }

    @Override
    void forget() {
        atr.reset();
        volumes.reset();
        swings.reset();
        below.forget();
        above.forget();
        atrBefore = Double.NaN;
        bar = 0;
    }

    @Override
    long hashSetup(long hash) {
        long h = atr.hashInto(hash);
        h = volumes.hashInto(h);
        h = swings.hashInto(h);
        h = above.hashInto(below.hashInto(h));
        return Hash64.mix(Hash64.mix(h, atrBefore), bar);
    }

    @Override
    void persistSetup(StateIo io) {
        atr.persist(io);
        volumes.persist(io);
        swings.persist(io);
        below.persist(io);
        above.persist(io);
        atrBefore = io.f64(atrBefore);
        bar = io.i64(bar);
    }
}
