package io.escapement.core.strategy;

import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import java.util.List;

/**
 * Short trades with sudden momentum, on bars of a few minutes, long and short.
 *
 * <p>A <em>burst</em> is a bar with a large body and large volume that closes in the outer quarter of its range and
 * beyond the extreme of the bars before, on the side of the averages. It speaks at once, and what follows is watched: a
 * <em>pull-back</em> that gives back some of the burst, but not too much, on less volume, speaks when a bar closes beyond
 * the bar before it in the burst's direction. Each burst has one pull-back at most. A target nearer than fees are worth
 * is not proposed.
 *
 * <p>O(1) a bar; no allocation after construction.
 */
public final class ScalpStrategy extends BarStrategy {
    /** Its number in messages. */
    public static final int ID = 3;

    /** What can be configured, and how one is built. */
    public static final StrategyKind KIND = new Kind();

    private static final List<String> NUMBER_NAMES =
            List.of("pullback", "bodyAtr", "volumeScore", "retraced", "fast", "slow", "targetBps", "atr");

    /** Share of its range within which a burst must close to its end. */
    private static final double OUTER = 0.25;

    private static final double BPS = 1e4;

    private final ScalpState[] states;
    private final boolean bursts;
    private final boolean pullbacks;
    private final double burstAtr;
    private final double volumeScore;
    private final int pullbackBars;
    private final double pullbackMin;
    private final double pullbackMax;
    private final double stopAtr;
    private final double targetAtr;
    private final double minTargetBps;

    /**
     * A strategy without history.
     *
     * @param market whose bars it reads
     * @param instruments for the ticks
     * @param values of {@link #KIND}'s parameters
     * @throws IllegalArgumentException if fast and slow period, or least and most pull-back, are the wrong way round
     */
    public ScalpStrategy(Market market, InstrumentTable instruments, ParameterValues values) {
        super(
                KIND,
                NUMBER_NAMES,
                market,
                instruments,
                Integer.parseInt(values.word(ScalpParameters.INTERVAL.name())),
                values.integer(ScalpParameters.COOLDOWN_BARS.name()));
        values.requireBelow(ScalpParameters.FAST_PERIOD, ScalpParameters.SLOW_PERIOD, KIND);
        values.requireBelow(ScalpParameters.PULLBACK_MIN, ScalpParameters.PULLBACK_MAX, KIND);
        bursts = values.flag(ScalpParameters.BURSTS.name());
        pullbacks = values.flag(ScalpParameters.PULLBACKS.name());
        burstAtr = values.number(ScalpParameters.BURST_ATR.name());
        volumeScore = values.number(ScalpParameters.VOLUME_SCORE.name());
        pullbackBars = values.integer(ScalpParameters.PULLBACK_BARS.name());
        pullbackMin = values.number(ScalpParameters.PULLBACK_MIN.name());
        pullbackMax = values.number(ScalpParameters.PULLBACK_MAX.name());
        stopAtr = values.number(ScalpParameters.STOP_ATR.name());
        targetAtr = values.number(ScalpParameters.TARGET_ATR.name());
        minTargetBps = values.number(ScalpParameters.MIN_TARGET_BPS.name());
        states = new ScalpState[market.instrumentCapacity()];
        for (int id = 0; id < states.length; id++) {
            states[id] = new ScalpState(values);
        }
    }

    @Override
    SetupState state(int instrumentId) {
        return states[instrumentId];
    }

    @Override
    boolean look(int instrumentId, BarSeries series, Proposal out) {
        final ScalpState state = states[instrumentId];
        final int side = series.close(0) > series.open(0) ? 1 : -1;
        if (isBurst(state, series, side)) {
            final double outermost = side > 0 ? series.highOf(0) : -series.lowOf(0);
            state.burst(side, side * series.openOf(0), outermost, side * series.closeOf(0), series.volumeOf(0));
            return bursts && speak(state, instrumentId, series, side, 0, out);
        }
        return state.side != 0 && onBarAfter(state, instrumentId, series, out);
    }

    private boolean isBurst(ScalpState state, BarSeries series, int side) {
        final double open = side * series.openOf(0);
        final double close = side * series.closeOf(0);
        final double best = side > 0 ? series.highOf(0) : -series.lowOf(0);
        final double range = series.highOf(0) - series.lowOf(0);
        final double extremeBefore = side > 0 ? state.channel.upperBefore() : -state.channel.lowerBefore();
        return state.atrBefore > 0
                && close - open >= burstAtr * state.atrBefore
                && best - close <= OUTER * range
                && close > extremeBefore
                && state.volumes.score() >= volumeScore
                && side * (state.fast.value() - state.slow.value()) > 0;
    }

    /** Moves the pull-back on; true if it ended and was proposed. */
    private boolean onBarAfter(ScalpState state, int instrumentId, BarSeries series, Proposal out) {
        final int side = state.side;
        final double close = side * series.closeOf(0);
        final double best = side > 0 ? series.highOf(0) : -series.lowOf(0);
        final double worst = side > 0 ? series.lowOf(0) : -series.highOf(0);
        final double bestBefore = side > 0 ? series.highOf(1) : -series.lowOf(1);
        state.age++;
        state.retraced = Math.min(state.retraced, worst);
        final double given = (state.peak - state.retraced) / (state.peak - state.from);
        final boolean tooMuch = given > pullbackMax || series.volumeOf(0) >= state.burstVolume;
        if (tooMuch || state.age > pullbackBars) {
            state.clear();
            return false;
        }
        if (given < pullbackMin || state.age < 2 || close <= bestBefore) {
            if (best > state.peak) {
                state.peak = best;
                state.retraced = close;
            }
            return false;
        }
        state.clear();
        return pullbacks && speak(state, instrumentId, series, side, given, out);
    }

    private boolean speak(ScalpState state, int instrumentId, BarSeries series, int side, double given, Proposal out) {
        final double close = series.closeOf(0);
        final double atr = state.atr.value();
        final double targetBps = targetAtr * atr / close * BPS;
        if (!(targetBps >= minTargetBps)) {
            return false;
        }
        final double body = side * (close - series.openOf(0)) / state.atrBefore;
        final double score = state.volumes.score();
        final double apart = Math.abs(state.fast.value() - state.slow.value()) / atr;
        final double strength = 0.5 * Math.min(1, apart / 2) + 0.5 * Math.min(1, Math.max(0, score) / 4);
        if (!propose(
                instrumentId,
                series,
                side,
                stopAtr * atr,
                0.5 * targetAtr * atr,
                targetAtr * atr,
                strength,
                targetBps,
                minTargetBps,
                out)) {
            return false;
        }
        out.addNumber(given > 0 ? 1 : 0);
        out.addNumber(body);
        out.addNumber(score);
        out.addNumber(given);
        out.addNumber(state.fast.value());
        out.addNumber(state.slow.value());
        out.addNumber(targetBps);
        out.addNumber(atr);
        return true;
    }

    private static final class Kind extends StrategyKind {
        Kind() {
            super(ID, "scalp", "scalping", ScalpParameters.ALL, true, false, true);
        }

        @Override
        public List<String> numberNames() {
            return NUMBER_NAMES;
        }

        @Override
        public Strategy create(Market market, InstrumentTable instruments, ParameterValues values) {
            return new ScalpStrategy(market, instruments, values);
        }
    }
}
