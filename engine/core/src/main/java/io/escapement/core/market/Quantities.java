package io.escapement.core.market;

/**
 * Quantities that outgrow 1e-8 (volume, turnover, open interest) as doubles.
 *
 * <p>A quantity travels as {@code mantissa * 10^exponent}. Its double is {@code (double) mantissa} multiplied or divided
 * once by an exactly representable power of ten: correctly rounded while the mantissa is below 2^53, and within one
 * unit in the last place beyond. The order of operations is fixed, so the result is the same everywhere.
 */
public final class Quantities {
    /** Largest power of ten that a double holds exactly. */
    private static final int EXACT_EXPONENT_MAX = 22;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Quantities() {}

    /**
     * The double of a quantity.
     *
     * @param mantissa or {@code Long.MIN_VALUE} for no value
     * @param exponent -22 to 22
     * @return NaN for no value or an exponent out of range
     */
    public static double toDouble(long mantissa, int exponent) {
        if (mantissa == Long.MIN_VALUE || exponent < -EXACT_EXPONENT_MAX || exponent > EXACT_EXPONENT_MAX) {
            return Double.NaN;
        }
        return exponent < 0 ? mantissa / POWERS[-exponent] : mantissa * POWERS[exponent];
    }
}
