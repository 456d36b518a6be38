package io.escapement.core.strategy;

import io.escapement.core.hash.Hash64;
import io.escapement.core.market.BarSeries;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/** What a strategy remembers of one instrument: indicators and setups of its own, its silence, and the series it saw. */
abstract class SetupState implements Persistent {
    private int silentBars;
    private int generation;

    /** Takes the newest closed bar; when the series started anew, so does this. */
    final void onBar(BarSeries series) {
        if (generation != series.generation()) {
            generation = series.generation();
            silentBars = 0;
            forget();
        }
        if (silentBars > 0) {
            silentBars--;
        }
        take(series);
    }

    /** Whether a proposal was made too short a while ago. */
    final boolean isSilent() {
        return silentBars > 0;
    }

    /** A proposal was made: no other one on the next so many bars. */
    final void keepSilent(int bars) {
        silentBars = bars + 1;
    }

    final long hashInto(long hash) {
        return hashSetup(Hash64.mix(Hash64.mix(hash, silentBars), generation));
    }

    @Override
    public final void persist(StateIo io) {
        silentBars = io.i32(silentBars);
        generation = io.i32(generation);
        persistSetup(io);
    }

    /** Feeds the indicators with the newest closed bar. */
    abstract void take(BarSeries series);

    /** Whether every indicator has a value. */
    abstract boolean isWarm();

    /** Back to cold. */
    abstract void forget();

    abstract long hashSetup(long hash);

    abstract void persistSetup(StateIo io);
}
