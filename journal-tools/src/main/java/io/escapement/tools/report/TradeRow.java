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
 * @param signalId that opened it; null when none did
 * @param strategyId that owned it; 0 when none did
 * @param plannedEntry price of the signal; null when there is none
 * @param plannedStop of the signal
 * @param firstTarget of the signal; null when it had none
 * @param plannedTarget of the signal
 * @param entrySlippageBps worse than planned; NaN when unknown
 * @param exitSlippageBps worse than planned; NaN when unknown
 * @param makerFees part of the fees
 * @param takerFees part of the fees
 * @param favourableR largest excursion for it; NaN when unknown
 * @param adverseR largest excursion against it; NaN when unknown
 * @param partialExits orders that closed a part
 * @param probability at entry; NaN when unknown
 * @param expectedValueBps at entry; NaN when unknown
 * @param sizedBy method or limit that named the size
 * @param regime of the market at entry
 * @param equityBefore at entry; null when unknown
 * @param equityAfter at exit; null when unknown
 * @param model first 64 bits of the bundle's hash, hexadecimal; empty without one
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
        double resultR,
        Long signalId,
        int strategyId,
        BigDecimal plannedEntry,
        BigDecimal plannedStop,
        BigDecimal firstTarget,
        BigDecimal plannedTarget,
        double entrySlippageBps,
        double exitSlippageBps,
        BigDecimal makerFees,
        BigDecimal takerFees,
        double favourableR,
        double adverseR,
        int partialExits,
        double probability,
        double expectedValueBps,
        String sizedBy,
        String regime,
        BigDecimal equityBefore,
        BigDecimal equityAfter,
        String model) {}
