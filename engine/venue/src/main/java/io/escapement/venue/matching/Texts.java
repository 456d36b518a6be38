package io.escapement.venue.matching;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.TriggerBy;
import java.math.BigDecimal;

/** Numbers as the venue prints them in refusals. */
final class Texts {
    private static final long SCALE = 10_000L;

    private Texts() {}

    /** A plain decimal, empty for none. */
    static String decimal(long value) {
        return value == FixedPoint.NULL
                ? ""
                : BigDecimal.valueOf(value, FixedPoint.SCALE_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** A price as a whole number of ten-thousandths. */
    static String scaled(long price) {
        return Long.toString(price / SCALE);
    }

    /** Name of a watched price. */
    static String word(TriggerBy by) {
        return by == TriggerBy.MARK_PRICE ? "MarkPrice" : by == TriggerBy.INDEX_PRICE ? "IndexPrice" : "LastPrice";
    }
}
