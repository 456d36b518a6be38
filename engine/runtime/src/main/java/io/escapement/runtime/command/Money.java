package io.escapement.runtime.command;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts at 1e-8 as a person writes them. */
public final class Money {
    private static final int SCALE = 8;

    private Money() {}

    /**
     * Exact text, trailing zeros removed.
     *
     * @param value at 1e-8
     * @return plain decimal
     */
    public static String text(long value) {
        final BigDecimal exact = BigDecimal.valueOf(value, SCALE).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0).toPlainString() : exact.toPlainString();
    }

    /**
     * Rounded to cents, for a line of progress.
     *
     * @param value at 1e-8
     * @return with two decimals
     */
    public static String cents(long value) {
        return BigDecimal.valueOf(value, SCALE)
                .setScale(2, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
