package io.escapement.codecs.decimal;

/**
 * Arithmetic on decimals held as {@code long} at a global scale of 1e-8.
 *
 * <p>Every price, size, money amount and rate of the system is such a number. Products and quotients are formed exactly
 * in 128 bits and rounded once, by the rule the caller names. What does not fit in a {@code long} throws {@link
 * ArithmeticException}; nothing wraps. Nothing allocates, except on that failure.
 */
public final class FixedPoint {
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    /** Decimal digits behind the point. */
    public static final int SCALE_DIGITS = 8;

    /** One, in units of 1e-8. */
    public static final long ONE = 100_000_000L;

    /** No value; the null value of the schema's price, size, money and rate types. */
    public static final long NULL = Long.MIN_VALUE;

    private FixedPoint() {}

    /**
     * Product of two scaled numbers.
     *
     * @param a scaled by 1e-8
     * @param b scaled by 1e-8
     * @param rounding of the digits past 1e-8
     * @return {@code a * b}, scaled by 1e-8
     * @throws ArithmeticException if the result does not fit
     */
    public static long multiply(long a, long b, Rounding rounding) {
        return multiplyDivide(a, b, ONE, rounding);
    }

    /**
     * Quotient of two scaled numbers.
     *
     * @param a scaled by 1e-8
     * @param b scaled by 1e-8, not zero
     * @param rounding of the digits past 1e-8
     * @return {@code a / b}, scaled by 1e-8
     * @throws ArithmeticException if {@code b} is zero or the result does not fit
     */
    public static long divide(long a, long b, Rounding rounding) {
        return multiplyDivide(a, ONE, b, rounding);
    }

    /**
     * {@code a * b / c} with an exact 128-bit product and one rounding.
     *
     * @param a first factor
     * @param b second factor
     * @param c divisor, not zero
     * @param rounding of the quotient
     * @return the rounded quotient
     * @throws ArithmeticException if {@code c} is zero or the quotient does not fit
     */
    public static long multiplyDivide(long a, long b, long c, Rounding rounding) {
        if (c == 0) {
            throw new ArithmeticException("division by zero: a=" + a + " b=" + b);
        }
        final boolean negative = (a < 0) ^ (b < 0) ^ (c < 0);
        final long divisor = magnitude(c);
        final long x = magnitude(a);
        final long y = magnitude(b);
        final long high = Math.multiplyHigh(x, y);
        final long low = x * y;

        long quotient;
        long remainder;
        if (high == 0 && low >= 0) {
            quotient = low / divisor;
            remainder = low - quotient * divisor;
        } else {
            if (high >= divisor) {
                throw overflow(a, b, c);
            }
            quotient = quotient(high, low, divisor);
            if (quotient < 0) {
                throw overflow(a, b, c);
            }
            remainder = low - quotient * divisor;
        }
        if (remainder != 0 && awayFromZero(rounding, negative, remainder, divisor)) {
            quotient++;
            if (quotient < 0) {
                throw overflow(a, b, c);
            }
        }
        return negative ? -quotient : quotient;
    }

    /**
     * Divides 128 bits by 63 in two digits of 32 bits (Knuth, The Art of Computer Programming, 4.3.1, algorithm D).
     * The high half must be below the divisor; the result is unsigned.
     */
    private static long quotient(long high, long low, long divisor) {
        // A divisor with its top bit set makes each estimate of a digit at most two too large.
        final int shift = Long.numberOfLeadingZeros(divisor);
        final long v = divisor << shift;
        final long u = high << shift | low >>> -shift;
        final long rest = low << shift;
        final long first = digit(u, rest >>> 32, v);
        final long middle = (u << 32) + (rest >>> 32) - first * v;
        return (first << 32) + digit(middle, rest & LOW_HALF, v);
    }

    /** Largest digit whose product with {@code v} is not above {@code u} times 2^32 plus {@code next}. */
    private static long digit(long u, long next, long v) {
        final long v1 = v >>> 32;
        final long v0 = v & LOW_HALF;
        // Unsigned division by a positive number: by half of the dividend, then put right.
        long digit = (u >>> 1) / v1 << 1;
        long rest = u - digit * v1;
        if (rest < 0 || rest >= v1) {
            digit++;
            rest -= v1;
        }
        while (digit > LOW_HALF || Long.compareUnsigned(digit * v0, (rest << 32) + next) > 0) {
            digit--;
            rest += v1;
            if (rest > LOW_HALF) {
                break;
            }
        }
        return digit;
    }

    /**
     * Largest multiple of a step that is not above a value, toward negative infinity.
     *
     * @param value to round
     * @param step positive
     * @return {@code value} rounded down to a multiple of {@code step}
     */
    public static long floorToStep(long value, long step) {
        return value - Math.floorMod(value, step);
    }

    /**
     * Smallest multiple of a step that is not below a value.
     *
     * @param value to round
     * @param step positive
     * @return {@code value} rounded up to a multiple of {@code step}
     * @throws ArithmeticException if the result does not fit
     */
    public static long ceilToStep(long value, long step) {
        final long floor = floorToStep(value, step);
        return floor == value ? value : Math.addExact(floor, step);
    }

    /**
     * The nearest double, for features and statistics only; never for money.
     *
     * @param value scaled by 1e-8, or {@link #NULL}
     * @return the number, NaN for {@link #NULL}
     */
    public static double toDouble(long value) {
        return value == NULL ? Double.NaN : value / 1e8;
    }

    /**
     * A double as a scaled number.
     *
     * @param value finite
     * @param rounding of the digits past 1e-8; HALF_UP is to the nearest
     * @return scaled by 1e-8
     * @throws ArithmeticException if the value is NaN, infinite or does not fit
     */
    public static long fromDouble(double value, Rounding rounding) {
        final double scaled = value * 1e8;
        if (!(scaled > -9.2e18 && scaled < 9.2e18)) {
            throw new ArithmeticException("no fixed-point value for " + value);
        }
        final double floor = Math.floor(scaled);
        final double ceiling = Math.ceil(scaled);
        return switch (rounding) {
            case FLOOR -> (long) floor;
            case CEILING -> (long) ceiling;
            case DOWN -> (long) (scaled < 0 ? ceiling : floor);
            case UP -> (long) (scaled < 0 ? floor : ceiling);
            case HALF_UP -> (long) (scaled < 0 ? Math.ceil(scaled - 0.5) : Math.floor(scaled + 0.5));
        };
    }

    private static boolean awayFromZero(Rounding rounding, boolean negative, long remainder, long divisor) {
        return switch (rounding) {
            case DOWN -> false;
            case UP -> true;
            case FLOOR -> negative;
            case CEILING -> !negative;
            case HALF_UP -> remainder >= divisor - remainder;
        };
    }

    private static long magnitude(long value) {
        if (value == NULL) {
            throw new ArithmeticException("null value in arithmetic");
        }
        return Math.abs(value);
    }

    private static ArithmeticException overflow(long a, long b, long c) {
        return new ArithmeticException("overflow: a=" + a + " b=" + b + " c=" + c);
    }
}
