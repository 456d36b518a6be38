package io.escapement.venue.model;

/**
 * One bar of one instrument and interval.
 *
 * @param openTimeMs first instant
 * @param intervalMinutes 1 to 1440, or {@link BarIntervals#WEEK} or {@link BarIntervals#MONTH}
 * @param open price, 1e-8
 * @param high price, 1e-8
 * @param low price, 1e-8
 * @param close last price so far, 1e-8
 * @param volume base units, at 10^{@link #VOLUME_EXPONENT}
 * @param turnover quote units, at 10^{@link #VOLUME_EXPONENT}
 * @param lastTradeTimeMs of the last print in it
 * @param confirmed true exactly when it is closed
 */
public record Bar(
        long openTimeMs,
        int intervalMinutes,
        long open,
        long high,
        long low,
        long close,
        long volume,
        long turnover,
        long lastTradeTimeMs,
        boolean confirmed) {
    /** Decimal exponent of volumes and turnovers; 1e-8 would end at 9.2e10. */
    public static final int VOLUME_EXPONENT = -4;

    /** Last millisecond of the bar. */
    public long endTimeMs() {
        return BarIntervals.closeMs(intervalMinutes, openTimeMs) - 1;
    }
}
