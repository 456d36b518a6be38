package io.escapement.trainer.label;

import io.escapement.trainer.history.FundingRate;
import java.util.Arrays;
import java.util.List;

/**
 * The funding payments of one instrument, oldest first, and the time they are known for.
 *
 * <p>Between two known payments there was no other, unless they lie further apart than the venue's longest pace. Before the
 * first and after the last nothing is known beyond one pace.
 */
public final class FundingHistory {
    /** No payment is known. */
    public static final FundingHistory NONE = new FundingHistory(List.of(), 0);

    private static final long LONGEST_PACE_MS = 8 * 3_600_000L;
    private static final long MINUTE_MS = 60_000L;

    private final long[] timeMs;
    private final double[] rate;
    private final long paceMs;

    /**
     * Copies payments.
     *
     * @param rates oldest first
     * @param paceMinutes between two payments; 0 if not known: the shortest there was
     */
    public FundingHistory(List<FundingRate> rates, int paceMinutes) {
        timeMs = rates.stream().mapToLong(FundingRate::timeMs).toArray();
        rate = rates.stream().mapToDouble(r -> r.rate().doubleValue()).toArray();
        paceMs = paceMinutes > 0 ? paceMinutes * MINUTE_MS : shortest(timeMs);
    }

    /** First payment after an instant; {@link #size} if there is none. */
    int firstAfter(long instantMs) {
        final int found = Arrays.binarySearch(timeMs, instantMs + 1);
        return found >= 0 ? found : -found - 1;
    }

    int size() {
        return timeMs.length;
    }

    long timeMs(int index) {
        return timeMs[index];
    }

    /** Share of a position's value; positive: longs pay shorts. */
    double rate(int index) {
        return rate[index];
    }

    /** Whether every payment after an instant and up to another is known. */
    boolean covers(long afterMs, long throughMs) {
        if (timeMs.length == 0 || afterMs < timeMs[0] - paceMs || throughMs >= timeMs[timeMs.length - 1] + paceMs) {
            return false;
        }
        for (int i = Math.max(1, firstAfter(afterMs)); i < timeMs.length && timeMs[i - 1] < throughMs; i++) {
            if (timeMs[i] - timeMs[i - 1] > LONGEST_PACE_MS) {
                return false;
            }
        }
        return true;
    }

    private static long shortest(long[] times) {
        long shortest = LONGEST_PACE_MS;
        for (int i = 1; i < times.length; i++) {
            shortest = Math.min(shortest, times[i] - times[i - 1]);
        }
        return shortest;
    }
}
