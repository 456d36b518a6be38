package io.escapement.core.config;

import io.escapement.codecs.decimal.FixedPoint;
import java.math.BigDecimal;

/** Decimal text of configuration values, exact at 1e-8. Cold path. */
final class DecimalText {
    private DecimalText() {}

    /**
     * Reads a decimal.
     *
     * @param name of the key, for the error
     * @param text to read
     * @return the number at 1e-8
     * @throws IllegalArgumentException if the text is no number or has more than 8 digits behind the point
     */
    static long parse(String name, String text) {
        try {
            return new BigDecimal(text.trim())
                    .movePointRight(FixedPoint.SCALE_DIGITS)
                    .longValueExact();
        } catch (final ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("configuration key " + name + ": '" + text
                    + "' is not a decimal number of at most 8 digits behind the point");
        }
    }

    /**
     * Writes a decimal without exponent and trailing zeros.
     *
     * @param value at 1e-8
     * @return canonical text
     */
    static String format(long value) {
        final BigDecimal stripped =
                BigDecimal.valueOf(value, FixedPoint.SCALE_DIGITS).stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
