package io.escapement.trainer.command;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.trainer.backtest.Backtest;
import io.escapement.trainer.backtest.BacktestTally;
import io.escapement.trainer.backtest.ClosedTrade;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.TreeMap;

/** What a backtest came to, for people. */
final class BacktestReport {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double DAY_MS = 86_400_000.0;

    private BacktestReport() {}

    static void print(PrintWriter out, Backtest.Setup setup, Backtest backtest, long tookNs) {
        final BacktestTally tally = backtest.tally();
        final double days = (backtest.nowMs() - setup.market().startMs()) / DAY_MS;
        out.printf(
                Locale.ROOT,
                "%.1f market days of %s in %.1f s: %,d inputs, %,d outputs, state %016x%n",
                days,
                String.join(", ", setup.session().symbols()),
                tookNs / NANOS_PER_SECOND,
                backtest.inputs(),
                tally.outputs(),
                backtest.stateHash());
        out.printf("signals  %,d%n", tally.signals());
        tally.fates().forEach((fate, count) -> out.printf("  %-32s %,6d%n", fate, count));
        out.printf("orders   %,d, alerts %,d%n", tally.orders(), tally.alerts());
        printTrades(out, tally);
    }

    private static void printTrades(PrintWriter out, BacktestTally tally) {
        long gross = 0;
        long fees = 0;
        long funding = 0;
        long net = 0;
        int won = 0;
        final TreeMap<String, Integer> reasons = new TreeMap<>();
        for (final ClosedTrade trade : tally.trades()) {
            gross += trade.grossPnl();
            fees += trade.fees();
            funding += trade.funding();
            net += trade.netPnl();
            won += trade.netPnl() > 0 ? 1 : 0;
            reasons.merge(trade.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '), 1, Integer::sum);
        }
        out.printf("trades   %,d, %,d of them won%n", tally.trades().size(), won);
        reasons.forEach((reason, count) -> out.printf("  %-32s %,6d%n", reason, count));
        out.printf("P&L      %s USDT from prices%n", money(gross));
        out.printf("fees     %s USDT%n", money(-fees));
        out.printf("funding  %s USDT%n", money(-funding));
        out.printf("net      %s USDT%n", money(net));
    }

    private static String money(long value) {
        return String.format(
                "%,12.2f", BigDecimal.valueOf(value, FixedPoint.SCALE_DIGITS).setScale(2, RoundingMode.HALF_EVEN));
    }
}
