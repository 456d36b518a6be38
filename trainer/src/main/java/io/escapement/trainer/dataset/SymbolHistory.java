package io.escapement.trainer.dataset;

import io.escapement.core.feature.FeatureEngine;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.label.FundingHistory;
import io.escapement.trainer.signal.CoarseBars;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is read of one symbol.
 *
 * @param symbol as the venue writes it
 * @param bars by minutes of their interval, each oldest first; those of 15 minutes among them
 * @param made intervals whose bars were made of those of 15 minutes
 * @param tickSize price step, 1e-8
 * @param funding payments
 */
public record SymbolHistory(
        String symbol,
        SortedMap<Integer, List<HistoryBar>> bars,
        Set<Integer> made,
        long tickSize,
        FundingHistory funding) {
    private static final long MINUTE_MS = 60_000L;
    private static final long DAY_MS = 86_400_000L;

    /**
     * Bars alone.
     *
     * @param symbol as the venue writes it
     * @param bars by minutes of their interval
     * @param tickSize price step, 1e-8
     * @return without funding
     */
    public static SymbolHistory ofBars(String symbol, SortedMap<Integer, List<HistoryBar>> bars, long tickSize) {
        return new SymbolHistory(symbol, bars, Set.of(), tickSize, FundingHistory.NONE);
    }

    /**
     * What was there at an instant: bars that had closed, and the longer ones made of them.
     *
     * @param timeMs the instant, milliseconds since the epoch
     * @return a history that ends then
     */
    public SymbolHistory until(long timeMs) {
        final SortedMap<Integer, List<HistoryBar>> known = new TreeMap<>();
        bars.forEach((minutes, series) -> {
            if (!made.contains(minutes)) {
                known.put(minutes, series.subList(0, closedBy(series, timeMs - minutes * MINUTE_MS)));
            }
        });
        for (final int minutes : made) {
            known.put(
                    minutes,
                    CoarseBars.of(known.get(FeatureEngine.PRIMARY_MINUTES), FeatureEngine.PRIMARY_MINUTES, minutes));
        }
        return new SymbolHistory(symbol, known, made, tickSize, funding);
    }

    /** Bars that open at or before an instant. */
    private static int closedBy(List<HistoryBar> series, long lastOpenMs) {
        int from = 0;
        int to = series.size();
        while (from < to) {
            final int middle = (from + to) >>> 1;
            if (series.get(middle).openTimeMs() <= lastOpenMs) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /**
     * How long it is.
     *
     * @return whole days between the first and the last 15 minute bar
     */
    public int days() {
        final List<HistoryBar> primary = bars.get(FeatureEngine.PRIMARY_MINUTES);
        return (int)
                ((primary.get(primary.size() - 1).openTimeMs() - primary.get(0).openTimeMs()) / DAY_MS);
    }
}
