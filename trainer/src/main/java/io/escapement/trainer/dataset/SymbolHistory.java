package io.escapement.trainer.dataset;

import io.escapement.core.feature.FeatureEngine;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.label.FundingHistory;
import java.util.List;
import java.util.SortedMap;

/**
 * All that is read of one symbol.
 *
 * @param symbol as the venue writes it
 * @param bars by minutes of their interval, each oldest first; those of 15 minutes among them
 * @param tickSize price step, 1e-8
 * @param funding payments
 */
public record SymbolHistory(
        String symbol, SortedMap<Integer, List<HistoryBar>> bars, long tickSize, FundingHistory funding) {
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
        return new SymbolHistory(symbol, bars, tickSize, FundingHistory.NONE);
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
