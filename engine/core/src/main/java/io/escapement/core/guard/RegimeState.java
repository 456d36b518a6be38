package io.escapement.core.guard;

import io.escapement.codecs.sbe.Regime;
import io.escapement.core.feature.Adx;
import io.escapement.core.feature.Atr;
import io.escapement.core.feature.Ema;
import io.escapement.core.feature.RollingMoments;
import io.escapement.core.feature.RollingRank;
import io.escapement.core.hash.Hash64;
import io.escapement.core.market.BarSeries;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/** What the regime filter knows of one instrument: its indicators, the regime, and the one that is coming. */
final class RegimeState implements Persistent {
    private final Adx adx;
    private final Atr atr;
    private final Ema average;
    private final RollingMoments returns;
    private final RollingRank volatilities;
    private final double[] averagesBefore;
    private int nextAverage;
    private int generation;
    private double slope = Double.NaN;

    Regime regime = Regime.UNKNOWN;
    Regime coming = Regime.UNKNOWN;
    int comingBars;

    RegimeState(int adxPeriod, int slopePeriod, int slopeBars, int returnBars, int rankWindow, int rankLeast) {
        adx = new Adx(adxPeriod);
        atr = new Atr(adxPeriod);
        average = new Ema(slopePeriod);
        returns = new RollingMoments(returnBars);
        volatilities = new RollingRank(rankWindow, rankLeast);
        averagesBefore = new double[slopeBars];
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
        adx.onBar(high, low, close);
        atr.onBar(high, low, close);
        average.onValue(close);
        if (series.size() > 1) {
            returns.onValue(close / series.closeOf(1) - 1);
        }
        final double volatility = returns.deviation();
        if (volatility == volatility) {
            volatilities.onValue(volatility);
        }
        final double range = atr.value() * averagesBefore.length;
        slope = range > 0 ? (average.value() - averagesBefore[nextAverage]) / range : range * 0;
        averagesBefore[nextAverage] = average.value();
        nextAverage = nextAverage + 1 == averagesBefore.length ? 0 : nextAverage + 1;
    }

    double adx() {
        return adx.value();
    }

    /** True ranges a bar, negative downward; 0 in a market that stands still, NaN until warm. */
    double slope() {
        return slope;
    }

    double rank() {
        return volatilities.value();
    }

    /** Each comparison is false for NaN, so one sum tells. */
    boolean isWarm() {
        final double sum = adx.value() + slope + volatilities.value();
        return sum == sum;
    }

    long hashInto(long hash) {
        long h = adx.hashInto(hash);
        h = atr.hashInto(h);
        h = average.hashInto(h);
        h = returns.hashInto(h);
        h = volatilities.hashInto(h);
        h = Hash64.mix(Hash64.mix(h, slope), nextAverage);
        h = Hash64.mix(Hash64.mix(h, regime.value()), coming.value());
        return Hash64.mix(Hash64.mix(h, comingBars), generation);
    }

    @Override
    public void persist(StateIo io) {
        adx.persist(io);
        atr.persist(io);
        average.persist(io);
        returns.persist(io);
        volatilities.persist(io);
        io.doubles(averagesBefore, averagesBefore.length);
        nextAverage = io.i32(nextAverage);
        generation = io.i32(generation);
        slope = io.f64(slope);
        regime = io.word(regime, Regime.class);
        coming = io.word(coming, Regime.class);
        comingBars = io.i32(comingBars);
    }

    private void forget() {
        adx.reset();
        atr.reset();
        average.reset();
        returns.reset();
        volatilities.reset();
        for (int i = 0; i < averagesBefore.length; i++) {
            averagesBefore[i] = Double.NaN;
        }
        nextAverage = 0;
        slope = Double.NaN;
        coming = Regime.UNKNOWN;
        comingBars = 0;
    }
}
