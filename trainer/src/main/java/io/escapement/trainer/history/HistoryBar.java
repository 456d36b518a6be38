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
        long openTimeMs, long open, long high, long low, long close, BigDecimal volume, BigDecimal turnover) {}
