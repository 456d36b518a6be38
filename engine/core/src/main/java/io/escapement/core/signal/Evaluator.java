package io.escapement.core.signal;

/**
 * Writes what is known of a signal into its slot of the signal table, before any gate looks at it: kind of market, what
 * the guards throttle, what the model says. Every judged signal is evaluated, also one that its first gate will stop, so
 * that the journal and learning know as much of the blocked as of the traded. Does not allocate.
 */
public interface Evaluator {
    /**
     * Evaluates a signal.
     *
     * @param slot in the signal table
     * @param nowNs engine time
     */
    void evaluate(int slot, long nowNs);
}
