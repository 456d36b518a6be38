package io.escapement.benchmarks.history;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.StrategyFactory;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.Donchian;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.strategy.Parameter;
import io.escapement.core.strategy.Proposal;
import io.escapement.core.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;

/**
 * The rule both sides run: in when a close passes the highest high of the bars before, out when one passes the lowest low
 * of fewer bars before. It keeps its own account of being in or out, whatever becomes of its signals.
 */
final class ChannelStrategy implements Strategy, StrategyFactory {
    static final int ENTRY_BARS = 55;
    static final int EXIT_BARS = 20;

    private static final int ID = 501;
    private static final int MINUTES = 15;
    private static final double DISTANCE = 0.05;

    /** Closes of the bars at which it went in, epoch nanoseconds, by instrument. */
    final List<List<Long>> entries = new ArrayList<>();

    private Market market;
    private Donchian[] upper;
    private Donchian[] lower;
    private boolean[] in;

    @Override
    public Strategy[] create(CoreConfiguration configuration, Market theMarket, InstrumentTable instruments) {
        market = theMarket;
        final int capacity = market.instrumentCapacity();
        upper = new Donchian[capacity];
        lower = new Donchian[capacity];
        in = new boolean[capacity];
        for (int i = 0; i < capacity; i++) {
            upper[i] = new Donchian(ENTRY_BARS);
            lower[i] = new Donchian(EXIT_BARS);
            entries.add(new ArrayList<>());
        }
        return new Strategy[] {this};
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public String name() {
        return "channel";
    }

    @Override
    public int intervalMinutes() {
        return MINUTES;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<String> numberNames() {
        return List.of();
    }

    @Override
    public boolean evaluate(int i, Proposal out) {
        final BarSeries bars = market.bars(i, market.intervalIndex(MINUTES));
        final double close = bars.closeOf(0);
        upper[i].onBar(bars.highOf(0), bars.lowOf(0), close);
        lower[i].onBar(bars.highOf(0), bars.lowOf(0), close);
        if (in[i]) {
            in[i] = !(close < lower[i].lowerBefore());
            return false;
        }
        if (!(close > upper[i].upperBefore())) {
            return false;
        }
        in[i] = true;
        entries.get(i).add(bars.lastCloseTimeNs());
        final long entry = bars.close(0);
        final long away = (long) (entry * DISTANCE) / FixedPoint.ONE * FixedPoint.ONE;
        final long distance = Math.max(away, FixedPoint.ONE);
        out.set(
                ID,
                i,
                MINUTES,
                Side.BUY,
                bars.lastCloseTimeNs(),
                entry,
                entry - distance,
                entry + distance,
                1,
                close,
                upper[i].upperBefore());
        return true;
    }

    @Override
    public long hashInto(long hash) {
        return hash;
    }

    @Override
    public void persist(StateIo io) {
        // Built anew for each run.
    }
}
