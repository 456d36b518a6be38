package io.escapement.trainer.backtest.result;

import java.math.BigDecimal;

/**
 * A closed trade. Prices the core didn't have are null.
 *
 * @param symbol of it
 * @param strategy that spoke
 * @param side LONG or SHORT
 * @param openMs first fill
 * @param closeMs last fill
 * @param size largest held
 * @param entry average price
 * @param exit average price
 * @param stop as proposed
 * @param target as proposed
 * @param lastStop after every move of it
 * @param reason why it ended
 * @param regime of the market when it was judged
 * @param gross from prices
 * @param fees paid
 * @param funding paid
 * @param net what is left
 * @param r net result in units of the initial risk
 * @param share net result over the equity before it
 * @param probability when the entry was allowed
 * @param expectedBps value expected then, after costs
 * @param entrySlippageBps against the planned entry, positive worse
 * @param exitSlippageBps against stop, target or asked price, positive worse
 * @param bestR largest excursion in favour
 * @param worstR largest excursion against
 * @param seen whether it was opened in the time the model had seen
 */
public record TradeLine(
        String symbol,
        String strategy,
        String side,
        long openMs,
        long closeMs,
        BigDecimal size,
        BigDecimal entry,
        BigDecimal exit,
        BigDecimal stop,
        BigDecimal target,
        BigDecimal lastStop,
        String reason,
        String regime,
        BigDecimal gross,
        BigDecimal fees,
        BigDecimal funding,
        BigDecimal net,
        double r,
        double share,
        double probability,
        double expectedBps,
        double entrySlippageBps,
        double exitSlippageBps,
        double bestR,
        double worstR,
        boolean seen) {}
