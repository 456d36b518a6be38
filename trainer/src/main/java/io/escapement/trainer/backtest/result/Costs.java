package io.escapement.trainer.backtest.result;

import java.math.BigDecimal;

/**
 * What closed trades paid. Fees and funding come off the price result; spread and slippage are in it already.
 *
 * @param gross from prices, at what was really paid
 * @param makerFees of fills that rested
 * @param takerFees of fills that took
 * @param funding paid; negative: received
 * @param spread half of the quoted spread on every fill that took, by the last quote before it
 * @param slippage what entries and exits paid beyond the prices they were planned at, the spread taken out; negative:
 *     better than planned
 * @param net gross less fees and funding
 * @param notional bought and sold
 * @param costBps fees, funding, spread and slippage in basis points of the notional
 */
public record Costs(
        BigDecimal gross,
        BigDecimal makerFees,
        BigDecimal takerFees,
        BigDecimal funding,
        double spread,
        double slippage,
        BigDecimal net,
        BigDecimal notional,
        double costBps) {}
