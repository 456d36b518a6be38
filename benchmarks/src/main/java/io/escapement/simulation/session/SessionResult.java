package io.escapement.simulation.session;

import java.util.List;
import java.util.Map;

/**
 * What came of a session.
 *
 * @param seed of its plan
 * @param failures what did not hold, in sentences; empty when all is well
 * @param events what went wrong and when, in lines, for people
 * @param mishaps how often each kind went wrong
 * @param counts what else happened, by name
 * @param digest of every byte that went into and came out of the engine
 */
public record SessionResult(
        long seed,
        List<String> failures,
        List<String> events,
        Map<Mishap, Integer> mishaps,
        Map<String, Long> counts,
        long digest) {
    /** Whether everything held. @return true if so */
    public boolean isGood() {
        return failures.isEmpty();
    }
}
