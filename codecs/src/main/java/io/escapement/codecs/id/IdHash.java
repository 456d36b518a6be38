package io.escapement.codecs.id;

/** Two independent 64-bit hashes of an id's text, for venue ids that are no UUIDs. Stable over builds: journals hold it. */
public final class IdHash {
    private static final long HIGH_SEED = 0xCBF29CE484222325L;
    private static final long LOW_SEED = 0x9E3779B97F4A7C15L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private IdHash() {}

    /**
     * FNV-1a with the usual start, finished by a mixer.
     *
     * @param text holds the id
     * @param offset of its first byte
     * @param length in bytes
     * @return never 0
     */
    public static long high(byte[] text, int offset, int length) {
        return hash(HIGH_SEED, text, offset, length);
    }

    /**
     * The same from another start.
     *
     * @param text holds the id
     * @param offset of its first byte
     * @param length in bytes
     * @return never 0
     */
    public static long low(byte[] text, int offset, int length) {
        return hash(LOW_SEED, text, offset, length);
    }

    private static long hash(long seed, byte[] text, int offset, int length) {
        long hash = seed;
        for (int i = offset; i < offset + length; i++) {
            hash = (hash ^ text[i] & 0xFF) * FNV_PRIME;
        }
        // Finaliser of MurmurHash3 (A. Appleby, public domain).
        hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ hash >>> 33) * 0xC4CEB9FE1A85EC53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
