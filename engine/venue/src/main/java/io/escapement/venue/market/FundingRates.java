package io.escapement.venue.market;

import io.escapement.codecs.decimal.FixedPoint;
import java.util.Arrays;

/** Funding rates of one instrument that were paid, by time. */
public final class FundingRates {
    /** Nothing known. */
    public static final FundingRates NONE = new FundingRates(new long[0], new long[0]);

    private static final long MINUTE_MS = 60_000L;

    private final long[] timesMs;
    private final long[] rates;

    /**
     * Rates.
     *
     * @param timesMs ascending, milliseconds
     * @param rates 1e-8, one a time
     */
    public FundingRates(long[] timesMs, long[] rates) {
        this.timesMs = timesMs.clone();
        this.rates = rates.clone();
    }

    /** The rate paid at exactly this time, 1e-8, or NULL. */
    long at(long timeMs) {
        final int index = Arrays.binarySearch(timesMs, timeMs);
        return index < 0 ? FixedPoint.NULL : rates[index];
    }

    /** Smallest distance of two payments; 0 where there are no two. */
    int leastStepMinutes() {
        long least = 0;
        for (int i = 1; i < timesMs.length; i++) {
            final long step = timesMs[i] - timesMs[i - 1];
            least = least == 0 ? step : Math.min(least, step);
        }
        return (int) (least / MINUTE_MS);
    }
}
