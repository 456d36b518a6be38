package io.escapement.tools.report;

import java.math.BigDecimal;

/**
 * One closed trade.
 *
 * @param symbol instrument
 * @param side LONG or SHORT
 * @param size largest held, base units
 * @param entryPrice average
 * @param exitPrice average
 * @param openTimeNs since the epoch
 * @param closeTimeNs since the epoch
 * @param reason why it ended
 * @param gross profit before costs
 * @param fees paid
 * @param funding paid
 * @param net profit after costs
 * @param resultR profit in units of the initial risk; NaN when unknown
 */
public record TradeRow(
        String symbol,
        String side,
        BigDecimal size,
        BigDecimal entryPrice,
        BigDecimal exitPrice,
        long openTimeNs,
        long closeTimeNs,
        String reason,
        BigDecimal gross,
        BigDecimal fees,
        BigDecimal funding,
        BigDecimal net,
        double resultR) {}
