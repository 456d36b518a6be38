package io.escapement.tools.signals;

import io.escapement.tools.text.JournalNames;

/**
 * Which signals are wanted; a null or extreme member lets all through.
 *
 * @param state where it stands, or how its way to an order ended, in any case
 * @param reason why it ended so, in any case
 * @param symbol in any case
 * @param strategyId number, negative for all
 * @param fromNs earliest birth
 * @param toNs latest birth
 */
public record SignalFilter(String state, String reason, String symbol, int strategyId, long fromNs, long toNs) {
    boolean wants(SignalRow row, JournalNames names) {
        return row.timeNs >= fromNs
                && row.timeNs <= toNs
                && (strategyId < 0 || row.strategyId == strategyId)
                && (state == null || state.equalsIgnoreCase(row.state) || state.equalsIgnoreCase(row.fate))
                && (reason == null || reason.equalsIgnoreCase(row.reason))
                && (symbol == null || symbol.equalsIgnoreCase(names.symbol(row.instrumentId)));
    }
}
