package io.escapement.core.hash;

/**
 * A 64-bit hash built value by value, for the state hash that replays are compared by.
 *
 * <p>Each step is a bijection of the hash for a given value (xor, multiply by an odd constant, shift-xor), so a single
 * differing value can not be lost on the way. Not cryptographic. Nothing allocates.
 */
public final class Hash64 {
    /** Where a fresh hash starts. */
    public static final long SEED = 0x51_7C_C1_B7_27_22_0A_95L;

    private static final long MULTIPLIER = 0x9E_37_79_B9_7F_4A_7C_15L;
    private static final long CANONICAL_NAN = 0x7FF8_0000_0000_0000L;

    private Hash64() {}

    /**
     * Adds a whole number, a flag or an id.
     *
     * @param hash so far
     * @param value to add
     * @return the new hash
     */
    public static long mix(long hash, long value) {
        final long mixed = (hash ^ value) * MULTIPLIER;
        return mixed ^ (mixed >>> 32);
    }

    /**
     * Adds a double by its bits; every NaN counts as the same one. Zero and minus zero differ.
     *
     * @param hash so far
     * @param value to add
     * @return the new hash
     */
    public static long mix(long hash, double value) {
        return mix(hash, value != value ? CANONICAL_NAN : Double.doubleToRawLongBits(value));
    }

    /**
     * Adds a flag.
     *
     * @param hash so far
     * @param value to add
     * @return the new hash
     */
    public static long mix(long hash, boolean value) {
        return mix(hash, value ? 1L : 0L);
    }
}
