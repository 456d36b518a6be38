package io.escapement.venue.market;

/**
 * The generator xoshiro256** 1.0, seeded by SplitMix64 (D. Blackman and S. Vigna, "Scrambled linear pseudorandom number
 * generators", ACM TOMS 47, 2021; public domain reference code by the authors). Ours, so that a seed means the same
 * market on every Java runtime.
 */
public final class Xoshiro256 {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    /** One over the standard deviation of the sum of four 16-bit uniforms, and their mean. */
    private static final double IRWIN_HALL_SCALE = StrictMath.sqrt(3.0) / 65536.0;

    private static final double IRWIN_HALL_MEAN = 2.0 * 65535.0;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /**
     * Seeds the state with four steps of SplitMix64.
     *
     * @param seed any
     */
    public Xoshiro256(long seed) {
        s0 = mix(seed + GOLDEN_GAMMA);
        s1 = mix(seed + 2 * GOLDEN_GAMMA);
        s2 = mix(seed + 3 * GOLDEN_GAMMA);
        s3 = mix(seed + 4 * GOLDEN_GAMMA);
    }

    private Xoshiro256(Xoshiro256 other) {
        s0 = other.s0;
        s1 = other.s1;
        s2 = other.s2;
        s3 = other.s3;
    }

    /** Another one in the same state. */
    public Xoshiro256 copy() {
        return new Xoshiro256(this);
    }

    /**
     * The output function of SplitMix64: a good hash of 64 bits.
     *
     * @param value any
     * @return its hash
     */
    public static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * A seed of an own stream for a text.
     *
     * @param seed of the whole
     * @param name of the part, ASCII
     * @return the part's seed
     */
    public static long streamSeed(long seed, String name) {
        long hash = mix(seed + GOLDEN_GAMMA);
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash ^ name.charAt(i));
        }
        return hash;
    }

    /** 64 random bits. */
    public long nextLong() {
        final long result = Long.rotateLeft(s1 * 5, 7) * 9;
        final long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Uniform in [0, 1). */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /**
     * Nearly normal with mean 0 and variance 1: the sum of four 16-bit uniforms (Irwin-Hall), so bounded by 3.47. Needs no
     * transcendental function; fat tails are the business of the caller's jumps.
     */
    public double nextBell() {
        final long bits = nextLong();
        final long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum - IRWIN_HALL_MEAN) * IRWIN_HALL_SCALE;
    }
}
