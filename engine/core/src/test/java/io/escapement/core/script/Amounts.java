package io.escapement.core.script;

import io.escapement.codecs.decimal.FixedPoint;
import java.math.BigDecimal;

/** Decimal text to and from 1e-8, for tests. */
public final class Amounts {
    private Amounts() {}

    public static long of(String text) {
        return text == null
                ? FixedPoint.NULL
                : new BigDecimal(text).movePointRight(8).longValueExact();
    }

    public static String text(long value) {
        if (value == FixedPoint.NULL) {
            return "-";
        }
        final BigDecimal stripped = BigDecimal.valueOf(value, 8).stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
