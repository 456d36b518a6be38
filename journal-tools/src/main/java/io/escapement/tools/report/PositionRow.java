package io.escapement.tools.report;

import java.math.BigDecimal;

/**
 * One position still open, as the venue told it last.
 *
 * @param symbol instrument
 * @param side LONG or SHORT
 * @param size base units
 * @param entryPrice average
 * @param stopLoss resting on the venue, null for none
 * @param takeProfit resting on the venue, null for none
 * @param unrealised profit at the venue's mark price, null when it said none
 */
public record PositionRow(
        String symbol,
        String side,
        BigDecimal size,
        BigDecimal entryPrice,
        BigDecimal stopLoss,
        BigDecimal takeProfit,
        BigDecimal unrealised) {}
