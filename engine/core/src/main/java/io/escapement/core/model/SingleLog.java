package io.escapement.core.model;

/**
 * The natural logarithm in float32 to the bit as XGBoost's platform computes it, for the base margin of a model.
 *
 * <p>A correctly rounded logarithm differs from it by one unit for one base score in ten near 0.5, and with the base margin
 * every prediction would. The method is table-driven: {@code x = 2^k z}, {@code log x = log1p(z / c - 1) + log c + k log 2}
 * with {@code c} near the middle of one of 16 stretches and a cubic correction, in double. Method and numbers are those of
 * {@code logf} in Arm's Optimized Routines (<a href="https://github.com/ARM-software/optimized-routines">math/logf.c and
 * logf_data.c</a>, copyright 2017-2018 Arm Limited, MIT licence), which glibc has from 2.28 on and musl from 1.2.
 */
final class SingleLog {
    /** Bits of about 0.7: stretches cover one octave from there. */
    private static final int OCTAVE_START = 0x3f330000;

    private static final int MANTISSA_BITS = 23;
    private static final int STRETCH_SHIFT = 19;
    private static final int STRETCH_MASK = 15;
    private static final double LN_2 = 0x1.62e42fefa39efp-1;
    private static final double C4 = -0x1.00ea348b88334p-2;
    private static final double C3 = 0x1.5575b0be00b6ap-2;
    private static final double C2 = -0x1.ffffef20a4123p-2;

    /** Reciprocals of the middles. */
    private static final double[] INVERSE = {
        0x1.661ec79f8f3bep+0, 0x1.571ed4aaf883dp+0, 0x1.49539f0f010bp+0, 0x1.3c995b0b80385p+0,
        0x1.30d190c8864a5p+0, 0x1.25e227b0b8eap+0, 0x1.1bb4a4a1a343fp+0, 0x1.12358f08ae5bap+0,
        0x1.0953f419900a7p+0, 0x1p+0, 0x1.e608cfd9a47acp-1, 0x1.ca4b31f026aap-1,
        0x1.b2036576afce6p-1, 0x1.9c2d163a1aa2dp-1, 0x1.886e6037841edp-1, 0x1.767dcf5534862p-1
    };

    /** Logarithms of the middles. */
    private static final double[] LOG = {
        -0x1.57bf7808caadep-2,
        -0x1.2bef0a7c06ddbp-2,
        -0x1.01eae7f513a67p-2,
        -0x1.b31d8a68224e9p-3,
        -0x1.6574f0ac07758p-3,
        -0x1.1aa2bc79c81p-3,
        -0x1.a4e76ce8c0e5ep-4,
        -0x1.1973c5a611cccp-4,
        -0x1.252f438e10c1ep-5,
        0x0p+0,
        0x1.aa5aa5df25984p-5,
        0x1.c5e53aa362eb4p-4,
        0x1.526e57720db08p-3,
        0x1.bc2860d22477p-3,
        0x1.1058bc8a07ee1p-2,
        0x1.4043057b6ee09p-2
    };

    private SingleLog() {}

    /**
     * The logarithm.
     *
     * @param x a normal number above 0
     * @return its natural logarithm
     */
    static float log(float x) {
        final int bits = Float.floatToRawIntBits(x);
        final int shifted = bits - OCTAVE_START;
        final int stretch = shifted >>> STRETCH_SHIFT & STRETCH_MASK;
        final int k = shifted >> MANTISSA_BITS;
        final double z = Float.intBitsToFloat(bits - (k << MANTISSA_BITS));
        final double r = z * INVERSE[stretch] - 1;
        final double high = LOG[stretch] + k * LN_2 + r;
        return (float) ((C4 * (r * r) + (C3 * r + C2)) * (r * r) + high);
    }
}
