package io.escapement.trainer.backtest.result;

import java.math.BigDecimal;

/**
 * The run in one line. Ratios are of daily returns of the equity, UTC, 365 a year, without a risk-free rate.
 *
 * @param earned at the end, open positions included
 * @param net of closed trades
 * @param totalReturn earned over the equity at the start
 * @param annualGrowth compound, by the time that passed
 * @param sharpe annual
 * @param sortino annual
 * @param calmar annual growth over the deepest fall
 * @param maxDrawdown deepest fall of the equity, a share of the highest point before
 * @param drawdownPeakMs when it began
 * @param drawdownTroughMs when it was deepest
 * @param drawdownRecoveredMs when the equity was back; null if it never was
 * @param trades closed
 * @param wins that earned money after costs
 * @param winRate share of them
 * @param profitFactor gains over losses
 * @param payoff mean gain over mean loss
 * @param expectancy mean net result of a trade
 * @param expectancyR mean net result in units of the initial risk
 * @param longestLosingStreak losses in a row
 * @param meanHoldMinutes from first to last fill
 * @param exposure share of the time in which something was open, still open at the end included
 * @param meanLeverage mean notional held over equity, by the core's reports
 * @param turnover notional bought and sold over the equity at the start
 * @param days of which there are returns
 * @param probabilisticSharpe probability that the true Sharpe ratio is above 0
 * @param deflatedSharpe probability that it is above what the best of the trials reaches by luck
 * @param trials that were made until this one was found
 * @param minimumTrackRecordDays days to be 95 % sure that the Sharpe ratio is above 0; null if it isn't
 * @param seenTrades that were opened in the time the model had seen
 * @param seenNet of those
 * @param unseenNet of the others
 */
public record Summary(
        BigDecimal earned,
        BigDecimal net,
        double totalReturn,
        double annualGrowth,
        double sharpe,
        double sortino,
        double calmar,
        double maxDrawdown,
        long drawdownPeakMs,
        long drawdownTroughMs,
        Long drawdownRecoveredMs,
        int trades,
        int wins,
        double winRate,
        double profitFactor,
        double payoff,
        double expectancy,
        double expectancyR,
        int longestLosingStreak,
        double meanHoldMinutes,
        double exposure,
        double meanLeverage,
        double turnover,
        int days,
        double probabilisticSharpe,
        double deflatedSharpe,
        long trials,
        double minimumTrackRecordDays,
        int seenTrades,
        BigDecimal seenNet,
        BigDecimal unseenNet) {}
