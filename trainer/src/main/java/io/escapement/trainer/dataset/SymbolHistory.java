package io.escapement.trainer.dataset;

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
}
