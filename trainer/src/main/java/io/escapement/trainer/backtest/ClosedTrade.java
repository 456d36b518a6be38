package io.escapement.trainer.backtest;

import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Regime;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TradeClosedDecoder;

/**
 * A closed trade as the core tells it. Prices, sizes and money at 1e-8, times in nanoseconds; a missing price is {@link
 * io.escapement.codecs.decimal.FixedPoint#NULL}, a missing statistic NaN.
 *
 * @param instrumentId which
 * @param signalId that made it
 * @param strategyId that spoke
 * @param side BUY was long
 * @param reason why it ended
 * @param regime of the market when it was judged
 * @param sizedBy method or limit that named the size
 * @param size largest held
 * @param entryPrice average
 * @param exitPrice average
 * @param openTimeNs first fill
 * @param closeTimeNs last fill
 * @param grossPnl from prices
 * @param fees paid
 * @param makerFees part of the fees
 * @param funding paid
 * @param netPnl what is left
 * @param resultR in units of the initial risk
 * @param plannedEntry price the signal was made at
 * @param plannedStop as proposed
 * @param plannedTarget as proposed
 * @param lastStop after every move of it
 * @param entrySlippageBps average entry against the planned one, positive worse
 * @param exitSlippageBps exits against their stop, target or asked price, positive worse
 * @param favourableR largest favourable excursion
 * @param adverseR largest adverse excursion
 * @param probability when the entry was allowed
 * @param expectedValueBps when the entry was allowed
 * @param equityBefore when the entry was allowed
 */
public record ClosedTrade(
        int instrumentId,
        long signalId,
        int strategyId,
        Side side,
        Reason reason,
        Regime regime,
        Reason sizedBy,
        long size,
        long entryPrice,
        long exitPrice,
        long openTimeNs,
        long closeTimeNs,
        long grossPnl,
        long fees,
        long makerFees,
        long funding,
        long netPnl,
        double resultR,
        long plannedEntry,
        long plannedStop,
        long plannedTarget,
        long lastStop,
        double entrySlippageBps,
        double exitSlippageBps,
        double favourableR,
        double adverseR,
        double probability,
        double expectedValueBps,
        long equityBefore) {
    static ClosedTrade of(TradeClosedDecoder trade) {
        return new ClosedTrade(
                trade.instrumentId(),
                trade.signalId(),
                trade.strategyId(),
                trade.side(),
                trade.reason(),
                trade.regime(),
                trade.sizedBy(),
                trade.size(),
                trade.entryPrice(),
                trade.exitPrice(),
                trade.openTimeNs(),
                trade.closeTimeNs(),
                trade.grossPnl(),
                trade.fees(),
                trade.makerFees(),
                trade.funding(),
                trade.netPnl(),
                trade.resultR(),
                trade.plannedEntry(),
                trade.plannedStop(),
                trade.plannedTarget(),
                trade.lastStop(),
                trade.entrySlippageBps(),
                trade.exitSlippageBps(),
                trade.favourableR(),
                trade.adverseR(),
                trade.probability(),
                trade.expectedValueBps(),
                trade.equityBefore());
    }
}
