package io.escapement.core;

import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.strategy.Parameter;
import io.escapement.core.strategy.Proposal;
import io.escapement.core.strategy.Strategy;
import java.util.List;

/** Says on the next closed bar of an instrument what it was told to say. */
final class ScriptedStrategy implements Strategy, StrategyFactory {
    static final int ID = 9;
    private static final int ROOM = 512;
    private static final int MINUTES = 15;

    private final Side[] side = new Side[ROOM];
    private final long[] entry = new long[ROOM];
    private final long[] stop = new long[ROOM];
    private final long[] target = new long[ROOM];
    private final int id;
    private Market market;

    /** Is told the same; null for none. */
    ScriptedStrategy twin;

    /** Speaks after this one, for itself; null for none. */
    ScriptedStrategy second;

    /** An interval it needs besides, followed or not; 0 for none. */
    private int needed;

    /** Whether it needs every interval followed, or only its own. */
    private boolean alone;

    ScriptedStrategy() {
        this(ID);
    }

    /** Speaks in the name of another one. */
    ScriptedStrategy(int id) {
        this.id = id;
    }

    ScriptedStrategy looksAtItsOwnIntervalOnly() {
        alone = true;
        return this;
    }

    ScriptedStrategy looksAt(int minutes) {
        needed = minutes;
        return this;
    }

    /** At the next close of the instrument. */
    void propose(int instrument, Side newSide, long newEntry, long newStop, long newTarget) {
        side[instrument] = newSide;
        entry[instrument] = newEntry;
        stop[instrument] = newStop;
        target[instrument] = newTarget;
        if (twin != null) {
            twin.propose(instrument, newSide, newEntry, newStop, newTarget);
        }
    }

    @Override
    public Strategy[] create(CoreConfiguration configuration, Market theMarket, InstrumentTable instruments) {
        market = theMarket;
        if (second == null) {
            return new Strategy[] {this};
        }
        second.market = theMarket;
        return new Strategy[] {this, second};
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public int intervalMinutes() {
        return MINUTES;
    }

    @Override
    public int[] otherIntervals() {
        if (needed != 0) {
            return new int[] {needed};
        }
        final int[] all = new int[alone ? 0 : market.intervalCount()];
        for (int i = 0; i < all.length; i++) {
            all[i] = market.intervalMinutes(i);
        }
        return all;
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
        if (side[i] == null) {
            return false;
        }
        final long close = market.bars(i, market.intervalIndex(MINUTES)).lastCloseTimeNs();
        out.set(id, i, MINUTES, side[i], close, entry[i], stop[i], target[i], 0.5, 2.0, 1.0);
        side[i] = null;
        return true;
    }

    @Override
    public long hashInto(long hash) {
        return hash;
    }

    @Override
    public void persist(StateIo io) {
        io.words(side, Side.class);
        io.longs(entry);
        io.longs(stop);
        io.longs(target);
    }
}
