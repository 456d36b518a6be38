package io.escapement.codecs.decimal;

/**
 * Exact decimal text to a {@code long} at 1e-8.
 *
 * <p>Understood are an optional sign, digits with at most one point among, before or behind them, and an optional
 * exponent ("1e+06"). The empty text is no value and gives {@link FixedPoint#NULL}. Digits past 1e-8 are accepted when
 * they are zeros and refused otherwise; a number that does not fit is refused; nothing is ever rounded or wrapped. What
 * is refused comes back as one of the error constants, which are values at the far negative end that no legal number
 * takes. Allocation-free and stateless.
 *
 * <p>A Decimal64 of the schema is always written in one form, so that equal numbers are equal bytes: {@link #parse} at
 * {@link #DECIMAL64_EXPONENT} wherever that is exact, and only otherwise {@link #significand} with {@link #exponent}.
 */
public final class DecimalParser {
    /** The text is not a decimal number. */
    public static final long MALFORMED = Long.MIN_VALUE + 1;

    /** There are non-zero digits past 1e-8. */
    public static final long EXCESS_DIGITS = Long.MIN_VALUE + 2;

    /** The number does not fit. */
    public static final long OVERFLOW = Long.MIN_VALUE + 3;

    /** Smallest number that is accepted: the values below are {@link FixedPoint#NULL} and the errors. */
    public static final long MIN_VALUE = Long.MIN_VALUE + 8;

    /** Largest number that is accepted. */
    public static final long MAX_VALUE = -MIN_VALUE;

    /** Exponent of a Decimal64 whose value is exact at 1e-8, and of the null Decimal64. */
    public static final int DECIMAL64_EXPONENT = -FixedPoint.SCALE_DIGITS;

    /** Returned for anything but a short plain number. */
    public static final long NOT_PLAIN = -1L;

    /** Returned when a number does not end where a short one would. */
    public static final int NO_LENGTH = -1;

    /** Bytes that the readers of short plain numbers may look at. */
    public static final int PLAIN_READ_AHEAD = 24;

    private static final char POINT = '.' ^ '0';
    private static final int MAX_EXPONENT = 127;
    private static final int EXPONENT_DIGITS_MAX = 4;
    private static final long[] POWERS = powersOfTen();

    private DecimalParser() {}

    /**
     * Whether a result of this class is a refusal.
     *
     * @param value returned by {@link #parse} or {@link #significand}
     * @return true for the error constants; false for numbers and for {@link FixedPoint#NULL}
     */
    public static boolean isError(long value) {
        return value < MIN_VALUE && value != FixedPoint.NULL;
    }

    /**
     * Reads a whole text at 1e-8.
     *
     * @param text holds the number
     * @param offset of its first byte
     * @param length in bytes; 0 gives {@link FixedPoint#NULL}
     * @return scaled by 1e-8, {@link FixedPoint#NULL}, or an error constant
     */
    public static long parse(byte[] text, int offset, int length) {
        final int end = offset + length;
        final int start = length > 0 && text[offset] == '-' ? offset + 1 : offset;
        long value = 0;
        int at = start;
        int point = -1;
        // Up to 17 characters the accumulator can't overflow, whatever the digits.
        if (end - start <= 17) {
            for (; at < end; at++) {
                final int digit = text[at] - '0';
                if (digit >= 0 && digit <= 9) {
                    value = value * 10 + digit;
                } else if (digit == '.' - '0' && point < 0) {
                    point = at;
                } else {
                    break;
                }
            }
            final int fraction = point < 0 ? 0 : at - point - 1;
            if (at == end && at - start > (point < 0 ? 0 : 1) && fraction <= FixedPoint.SCALE_DIGITS) {
                final long power = POWERS[FixedPoint.SCALE_DIGITS - fraction];
                if (Math.multiplyHigh(value, power) == 0 && value * power >= 0) {
                    return start == offset ? value * power : -value * power;
                }
            }
        }
        return length == 0 ? FixedPoint.NULL : parseAnything(text, offset, length);
    }

    /**
     * The digits of a number without its trailing zeros, for numbers that 1e-8 doesn't hold.
     *
     * @param text holds the number
     * @param offset of its first byte
     * @param length in bytes; 0 gives {@link FixedPoint#NULL}
     * @return signed digits to be multiplied by ten to the {@link #exponent}; {@link FixedPoint#NULL}; or
     *     {@link #MALFORMED} or {@link #OVERFLOW}
     */
    public static long significand(byte[] text, int offset, int length) {
        return length == 0 ? FixedPoint.NULL : scan(text, offset, offset + length, false);
    }

    /**
     * The power of ten that belongs to {@link #significand}.
     *
     * @param text holds the number, which {@link #significand} has accepted
     * @param offset of its first byte
     * @param length in bytes
     * @return -127 to 127; 0 for zero
     */
    public static int exponent(byte[] text, int offset, int length) {
        return length == 0 ? 0 : (int) scan(text, offset, offset + length, true);
    }

    /**
     * Length of a number that a quotation mark ends. Asked for before the value, because the next number starts behind
     * it: the processor goes on there while the digits are still being multiplied.
     *
     * @param text holds the number
     * @param offset of its first byte, behind the opening quotation mark
     * @return 0 to 15; or {@link #NO_LENGTH} if no quotation mark comes that soon, or fewer than {@link
     *     #PLAIN_READ_AHEAD} bytes of the array remain. May reach past the end of a frame that ends inside the array
     */
    public static int quotedLength(byte[] text, int offset) {
        if (offset > text.length - PLAIN_READ_AHEAD) {
            return NO_LENGTH;
        }
        final long near = DigitLanes.matches(DigitLanes.load(text, offset), '"');
        if (near != 0) {
            return DigitLanes.first(near);
        }
        final long far = DigitLanes.matches(DigitLanes.load(text, offset + DigitLanes.WIDTH), '"');
        return far == 0 ? NO_LENGTH : DigitLanes.WIDTH + DigitLanes.first(far);
    }

    /**
     * Value of a short plain number, as the venue writes nearly all of them: digits, at most eight on either side of an
     * optional point, no sign, no exponent.
     *
     * @param text holds the number; {@link #PLAIN_READ_AHEAD} bytes behind {@code offset} are in the array
     * @param offset of its first byte
     * @param length from {@link #quotedLength}, 0 to 15
     * @return scaled by 1e-8, or {@link #NOT_PLAIN} for anything but such a number
     */
    public static long quotedValue(byte[] text, int offset, int length) {
        return length < DigitLanes.WIDTH
                ? shortValue(DigitLanes.loadDigits(text, offset), length)
                : longValue(text, offset, length);
    }

    /**
     * Length of an unsigned integer that any other byte ends.
     *
     * @param text holds the number
     * @param offset of its first digit
     * @return 1 to 15; or {@link #NO_LENGTH} if there are no digits or more, or fewer than {@link #PLAIN_READ_AHEAD}
     *     bytes of the array remain
     */
    public static int integerLength(byte[] text, int offset) {
        if (offset > text.length - PLAIN_READ_AHEAD) {
            return NO_LENGTH;
        }
        final long near = DigitLanes.nonDigits(DigitLanes.loadDigits(text, offset));
        if (near != 0) {
            final int length = DigitLanes.first(near);
            return length == 0 ? NO_LENGTH : length;
        }
        final long far = DigitLanes.nonDigits(DigitLanes.loadDigits(text, offset + DigitLanes.WIDTH));
        return far == 0 ? NO_LENGTH : DigitLanes.WIDTH + DigitLanes.first(far);
    }

    /**
     * Value of an unsigned integer.
     *
     * @param text holds the number
     * @param offset of its first digit
     * @param length from {@link #integerLength}, 1 to 15
     * @return its value
     */
    public static long integerValue(byte[] text, int offset, int length) {
        final long head = DigitLanes.loadDigits(text, offset);
        if (length <= DigitLanes.WIDTH) {
            return DigitLanes.value(head, length);
        }
        final int more = length - DigitLanes.WIDTH;
        final long tail = DigitLanes.loadDigits(text, offset + DigitLanes.WIDTH);
        return DigitLanes.value(head) * POWERS[more] + DigitLanes.value(tail, more);
    }

    /**
     * At most seven characters, all in one word. Without a branch on whether there is a point, because about every other
     * size of a book has none: a missing point counts as one behind the last digit.
     */
    private static long shortValue(long word, int length) {
        final long stops = DigitLanes.nonDigits(word) & DigitLanes.lanes(length + 1);
        final int whole = DigitLanes.first(stops);
        final int point = whole == length ? 0 : 1;
        final int digits = length - point;
        final long others = stops & stops - 1;
        final long expected = point == 0 ? 0 : 0x80L << (length << 3);
        if (digits == 0 || others != expected || point == 1 && DigitLanes.lane(word, whole) != POINT) {
            return NOT_PLAIN;
        }
        final long before = DigitLanes.lanes(whole);
        final long joined = word & before | word >>> 8 & ~before;
        return DigitLanes.value(joined, digits) * POWERS[FixedPoint.SCALE_DIGITS - length + whole + point];
    }

    /** Eight to fifteen characters: the digits before the point lie in the first word, those behind it in another. */
    private static long longValue(byte[] text, int offset, int length) {
        final long head = DigitLanes.loadDigits(text, offset);
        final long stops = DigitLanes.nonDigits(head);
        final int whole = stops == 0 ? DigitLanes.WIDTH : DigitLanes.first(stops);
        final int fraction = length - whole - 1;
        if (whole == 0 || fraction > DigitLanes.WIDTH) {
            return NOT_PLAIN;
        }
        final long units = DigitLanes.value(head, whole) * FixedPoint.ONE;
        if (fraction < 0) {
            return units;
        }
        final long tail = DigitLanes.loadDigits(text, offset + whole + 1);
        if (text[offset + whole] != '.' || (DigitLanes.nonDigits(tail) & DigitLanes.lanes(fraction)) != 0) {
            return NOT_PLAIN;
        }
        // Lanes past the fraction are cleared to zeros, so that its eight digits are its value at 1e-8.
        return units + DigitLanes.value(tail & DigitLanes.lanes(fraction));
    }

    /** Ten to a power from 0 to 18. */
    static long power(int exponent) {
        return POWERS[exponent];
    }

    private static long parseAnything(byte[] text, int offset, int length) {
        final int end = offset + length;
        final long significand = scan(text, offset, end, false);
        if (significand == MALFORMED || significand == 0) {
            return significand;
        }
        final int shift = (int) scan(text, offset, end, true) + FixedPoint.SCALE_DIGITS;
        if (shift < 0) {
            return EXCESS_DIGITS;
        }
        if (significand == OVERFLOW || shift >= POWERS.length) {
            return OVERFLOW;
        }
        final long power = POWERS[shift];
        final long magnitude = Math.abs(significand);
        if (magnitude > MAX_VALUE / power) {
            return OVERFLOW;
        }
        return significand * power;
    }

    /**
     * Goes through a number of any form; zeros are held back until a digit follows, so trailing ones never count.
     *
     * @return the significand, {@link #MALFORMED} or {@link #OVERFLOW}; or, when asked for it, the exponent
     */
    private static long scan(byte[] text, int offset, int end, boolean exponentWanted) {
        int at = offset;
        final boolean negative = text[at] == '-';
        if (negative || text[at] == '+') {
            at++;
        }
        long significand = 0;
        boolean overflow = false;
        int zeros = 0;
        int fraction = 0;
        boolean pointSeen = false;
        boolean digitSeen = false;
        for (; at < end; at++) {
            final int digit = text[at] - '0';
            if (digit == 0) {
                zeros++;
                digitSeen = true;
                fraction += pointSeen ? 1 : 0;
            } else if (digit > 0 && digit <= 9) {
                for (int i = significand == 0 ? zeros : 0; i <= zeros && !overflow; i++) {
                    overflow = significand > MAX_VALUE / 10;
                    significand *= 10;
                }
                overflow |= significand > MAX_VALUE - digit;
                significand += digit;
                zeros = 0;
                digitSeen = true;
                fraction += pointSeen ? 1 : 0;
            } else if (digit == '.' - '0' && !pointSeen) {
                pointSeen = true;
            } else {
                break;
            }
        }
        final int explicit = at < end ? explicitExponent(text, at, end) : 0;
        if (!digitSeen || explicit == Integer.MIN_VALUE) {
            return MALFORMED;
        }
        if (significand == 0) {
            return 0;
        }
        final long exponent = (long) explicit - fraction + zeros;
        if (exponentWanted) {
            return Math.max(-MAX_EXPONENT - 1, Math.min(MAX_EXPONENT + 1, exponent));
        }
        if (overflow || exponent < -MAX_EXPONENT || exponent > MAX_EXPONENT) {
            return OVERFLOW;
        }
        return negative ? -significand : significand;
    }

    /** What follows the letter e, or {@link Integer#MIN_VALUE} if that is no small integer. */
    private static int explicitExponent(byte[] text, int offset, int end) {
        if ((text[offset] | 0x20) != 'e') {
            return Integer.MIN_VALUE;
        }
        int at = offset + 1;
        final boolean negative = at < end && text[at] == '-';
        if (negative || at < end && text[at] == '+') {
            at++;
        }
        int value = 0;
        if (at == end || end - at > EXPONENT_DIGITS_MAX) {
            return Integer.MIN_VALUE;
        }
        for (; at < end; at++) {
            final int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    private static long[] powersOfTen() {
        final long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
