package io.escapement.core.hash;

/**
 * A chain over everything that changed the trading side of the core, in order.
 *
 * <p>Each component absorbs what it changes, when it changes it, so that the hash costs a few multiplications per event
 * and never a walk over the tables. Two cores with equal chains have gone through equal changes; the first different
 * change makes all later hashes differ. Nothing allocates.
 */
public final class RollingHash {
    private long value = Hash64.SEED;

    /**
     * The present hash.
     *
     * @return any value
     */
    public long value() {
        return value;
    }

    /**
     * Goes on with a chain that was saved.
     *
     * @param saved its hash
     */
    public void restore(long saved) {
        value = saved;
    }

    /**
     * Adds one number to the chain.
     *
     * @param number any
     */
    public void absorb(long number) {
        value = Hash64.mix(value, number);
    }

    /**
     * Adds two numbers to the chain, usually what changed and its new value.
     *
     * @param first any
     * @param second any
     */
    public void absorb(long first, long second) {
        value = Hash64.mix(Hash64.mix(value, first), second);
    }

    /**
     * Adds three numbers to the chain.
     *
     * @param first any
     * @param second any
     * @param third any
     */
    public void absorb(long first, long second, long third) {
        value = Hash64.mix(Hash64.mix(Hash64.mix(value, first), second), third);
    }
}
