package io.escapement.gateway.exchange.row;

import io.escapement.codecs.decimal.FixedPoint;

/** How many digits an instrument's numbers show. */
public final class Prices {
    private Prices() {}

    /**
     * Digits behind the point of a step's multiples.
     *
     * @param step positive, 1e-8
     * @return 0 to 8
     */
    public static int digits(long step) {
        int digits = FixedPoint.SCALE_DIGITS;
        for (long rest = step; digits > 0 && rest % 10 == 0; rest /= 10) {
            digits--;
        }
        return digits;
    }
}
