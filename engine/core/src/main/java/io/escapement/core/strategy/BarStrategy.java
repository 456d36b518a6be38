package io.escapement.core.strategy;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import io.escapement.core.snapshot.StateIo;
import java.util.List;

/**
 * What strategies on bars of one interval have in common: a state per instrument, silence after a proposal, stop and
 * targets on ticks.
 *
 * <p>Rules are written once, for longs: prices are multiplied by the side, +1 or -1, so that a short is the mirror image.
 */
abstract class BarStrategy implements Strategy {
    private final StrategyKind kind;
    private final List<String> numberNames;
    private final InstrumentTable instruments;
    private final Market market;
    private final int intervalMinutes;
    private final int intervalIndex;
    private final int cooldownBars;

    BarStrategy(
            StrategyKind kind,
            List<String> numberNames,
            Market market,
            InstrumentTable instruments,
            int intervalMinutes,
            int cooldownBars) {
        this.kind = kind;
        this.numberNames = numberNames;
        this.market = market;
        this.instruments = instruments;
        this.intervalMinutes = intervalMinutes;
        this.cooldownBars = cooldownBars;
        intervalIndex = market.intervalIndex(intervalMinutes);
    }

    @Override
    public final int id() {
        return kind.id();
    }

    @Override
    public final String name() {
        return kind.name();
    }

    @Override
    public final int intervalMinutes() {
        return intervalMinutes;
    }

    @Override
    public final List<Parameter> parameters() {
        return kind.parameters();
    }

    @Override
    public final List<String> numberNames() {
        return numberNames;
    }

    @Override
    public final boolean evaluate(int instrumentId, Proposal out) {
        final SetupState state = state(instrumentId);
        final BarSeries series = market.bars(instrumentId, intervalIndex);
        state.onBar(series);
        return state.isWarm() && look(instrumentId, series, out);
    }

    @Override
    public final long hashInto(long hash) {
        long h = hash;
        for (int id = 0, count = Math.min(instruments.count(), market.instrumentCapacity()); id < count; id++) {
            h = state(id).hashInto(h);
        }
        return h;
    }

    @Override
    public final void persist(StateIo io) {
        final int instances = io.count(market.instrumentCapacity(), market.instrumentCapacity());
        for (int id = 0; id < instances; id++) {
            io.section("instrument", 1, state(id));
        }
    }

    /** What is remembered of an instrument; always the same object. */
    abstract SetupState state(int instrumentId);

    /** Moves the setups on by the newest bar; true if one of them was proposed. The state is warm. */
    abstract boolean look(int instrumentId, BarSeries series, Proposal out);

    /**
     * Proposes a trade from the close, unless the instrument is silent or stop and target are not a tick away.
     *
     * @param side +1 long, -1 short
     * @param stopDistance from the close, price units
     * @param firstDistance from the close to where a part is taken; no such target if it rounds onto close or target
     * @param targetDistance from the close
     * @return whether the proposal is filled; its numbers are still to be added
     */
    final boolean propose(
            int instrumentId,
            BarSeries series,
            int side,
            double stopDistance,
            double firstDistance,
            double targetDistance,
            double strength,
            double value,
            double threshold,
            Proposal out) {
        final SetupState state = state(instrumentId);
        if (state.isSilent()) {
            return false;
        }
        final long tick = instruments.isDefined(instrumentId) ? instruments.tickSize(instrumentId) : 1;
        final long entry = series.close(0);
        final long stop = towardEntry(entry, -side, stopDistance, tick);
        final long first = towardEntry(entry, side, firstDistance, tick);
        final long target = towardEntry(entry, side, targetDistance, tick);
        // In a market that hardly moves the distances may round to nothing.
        if (side * (entry - stop) <= 0 || side * (target - entry) <= 0 || stop <= 0 || target <= 0) {
            return false;
        }
        state.keepSilent(cooldownBars);
        out.set(
                kind.id(),
                instrumentId,
                intervalMinutes,
                side > 0 ? Side.BUY : Side.SELL,
                series.lastCloseTimeNs(),
                entry,
                stop,
                target,
                Math.max(0, Math.min(1, strength)),
                value,
                threshold);
        if (side * (first - entry) > 0 && side * (target - first) > 0) {
            out.firstTarget(first);
        }
        return true;
    }

    /** A price some way up or down from the entry, on the tick on its near side. */
    private static long towardEntry(long entry, int direction, double distance, long tick) {
        final long away = FixedPoint.fromDouble(distance, Rounding.FLOOR);
        return direction > 0 ? FixedPoint.floorToStep(entry + away, tick) : FixedPoint.ceilToStep(entry - away, tick);
    }
}
