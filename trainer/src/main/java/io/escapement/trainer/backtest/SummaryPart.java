package io.escapement.trainer.backtest;

import io.escapement.trainer.backtest.result.RunFacts;
import io.escapement.trainer.backtest.result.Summary;
import io.escapement.trainer.metrics.EquityCurve;
import io.escapement.trainer.metrics.Performance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The summary of a run. */
final class SummaryPart {
    private static final double DAYS_PER_YEAR = 365;
    private static final double SCALE = 1e8;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final RunFacts facts;
    private final List<ClosedTrade> trades;
    private final EquitySeries equity;
    private final RunRecord record;
    private final Predicate<ClosedTrade> seen;

    /** A stretch of time in the market. */
    private record Held(long fromNs, long toNs) {}

    SummaryPart(
            RunFacts facts,
            List<ClosedTrade> trades,
            EquitySeries equity,
            RunRecord record,
            Predicate<ClosedTrade> seen) {
        this.facts = facts;
        this.trades = trades;
        this.equity = equity;
        this.record = record;
        this.seen = seen;
    }

    Summary build(long trials) {
        final TradeSums sums = TradeSums.of(trades);
        final EquityCurve curve = equity.curve();
        final double[] daily = equity.dailyReturns();
        // What is lost whole doesn't compound: there are no ratios then.
        final Performance performance = daily.length < 2 || equity.wipedOutMs() != null
                ? null
                : new Performance(daily, Performance.Kind.RETURNS, DAYS_PER_YEAR, 0);
        final long recovered = curve.recoveredMs();
        final TradeSums before = TradeSums.of(trades.stream().filter(seen).toList());
        return new Summary(
                Numbers.money(equity.earned()),
                Numbers.money(sums.net),
                curve.totalReturn(),
                curve.annualGrowth(),
                performance == null ? Double.NaN : performance.annualSharpe(),
                performance == null ? Double.NaN : performance.annualSortino(),
                curve.calmar(),
                curve.maxDrawdown(),
                curve.peakMs(),
                curve.troughMs(),
                recovered < 0 ? null : recovered,
                sums.count,
                sums.wins,
                sums.winRate(),
                sums.profitFactor(),
                sums.payoff(),
                sums.count == 0 ? Double.NaN : sums.net / SCALE / sums.count,
                sums.meanR(),
                sums.longestLosingStreak,
                sums.meanMinutes(),
                exposure(trades, record.openSinceNs(), facts.fromMs(), facts.toMs()),
                equity.meanLeverage(),
                record.spread().notional() / facts.startEquity().doubleValue(),
                daily.length,
                performance == null ? Double.NaN : performance.probabilisticSharpe(),
                performance == null ? Double.NaN : performance.deflatedSharpe(trials, Double.NaN),
                trials,
                performance == null ? Double.NaN : performance.minimumTrackRecord(),
                before.count,
                Numbers.money(before.net),
                Numbers.money(sums.net - before.net));
    }

    /** Share of a span in which at least one trade, closed or still open at its end, was in the market. */
    static double exposure(List<ClosedTrade> trades, List<Long> openSinceNs, long fromMs, long toMs) {
        final long fromNs = fromMs * NANOS_PER_MILLI;
        final long toNs = toMs * NANOS_PER_MILLI;
        final List<Held> held = new ArrayList<>();
        trades.forEach(trade -> held.add(new Held(trade.openTimeNs(), trade.closeTimeNs())));
        openSinceNs.forEach(sinceNs -> held.add(new Held(sinceNs, toNs)));
        held.sort(Comparator.comparingLong(Held::fromNs));
        long covered = 0;
        long until = fromNs;
        for (final Held one : held) {
            covered += Math.max(0, one.toNs - Math.max(until, one.fromNs));
            until = Math.max(until, one.toNs);
        }
        return (double) covered / (toNs - fromNs);
    }
}
