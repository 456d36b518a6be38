package io.escapement.core.strategy;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import io.escapement.core.snapshot.StateIo;
import java.util.List;

/**
 * Goes with the trend of 15 minute bars, long and short.
 *
 * <p>There is a trend while the fast average lies above (long) or below (short) the slow one and the directional index is
 * at its minimum or more. Within it two setups speak, each once: a <em>breakout</em>, a close beyond the extreme of the
 * bars before, armed again when the market has touched the fast average; and a <em>pull-back</em>, a close back beyond
 * the fast average and beyond its own open after the market had run a true range away and come back to it. Both want
 * the MACD histogram (breakout) or line (pull-back) on their side and a strength index that is not extreme. Stop and
 * target are multiples of the average true range.
 *
 * <p>O(1) a bar; no allocation after construction.
 */
public final class TrendStrategy implements Strategy {
    /** Its number in messages. */
    public static final int ID = 1;

    /** What can be configured, and how one is built. */
    public static final StrategyKind KIND = new Kind();

    private static final List<String> NUMBER_NAMES = List.of("adx", "rsi", "macdHistogram", "fast", "slow", "atr");

    /** Directional index at which the trend counts as full for the strength. */
    private static final double ADX_FULL = 40;

    private final Market market;
    private final InstrumentTable instruments;
    private final int intervalIndex;
    private final TrendState[] states;
    private final double adxMin;
    private final double rsiExtreme;
    private final double stopAtr;
    private final double targetAtr;
    private final int cooldownBars;

    /**
     * A strategy without history.
     *
     * @param market whose 15 minute bars it reads
     * @param instruments for the ticks
     * @param values of {@link #KIND}'s parameters
     * @throws IllegalArgumentException if the fast period is not below the slow one
     */
    public TrendStrategy(Market market, InstrumentTable instruments, ParameterValues values) {
        this.market = market;
        this.instruments = instruments;
        intervalIndex = market.intervalIndex(FeatureEngine.PRIMARY_MINUTES);
        final int fast = values.integer(TrendParameters.FAST_PERIOD.name());
        final int slow = values.integer(TrendParameters.SLOW_PERIOD.name());
        if (fast >= slow) {
            throw new IllegalArgumentException(
                    "the trend strategy's fastPeriod must be below its slowPeriod: fastPeriod=" + fast + " slowPeriod="
                            + slow);
        }
        adxMin = values.number(TrendParameters.ADX_MIN.name());
        rsiExtreme = values.number(TrendParameters.RSI_EXTREME.name());
        stopAtr = values.number(TrendParameters.STOP_ATR.name());
        targetAtr = values.number(TrendParameters.TARGET_ATR.name());
        cooldownBars = values.integer(TrendParameters.COOLDOWN_BARS.name());
        states = new TrendState[market.instrumentCapacity()];
        for (int id = 0; id < states.length; id++) {
            states[id] = new TrendState(
                    fast,
                    slow,
                    values.integer(TrendParameters.ADX_PERIOD.name()),
                    values.integer(TrendParameters.RSI_PERIOD.name()),
                    values.integer(TrendParameters.ATR_PERIOD.name()),
                    values.integer(TrendParameters.BREAKOUT_BARS.name()));
        }
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public String name() {
        return KIND.name();
    }

    @Override
    public int intervalMinutes() {
        return FeatureEngine.PRIMARY_MINUTES;
    }

    @Override
    public List<Parameter> parameters() {
        return KIND.parameters();
    }

    @Override
    public List<String> numberNames() {
        return NUMBER_NAMES;
    }

    @Override
    public boolean evaluate(int instrumentId, Proposal out) {
        final TrendState state = states[instrumentId];
        final BarSeries series = market.bars(instrumentId, intervalIndex);
        state.onBar(series);
        if (!state.isWarm()) {
            return false;
        }
        final int direction = state.fast.value() > state.slow.value() ? 1 : -1;
        if (direction != state.direction) {
            state.turn(direction);
        }
        final boolean speaks = digest(state, series);
        return speaks && propose(state, series, instrumentId, out);
    }

    @Override
    public long hashInto(long hash) {
        long h = hash;
        for (int id = 0, count = instruments.count(); id < count && id < states.length; id++) {
            h = states[id].hashInto(h);
        }
        return h;
    }

    @Override
    public void persist(StateIo io) {
        final int instances = io.count(states.length, states.length);
        for (int i = 0; i < instances; i++) {
            io.section("instrument", 1, states[i]);
        }
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
        return (breakout || pullback) && state.silentBars == 0;
    }

    private boolean propose(TrendState state, BarSeries series, int instrumentId, Proposal out) {
        final double atr = state.atr.value();
        final long tick = instruments.isDefined(instrumentId) ? instruments.tickSize(instrumentId) : 1;
        final long entry = series.close(0);
        final long stopDistance = FixedPoint.fromDouble(stopAtr * atr, Rounding.FLOOR);
        final long targetDistance = FixedPoint.fromDouble(targetAtr * atr, Rounding.FLOOR);
        final long stop;
        final long target;
        if (state.direction > 0) {
            stop = FixedPoint.ceilToStep(entry - stopDistance, tick);
            target = FixedPoint.floorToStep(entry + targetDistance, tick);
        } else {
            stop = FixedPoint.floorToStep(entry + stopDistance, tick);
            target = FixedPoint.ceilToStep(entry - targetDistance, tick);
        }
        // In a market that hardly moves the distances may round to nothing.
        final boolean apart = state.direction > 0
                ? stop > 0 && stop < entry && target > entry
                : target > 0 && stop > entry && target < entry;
        if (!apart) {
            return false;
        }
        state.silentBars = cooldownBars + 1;
        out.set(
                ID,
                instrumentId,
                FeatureEngine.PRIMARY_MINUTES,
                state.direction > 0 ? Side.BUY : Side.SELL,
                series.lastCloseTimeNs(),
                entry,
                stop,
                target,
                strengthOf(state, atr),
                state.adx.value(),
                adxMin);
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
        public Strategy create(Market market, InstrumentTable instruments, ParameterValues values) {
            return new TrendStrategy(market, instruments, values);
        }
    }
}
