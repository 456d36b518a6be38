package io.escapement.core.strategy;

import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import java.util.List;

/**
 * Trades back to the mean of a market that has no direction, long and short.
 *
 * <p>A close beyond a Bollinger band, with an extreme strength index and far from the volume-weighted price, is a
 * stretch. It speaks, once, when the market turns within some bars: a close back inside the band and beyond its own
 * open, with a directional index that says range. The stop lies behind the extreme of the stretch, the target at the
 * mean of the closes, a part is taken half way.
 *
 * <p>O(1) a bar; no allocation after construction.
 */
public final class MeanReversionStrategy extends BarStrategy {
    /** Its number in messages. */
    public static final int ID = 2;

    /** What can be configured, and how one is built. */
    public static final StrategyKind KIND = new Kind();

    private static final List<String> NUMBER_NAMES =
            List.of("vwapDistanceAtr", "rsiExtreme", "rsi", "bandPosition", "mean", "vwap", "adx", "atr");

    private final MeanReversionState[] states;
    private final double rsiExtreme;
    private final double vwapAtr;
    private final double adxMax;
    private final int patienceBars;
    private final double stopAtr;
    private final double targetShare;
    private final double minReward;

    /**
     * A strategy without history.
     *
     * @param market whose bars it reads
     * @param instruments for the ticks
     * @param values of {@link #KIND}'s parameters
     */
    public MeanReversionStrategy(Market market, InstrumentTable instruments, ParameterValues values) {
        super(
                KIND,
                NUMBER_NAMES,
                market,
                instruments,
                Integer.parseInt(values.word(MeanReversionParameters.INTERVAL.name())),
                values.integer(MeanReversionParameters.COOLDOWN_BARS.name()));
        rsiExtreme = values.number(MeanReversionParameters.RSI_EXTREME.name());
        vwapAtr = values.number(MeanReversionParameters.VWAP_ATR.name());
        adxMax = values.number(MeanReversionParameters.ADX_MAX.name());
        patienceBars = values.integer(MeanReversionParameters.PATIENCE_BARS.name());
        stopAtr = values.number(MeanReversionParameters.STOP_ATR.name());
        targetShare = values.number(MeanReversionParameters.TARGET_SHARE.name());
        minReward = values.number(MeanReversionParameters.MIN_REWARD.name());
        states = new MeanReversionState[market.instrumentCapacity()];
        for (int id = 0; id < states.length; id++) {
            states[id] = new MeanReversionState(values);
        }
    }

    @Override
    SetupState state(int instrumentId) {
        return states[instrumentId];
    }

    @Override
    boolean look(int instrumentId, BarSeries series, Proposal out) {
        final MeanReversionState state = states[instrumentId];
        final double close = series.closeOf(0);
        final double atr = state.atr.value();
        if (close < state.bands.lower()) {
            onBeyond(state, 1, series.lowOf(0), state.vwap.value() - close, atr);
            return false;
        }
        if (close > state.bands.upper()) {
            onBeyond(state, -1, series.highOf(0), close - state.vwap.value(), atr);
            return false;
        }
        return state.side != 0 && turn(state, instrumentId, series, out);
    }

    /** A close beyond a band; one that is not extreme enough only carries a stretch of its side on. */
    private void onBeyond(MeanReversionState state, int side, double farthest, double distance, double atr) {
        final double strength = 50 + side * (state.rsi.value() - 50);
        final boolean extreme = strength <= rsiExtreme && atr > 0 && distance >= vwapAtr * atr;
        if (extreme || state.side == side) {
            state.stretch(side, farthest, atr > 0 ? distance / atr : 0);
        } else {
            state.clear();
        }
    }

    /** A close inside the bands after a stretch. */
    private boolean turn(MeanReversionState state, int instrumentId, BarSeries series, Proposal out) {
        final int side = state.side;
        final double close = series.closeOf(0);
        state.extreme = side > 0 ? Math.min(state.extreme, series.lowOf(0)) : Math.max(state.extreme, series.highOf(0));
        state.age++;
        if (side * (close - series.openOf(0)) <= 0) {
            if (state.age >= patienceBars) {
                state.clear();
            }
            return false;
        }
        final double atr = state.atr.value();
        final double risk = side * (close - state.extreme) + stopAtr * atr;
        final double reward = side * (state.bands.middle() - close) * targetShare;
        final double distance = state.distance;
        final double stretched = state.rsiExtreme;
        // The first turn decides: what it does not speak on has been said by the market already.
        state.clear();
        if (!(state.adx.value() <= adxMax) || !(reward > 0) || !(reward >= minReward * risk)) {
            return false;
        }
        final double weakness = (rsiExtreme - (50 + side * (stretched - 50))) / rsiExtreme;
        final double strength = 0.5 * Math.min(1, 2 * weakness) + 0.5 * Math.min(1, distance / (2 * vwapAtr + 1));
        if (!propose(instrumentId, series, side, risk, 0.5 * reward, reward, strength, distance, vwapAtr, out)) {
            return false;
        }
        out.addNumber(distance);
        out.addNumber(stretched);
        out.addNumber(state.rsi.value());
        out.addNumber(state.bands.position());
        out.addNumber(state.bands.middle());
        out.addNumber(state.vwap.value());
        out.addNumber(state.adx.value());
        out.addNumber(atr);
        return true;
    }

    private static final class Kind extends StrategyKind {
        Kind() {
            super(ID, "meanReversion", "mean reversion", MeanReversionParameters.ALL, false, true, false);
        }

        @Override
        public List<String> numberNames() {
            return NUMBER_NAMES;
        }

        @Override
        public Strategy create(Market market, InstrumentTable instruments, ParameterValues values) {
            return new MeanReversionStrategy(market, instruments, values);
        }
    }
}
