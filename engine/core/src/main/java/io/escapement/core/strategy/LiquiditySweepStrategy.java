package io.escapement.core.strategy;

import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import java.util.List;

/**
 * Trades against a sweep: a bar that reaches through the newest swing low (or high), where stops gather, and closes back
 * above (below) it.
 *
 * <p>It speaks when the swing is neither too young nor too old, the bar went far enough through it but not so far that
 * it broke, left a long wick, and had volume. A swing that any bar has reached through is used up, whether it spoke or
 * not. The stop lies behind the far end of the sweep, the target a multiple of that risk away, a part is taken half way.
 * On a bar that sweeps both sides neither speaks.
 *
 * <p>O(1) a bar; no allocation after construction.
 */
public final class LiquiditySweepStrategy extends BarStrategy {
    /** Its number in messages. */
    public static final int ID = 4;

    /** What can be configured, and how one is built. */
    public static final StrategyKind KIND = new Kind();

    private static final List<String> NUMBER_NAMES = List.of("level", "depthAtr", "wick", "volumeScore", "age", "atr");

    private final LiquiditySweepState[] states;
    private final int minAge;
    private final int maxAge;
    private final double minDepth;
    private final double maxDepth;
    private final double leastWick;
    private final double volumeScore;
    private final double stopAtr;
    private final double targetR;

    /**
     * A strategy without history.
     *
     * @param market whose bars it reads
     * @param instruments for the ticks
     * @param values of {@link #KIND}'s parameters
     * @throws IllegalArgumentException if least and most age, or depth, are the wrong way round
     */
    public LiquiditySweepStrategy(Market market, InstrumentTable instruments, ParameterValues values) {
        super(
                KIND,
                NUMBER_NAMES,
                market,
                instruments,
                Integer.parseInt(values.word(LiquiditySweepParameters.INTERVAL.name())),
                values.integer(LiquiditySweepParameters.COOLDOWN_BARS.name()));
        values.requireBelow(LiquiditySweepParameters.MIN_AGE, LiquiditySweepParameters.MAX_AGE, KIND);
        values.requireBelow(LiquiditySweepParameters.MIN_DEPTH, LiquiditySweepParameters.MAX_DEPTH, KIND);
        minAge = values.integer(LiquiditySweepParameters.MIN_AGE.name());
        maxAge = values.integer(LiquiditySweepParameters.MAX_AGE.name());
        minDepth = values.number(LiquiditySweepParameters.MIN_DEPTH.name());
        maxDepth = values.number(LiquiditySweepParameters.MAX_DEPTH.name());
        leastWick = values.number(LiquiditySweepParameters.WICK.name());
        volumeScore = values.number(LiquiditySweepParameters.VOLUME_SCORE.name());
        stopAtr = values.number(LiquiditySweepParameters.STOP_ATR.name());
        targetR = values.number(LiquiditySweepParameters.TARGET_R.name());
        states = new LiquiditySweepState[market.instrumentCapacity()];
        for (int id = 0; id < states.length; id++) {
            states[id] = new LiquiditySweepState(values);
        }
    }

    @Override
    SetupState state(int instrumentId) {
        return states[instrumentId];
    }

    @Override
    boolean look(int instrumentId, BarSeries series, Proposal out) {
        final LiquiditySweepState state = states[instrumentId];
        final boolean low = state.below.stands() && series.lowOf(0) < state.below.price();
        final boolean high = state.above.stands() && -series.highOf(0) < state.above.price();
        if (low) {
            state.below.reach();
        }
        if (high) {
            state.above.reach();
        }
        if (low == high) {
            return false;
        }
        return low
                ? sweep(state, state.below, instrumentId, series, 1, out)
                : sweep(state, state.above, instrumentId, series, -1, out);
    }

    /** A bar went through a level; prices times the side the trade would have. */
    private boolean sweep(
            LiquiditySweepState state, SweptLevel level, int instrumentId, BarSeries series, int side, Proposal out) {
        final double atr = state.atrBefore;
        final double close = side * series.closeOf(0);
        final double farthest = side > 0 ? series.lowOf(0) : -series.highOf(0);
        final double range = series.highOf(0) - series.lowOf(0);
        final double depth = (level.price() - farthest) / atr;
        final double wick = (Math.min(side * series.openOf(0), close) - farthest) / range;
        final double score = state.volumes.score();
        final long age = level.age(state.bar);
        final boolean rejected = close > level.price() && wick >= leastWick && depth >= minDepth && depth <= maxDepth;
        if (!rejected || age < minAge || age > maxAge || !(score >= volumeScore) || !(atr > 0)) {
            return false;
        }
        final double risk = close - farthest + stopAtr * atr;
        final double strength = 0.5 * wick + 0.5 * Math.min(1, Math.max(0, score) / 4);
        if (!propose(
                instrumentId,
                series,
                side,
                risk,
                0.5 * targetR * risk,
                targetR * risk,
                strength,
                wick,
                leastWick,
                out)) {
            return false;
        }
        out.addNumber(side * level.price());
        out.addNumber(depth);
        out.addNumber(wick);
        out.addNumber(score);
        out.addNumber(age);
        out.addNumber(atr);
        return true;
    }

    private static final class Kind extends StrategyKind {
        Kind() {
            super(ID, "liquiditySweep", "liquidity sweeps", LiquiditySweepParameters.ALL, true, true, true);
        }

        @Override
        public List<String> numberNames() {
            return NUMBER_NAMES;
        }

        @Override
        public Strategy create(Market market, InstrumentTable instruments, ParameterValues values) {
            return new LiquiditySweepStrategy(market, instruments, values);
        }
    }
}
