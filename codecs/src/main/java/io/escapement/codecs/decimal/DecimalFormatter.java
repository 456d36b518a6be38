package io.escapement.codecs.decimal;

/**
 * Decimals held at 1e-8 to the shortest plain text: no exponent, no trailing zeros, no point without digits behind it.
 *
 * <p>The text is what {@link DecimalParser} reads back to the same number. Allocation-free and stateless.
 */
public final class DecimalFormatter {
    /** Longest text in bytes: a sign, eleven digits, a point, eight digits. */
    public static final int MAX_LENGTH = 21;

    private DecimalFormatter() {}

    /**
     * Writes a number; {@link FixedPoint#NULL} writes nothing.
     *
     * @param value scaled by 1e-8
     * @param target receives the text, at least {@link #MAX_LENGTH} bytes behind {@code offset}
     * @param offset of the first byte written
     * @return bytes written
     */
    public static int format(long value, byte[] target, int offset) {
        if (value == FixedPoint.NULL) {
            return 0;
        }
        int at = offset;
        if (value < 0) {
            target[at++] = '-';
        }
        final long magnitude = Math.abs(value);
        at = formatUnsigned(magnitude / FixedPoint.ONE, target, at);
        long fraction = magnitude % FixedPoint.ONE;
        if (fraction != 0) {
            int digits = FixedPoint.SCALE_DIGITS;
            while (fraction % 10 == 0) {
                fraction /= 10;
                digits--;
            }
            target[at++] = '.';
            for (int i = at + digits - 1; i >= at; i--) {
                target[i] = (byte) ('0' + fraction % 10);
                fraction /= 10;
            }
            at += digits;
        }
        return at - offset;
    }

    /**
     * Writes an integer without a sign.
     *
     * @param value not negative
     * @param target receives the text
     * @param offset of the first byte written
     * @return offset behind the last byte written
     */
    public static int formatUnsigned(long value, byte[] target, int offset) {
        int digits = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int i = offset + digits - 1; i >= offset; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return offset + digits;
    }
}
