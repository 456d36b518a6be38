package io.escapement.venue.market;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;

/** Volumes and turnovers at 1e-4, where 1e-8 would end at 9.2e10. */
final class Volumes {
    /** 1e-4 units in terms of 1e-8 ones. */
    static final long SIZE_PER_VOLUME = 10_000L;

    private Volumes() {}

    /**
     * Turnover of a trade.
     *
     * @param price 1e-8
     * @param size 1e-8
     * @return quote units, 1e-4, rounded to the nearest
     */
    static long turnover(long price, long size) {
        return FixedPoint.multiplyDivide(price, size, FixedPoint.ONE * SIZE_PER_VOLUME, Rounding.HALF_UP);
    }
}
