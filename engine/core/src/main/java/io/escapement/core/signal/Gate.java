package io.escapement.core.signal;

/**
 * One question a signal must answer with yes before it may be traded.
 *
 * <p>Gates are asked in a fixed order; the first one that says no ends the signal, and what it wrote into the verdict is
 * told: reason, value, threshold, distance. A gate decides by what lies in the signal table and in its own rooms, changes
 * neither, and does not allocate. Use {@link Verdict}'s comparisons: with them a missing value or NaN never passes.
 */
public interface Gate {
    /**
     * Decides about a signal.
     *
     * @param slot in the signal table
     * @param nowNs engine time
     * @param verdict receives reason and numbers, on passing too
     * @return true if the signal passes
     */
    boolean allows(int slot, long nowNs, Verdict verdict);
}
