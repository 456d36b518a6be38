package io.escapement.tools.report;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.tools.text.JournalNames;
import java.math.BigDecimal;

/** Fixed-point fields as decimals for people. */
final class Amounts {
    private static final int SCALE = 8;

    private Amounts() {}

    /** @return the amount, or null for the null value */
    static BigDecimal of(long value) {
        return value == FixedPoint.NULL ? null : BigDecimal.valueOf(value, SCALE);
    }

    /** @return the amount, or zero for the null value */
    static BigDecimal orZero(long value) {
        return value == FixedPoint.NULL ? BigDecimal.ZERO : BigDecimal.valueOf(value, SCALE);
    }

    /** @return the amount, or null for the null value and for zero */
    static BigDecimal unlessZero(long value) {
        return value == 0 ? null : of(value);
    }

    /** @return the symbol, or the index behind a # while the journal hasn't defined it */
    static String symbol(JournalNames names, int instrumentId) {
        final String symbol = names.symbol(instrumentId);
        return symbol == null ? "#" + instrumentId : symbol;
    }
}
