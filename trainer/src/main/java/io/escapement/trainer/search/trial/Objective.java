package io.escapement.trainer.search.trial;

import io.escapement.trainer.metrics.Performance;
import java.util.List;

/** What is to be large; always after costs. */
public enum Objective {
    /** Expected value a trade times trades: the sum of net returns. */
    VALUE,
    /** Sharpe ratio of the days' returns, a year. */
    SHARPE,
    /** Gains over losses, at most 5. */
    PROFIT_FACTOR;

    /** Trades go on every day of the year. */
    static final double DAYS_PER_YEAR = 365;

    private static final double FACTOR_MAX = 5;

    /** Score of one fold. */
    double score(List<Trade> trades, Fold fold) {
        return switch (this) {
            case VALUE -> trades.stream().mapToDouble(Trade::net).sum();
            case SHARPE -> sharpe(DailyReturns.of(trades, fold.fromMs(), fold.toMs()));
            case PROFIT_FACTOR -> profitFactor(trades);
        };
    }

    private static double sharpe(double[] days) {
        final double sharpe = new Performance(days, Performance.Kind.TRADES, DAYS_PER_YEAR, 0).annualSharpe();
        // Days that are all alike, most often without any trade, are worth nothing either way.
        return Double.isFinite(sharpe) ? sharpe : 0;
    }

    private static double profitFactor(List<Trade> trades) {
        double won = 0;
        double lost = 0;
        for (final Trade trade : trades) {
            won += Math.max(0, trade.net());
            lost -= Math.min(0, trade.net());
        }
        if (lost == 0) {
            return won == 0 ? 1 : FACTOR_MAX;
        }
        return Math.min(FACTOR_MAX, won / lost);
    }
}
