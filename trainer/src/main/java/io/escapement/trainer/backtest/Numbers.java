package io.escapement.trainer.backtest;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Reason;
import java.math.BigDecimal;
import java.util.Locale;

/** The core's numbers and words as a result tells them. */
final class Numbers {
    private Numbers() {}

    /** Exact, without zeros at the end. */
    static BigDecimal money(long value) {
        final BigDecimal exact =
                BigDecimal.valueOf(value, FixedPoint.SCALE_DIGITS).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /** Null for what there isn't. */
    static BigDecimal price(long value) {
        return value == FixedPoint.NULL ? null : money(value);
    }

    /** Lower case, with blanks. */
    static String word(Enum<?> reason) {
        return reason == Reason.NONE
                ? "none"
                : reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
