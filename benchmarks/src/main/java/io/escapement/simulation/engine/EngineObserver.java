package io.escapement.simulation.engine;

import io.escapement.core.CheckedCore;

/** Looks over an engine's shoulder. */
public interface EngineObserver {
    /**
     * The core has applied an input and said everything it had to say about it.
     *
     * @param core in its new state
     * @param sequence of the input
     */
    void onApplied(CheckedCore core, long sequence);

    /**
     * The process is about to end by itself, as when its start failed.
     *
     * @param engine whose
     * @param reason one line
     */
    void onEnded(SimulatedEngine engine, String reason);
}
