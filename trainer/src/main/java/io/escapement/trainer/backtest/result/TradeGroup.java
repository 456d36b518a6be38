package io.escapement.trainer.backtest.result;

import java.math.BigDecimal;

/**
 * Trades with something in common.
 *
 * @param name what they have in common
 * @param signals made; null where trades alone are grouped
 * @param trades closed
 * @param winRate share that earned money after costs
 * @param gross from prices
 * @param fees paid
 * @param funding paid
 * @param net what is left
 * @param profitFactor gains over losses
 * @param expectancyR mean net result in units of the initial risk
 * @param meanHoldMinutes from first to last fill
 */
public record TradeGroup(
        String name,
        Integer signals,
        int trades,
        double winRate,
        BigDecimal gross,
        BigDecimal fees,
        BigDecimal funding,
        BigDecimal net,
        double profitFactor,
        double expectancyR,
        double meanHoldMinutes) {}
