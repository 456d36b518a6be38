package io.escapement.trainer.backtest;

import java.util.List;

/**
 * What a backtest came to, in a few numbers: all that a search looks at. Money at 1e-8.
 *
 * @param fromMs first instant
 * @param toMs last instant
 * @param startEquity the account began with
 * @param grossPnl of closed trades, from prices
 * @param fees they paid
 * @param funding they paid
 * @param netPnl what is left of them
 * @param earned at the end, open positions included
 * @param signals made
 * @param trades closed, in the order in which they closed
 * @param tradeReturns net result of each as a share of the equity before it
 * @param dailyReturns of the account's equity, from each end of a UTC day, and the beginning, to the next, and the end
 * @param maxDrawdown deepest fall of the equity from its highest point, a share of it, by the core's reports
 * @param inputs applied
 * @param stateHash of the core after the last input
 */
public record BacktestTotals(
        long fromMs,
        long toMs,
        long startEquity,
        long grossPnl,
        long fees,
        long funding,
        long netPnl,
        long earned,
        int signals,
        List<ClosedTrade> trades,
        double[] tradeReturns,
        double[] dailyReturns,
        double maxDrawdown,
        long inputs,
        long stateHash) {
    static BacktestTotals of(long fromMs, Backtest backtest) {
        final BacktestTally tally = backtest.tally();
        final List<ClosedTrade> trades = tally.trades();
        final EquitySeries equity = EquitySeries.of(fromMs, tally.curve());
        long gross = 0;
        long fees = 0;
        long funding = 0;
        final double[] returns = new double[trades.size()];
        for (int i = 0; i < returns.length; i++) {
            final ClosedTrade trade = trades.get(i);
            gross += trade.grossPnl();
            fees += trade.fees();
            funding += trade.funding();
            returns[i] = (double) trade.netPnl() / trade.equityBefore();
        }
        return new BacktestTotals(
                fromMs,
                backtest.nowMs(),
                tally.curve().startEquity(),
                gross,
                fees,
                funding,
                gross - fees - funding,
                equity.earned(),
                tally.signals(),
                trades,
                returns,
                equity.dailyReturns(),
                equity.curve().maxDrawdown(),
                backtest.inputs(),
                backtest.stateHash());
    }
}
