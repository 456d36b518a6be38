package io.escapement.core.guard;

import io.escapement.core.snapshot.StateIo;
import io.escapement.core.strategy.Parameter;
import io.escapement.core.strategy.Proposal;
import io.escapement.core.strategy.Strategy;
import java.util.List;

/** A strategy that never speaks: who it is and which bars it looks at. */
record Speaker(int id, String name, int intervalMinutes, int... otherIntervals) implements Strategy {
    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<String> numberNames() {
        return List.of();
    }

    @Override
    public boolean evaluate(int instrumentId, Proposal out) {
        return false;
    }

    @Override
    public long hashInto(long hash) {
        return hash;
    }

    @Override
    public void persist(StateIo io) {
        // Nothing is kept.
    }
}
