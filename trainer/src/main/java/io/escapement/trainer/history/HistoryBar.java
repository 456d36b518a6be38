package io.escapement.trainer.history;

import java.math.BigDecimal;

/**
 * One closed bar.
 *
 * @param openTimeMs first instant, milliseconds since the epoch
 * @param open first price, 1e-8
 * @param high highest price, 1e-8
 * @param low lowest price, 1e-8
 * @param close last price, 1e-8
 * @param volume base units
 * @param turnover quote units, null if the source doesn't tell
 */
public record HistoryBar(
        long openTimeMs, long open, long high, long low, long close, BigDecimal volume, BigDecimal turnover) {
    /**
     * Whether the prices can be those of one bar, and the volume one of a market.
     *
     * @return false if high or low don't hold the others, a price isn't positive, or the volume is negative
     */
    public boolean isPossible() {
        return low > 0 && low <= Math.min(open, close) && high >= Math.max(open, close) && volume.signum() >= 0;
    }

    /**
     * Checks what every stored bar must keep.
     *
     * @param before the bar before it in its series, null for the first
     * @param intervalMinutes of the series
     * @throws IllegalArgumentException saying what is wrong
     */
    void check(HistoryBar before, int intervalMinutes) {
        if (openTimeMs < 0 || openTimeMs % (intervalMinutes * 60_000L) != 0) {
            throw new IllegalArgumentException(
                    "open time " + openTimeMs + " is not a multiple of " + intervalMinutes + " minutes");
        }
        if (before != null && openTimeMs <= before.openTimeMs) {
            throw new IllegalArgumentException("open time " + openTimeMs + " is not after the row before");
        }
        if (!isPossible()) {
            throw new IllegalArgumentException("prices or volume that can't be");
        }
    }

    /** The same amount written in one way, so that equal amounts are equal objects. */
    static BigDecimal normalised(BigDecimal amount) {
        final BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
