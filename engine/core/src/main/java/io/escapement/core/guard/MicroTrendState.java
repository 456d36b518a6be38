package io.escapement.core.guard;

import io.escapement.core.feature.Atr;
import io.escapement.core.feature.Ema;
import io.escapement.core.hash.Hash64;
import io.escapement.core.market.BarSeries;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/** The small bars of one instrument, as a trend from -1 (down) to 1 (up). */
final class MicroTrendState implements Persistent {
    private static final int ATR_PERIOD = 14;

    /** True ranges at which a part counts as full: several bars go about so far by chance. */
    private static final double FULL_RETURN = 2;

    private final Ema average;
    private final Atr atr = new Atr(ATR_PERIOD);
    private final double[] averagesBefore;
    private final int returnBars;
    private int nextAverage;
    private int generation;
    private double trend;

    MicroTrendState(int averagePeriod, int slopeBars, int returnBars) {
        average = new Ema(averagePeriod);
        averagesBefore = new double[slopeBars];
        this.returnBars = returnBars;
        forget();
    }

    void onBar(BarSeries series) {
        if (generation != series.generation()) {
            generation = series.generation();
            forget();
        }
        final double close = series.closeOf(0);
        average.onValue(close);
        atr.onBar(series.highOf(0), series.lowOf(0), close);
        final double before = averagesBefore[nextAverage];
        averagesBefore[nextAverage] = average.value();
        nextAverage = nextAverage + 1 == averagesBefore.length ? 0 : nextAverage + 1;
        trend = series.size() > returnBars ? trendOf(series, close, before) : Double.NaN;
    }

    /** Mean of three parts, each from -1 to 1; 0 where nothing moves, NaN until warm. */
    double trend() {
        return trend;
    }

    long hashInto(long hash) {
        final long h = atr.hashInto(average.hashInto(hash));
        return Hash64.mix(Hash64.mix(Hash64.mix(h, nextAverage), generation), trend);
    }

    @Override
    public void persist(StateIo io) {
        average.persist(io);
        atr.persist(io);
        io.doubles(averagesBefore, averagesBefore.length);
        nextAverage = io.i32(nextAverage);
        generation = io.i32(generation);
        trend = io.f64(trend);
    }

    private double trendOf(BarSeries series, double close, double averageBefore) {
        final double range = atr.value();
        final double position = close - average.value();
        final double slope = average.value() - averageBefore;
        final double change = (close - series.closeOf(returnBars)) / FULL_RETURN;
        if (range == 0) {
            // Nothing moves; times zero, so that an unknown slope stays unknown.
            return slope * 0;
        }
        return (clipped(position / range) + clipped(slope / range) + clipped(change / range)) / 3;
    }

    /** NaN stays NaN: both comparisons are false. */
    private static double clipped(double part) {
        return part > 1 ? 1 : part < -1 ? -1 : part;
    }

    private void forget() {
        average.reset();
        atr.reset();
        for (int k = 0; k < averagesBefore.length; k++) {
            averagesBefore[k] = Double.NaN;
        }
        nextAverage = 0;
        trend = Double.NaN;
    }
}
