package io.escapement.trainer.signal;

import io.escapement.trainer.history.HistoryBar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars of a longer interval, made of finer ones as the venue makes them: first open, highest high, lowest low, last close,
 * sums of volume and turnover, on the grid of the longer interval since the epoch. One of which a finer bar is missing is
 * left out.
 */
public final class CoarseBars {
    private static final long MINUTE_MS = 60_000L;

    private CoarseBars() {}

    /**
     * Makes them.
     *
     * @param fine oldest first, of one interval
     * @param fineMinutes their interval
     * @param minutes a multiple of it
     * @return oldest first
     */
    public static List<HistoryBar> of(List<HistoryBar> fine, int fineMinutes, int minutes) {
        final long coarseMs = minutes * MINUTE_MS;
        final int parts = minutes / fineMinutes;
        final List<HistoryBar> coarse = new ArrayList<>(fine.size() / parts + 1);
        int first = 0;
        while (first < fine.size()) {
            final long openMs = Math.floorDiv(fine.get(first).openTimeMs(), coarseMs) * coarseMs;
            int end = first;
            while (end < fine.size() && fine.get(end).openTimeMs() < openMs + coarseMs) {
                end++;
            }
            if (end - first == parts) {
                coarse.add(merge(openMs, fine.subList(first, end)));
            }
            first = end;
        }
        return coarse;
    }

    private static HistoryBar merge(long openMs, List<HistoryBar> parts) {
        long high = Long.MIN_VALUE;
        long low = Long.MAX_VALUE;
        BigDecimal volume = BigDecimal.ZERO;
        BigDecimal turnover = BigDecimal.ZERO;
        for (final HistoryBar part : parts) {
            high = Math.max(high, part.high());
            low = Math.min(low, part.low());
            volume = volume.add(part.volume());
            turnover = turnover == null || part.turnover() == null ? null : turnover.add(part.turnover());
        }
        return new HistoryBar(
                openMs,
                parts.get(0).open(),
                high,
                low,
                parts.get(parts.size() - 1).close(),
                volume,
                turnover);
    }
}
