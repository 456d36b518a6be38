package io.escapement.core.strategy;

import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import java.util.List;

/**
 * Goes with the trend, long and short.
 *
 * <p>There is a trend while the fast average lies above (long) or below (short) the slow one and the directional index is
 * at its minimum or more. Within it two setups speak, each once: a <em>breakout</em>, a close beyond the extreme of the
 * bars before, armed again when the market has touched the fast average; and a <em>pull-back</em>, a close back beyond
 * the fast average and beyond its own open after the market had run a true range away and come back to it. Both want
 * the MACD histogram (breakout) or line (pull-back) on their side and a strength index that is not extreme. Stop and
 * targets are multiples of the average true range.
 *
 * <p>O(1) a bar; no allocation after construction.
 */
public final class TrendStrategy extends BarStrategy {
    /** Its number in messages. */
    public static final int ID = 1;

    /** What can be configured, and how one is built. */
    public static final StrategyKind KIND = new Kind();

    private static final List<String> NUMBER_NAMES = List.of("adx", "rsi", "macdHistogram", "fast", "slow", "atr");

    /** Directional index at which the trend counts as full for the strength. */
    private static final double ADX_FULL = 40;

    private final TrendState[] states;
    private final double adxMin;
    private final double rsiExtreme;
    private final double stopAtr;
    private final double firstTargetAtr;
    private final double targetAtr;

    /**
     * A strategy without history.
     *
     * @param market whose bars it reads
     * @param instruments for the ticks
     * @param values of {@link #KIND}'s parameters
     * @throws IllegalArgumentException if the fast period is not below the slow one
     */
    public TrendStrategy(Market market, InstrumentTable instruments, ParameterValues values) {
        super(
                KIND,
                NUMBER_NAMES,
                market,
                instruments,
                Integer.parseInt(values.word(TrendParameters.INTERVAL.name())),
                values.integer(TrendParameters.COOLDOWN_BARS.name()));
        values.requireBelow(TrendParameters.FAST_PERIOD, TrendParameters.SLOW_PERIOD, KIND);
        adxMin = values.number(TrendParameters.ADX_MIN.name());
        rsiExtreme = values.number(TrendParameters.RSI_EXTREME.name());
        stopAtr = values.number(TrendParameters.STOP_ATR.name());
        firstTargetAtr = values.number(TrendParameters.FIRST_TARGET_ATR.name());
        targetAtr = values.number(TrendParameters.TARGET_ATR.name());
        states = new TrendState[market.instrumentCapacity()];
        for (int id = 0; id < states.length; id++) {
            states[id] = new TrendState(values);
        }
    }

    @Override
    SetupState state(int instrumentId) {
        return states[instrumentId];
    }

    @Override
    boolean look(int instrumentId, BarSeries series, Proposal out) {
        final TrendState state = states[instrumentId];
        final int direction = state.fast.value() > state.slow.value() ? 1 : -1;
        if (direction != state.direction) {
            state.turn(direction);
        }
        return digest(state, series) && speak(state, instrumentId, series, out);
    }

    /** Moves the setups on by the newest bar. */
    private boolean digest(TrendState state, BarSeries series) {
        // Mirrored prices: for a falling trend everything is negated, so that one set of rules serves both.
        final int sign = state.direction;
        final double fast = sign * state.fast.value();
        final double close = sign * series.closeOf(0);
        final double open = sign * series.openOf(0);
        final double worst = sign > 0 ? series.lowOf(0) : -series.highOf(0);
        final double extremeBefore = sign > 0 ? state.highestBefore : -state.lowestBefore;

        final boolean touched = worst <= fast;
        if (touched) {
            state.breakoutArmed = true;
            state.pullbackArmed |= state.extended;
            state.extended = false;
        }
        final double strength = 50 + sign * (state.rsi.value() - 50);
        final boolean trending = state.adx.value() >= adxMin && strength > 50 && strength < rsiExtreme;
        final boolean breakout =
                trending && state.breakoutArmed && close > extremeBefore && sign * state.macd.histogram() > 0;
        final boolean pullback =
                trending && state.pullbackArmed && close > fast && close > open && sign * state.macd.line() > 0;
        if (breakout) {
            state.breakoutArmed = false;
        }
        if (pullback) {
            state.pullbackArmed = false;
        }
        if (close > fast + state.atr.value()) {
            state.extended = true;
        }
        return breakout || pullback;
    }

    private boolean speak(TrendState state, int instrumentId, BarSeries series, Proposal out) {
        final double atr = state.atr.value();
        if (!propose(
                instrumentId,
                series,
                state.direction,
                stopAtr * atr,
                firstTargetAtr * atr,
                targetAtr * atr,
                strengthOf(state, atr),
                state.adx.value(),
                adxMin,
                out)) {
            return false;
        }
        out.addNumber(state.adx.value());
        out.addNumber(state.rsi.value());
        out.addNumber(state.macd.histogram());
        out.addNumber(state.fast.value());
        out.addNumber(state.slow.value());
        out.addNumber(atr);
        return true;
    }

    /** Half from the directional index, half from how far the averages are apart in true ranges. */
    private static double strengthOf(TrendState state, double atr) {
        final double trend = Math.min(1.0, state.adx.value() / ADX_FULL);
        final double spread = Math.min(1.0, Math.abs(state.fast.value() - state.slow.value()) / (2 * atr));
        return 0.5 * trend + 0.5 * spread;
    }

    private static final class Kind extends StrategyKind {
        Kind() {
            super(ID, "trend", "trend following", TrendParameters.ALL, true, false, true);
        }

        @Override
        public List<String> numberNames() {
            return NUMBER_NAMES;
        }

        @Override
        public Strategy create(Market market, InstrumentTable instruments, ParameterValues values) {
            return new TrendStrategy(market, instruments, values);
        }
    }
}
