package io.escapement.trainer.report;

import io.escapement.trainer.backtest.result.BacktestResult;
import io.escapement.trainer.backtest.result.Costs;
import io.escapement.trainer.backtest.result.GateLine;
import io.escapement.trainer.backtest.result.RunFacts;
import io.escapement.trainer.backtest.result.Summary;
import io.escapement.trainer.backtest.result.TradeGroup;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A result as text for a terminal. */
public final class ReportText {
    private final PrintWriter out;

    private ReportText(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints a result.
     *
     * @param out where to
     * @param result what
     */
    public static void print(PrintWriter out, BacktestResult result) {
        final ReportText text = new ReportText(out);
        text.run(result.run());
        text.signals(result);
        text.summary(result.summary(), result.costs());
        text.groups("symbol", result.symbols());
        text.groups("strategy", result.strategies());
        text.groups("exit", result.exits());
        text.holds(result);
        result.notes().stream().filter(note -> note.startsWith("WARNING")).forEach(out::println);
        if (result.summary().seenTrades() > 0) {
            final Summary s = result.summary();
            out.printf(
                    Locale.ROOT,
                    "WARNING  %,d of %,d trades lie in the time the model has seen: net %s, the others %s USDT%n",
                    s.seenTrades(),
                    s.trades(),
                    Figures.signedMoney(s.seenNet()),
                    Figures.signedMoney(s.unseenNet()));
        }
        out.flush();
    }

    private void run(RunFacts run) {
        out.printf(
                "%s market days of %s, %s to %s UTC: %s inputs, %s outputs%s%n",
                Figures.number(run.days(), 1),
                String.join(", ", run.symbols()),
                Figures.minute(run.fromMs()),
                Figures.minute(run.toMs()),
                Figures.count(run.inputs()),
                Figures.count(run.outputs()),
                run.stateHash().isEmpty() ? "" : ", state " + run.stateHash());
    }

    private void signals(BacktestResult result) {
        out.printf(Locale.ROOT, "signals  %,d%n", result.signals().made());
        result.signals()
                .fates()
                .forEach((fate, count) ->
                        out.printf(Locale.ROOT, "  %-32s %,6d%s%n", fate, count, gate(result.gates(), fate)));
        out.printf(
                Locale.ROOT,
                "orders   %,d, alerts %,d%n",
                result.signals().orders(),
                result.signals().alerts());
    }

    private static String gate(List<GateLine> gates, String fate) {
        for (final GateLine gate : gates) {
            if (fate.equals("blocked " + gate.name()) && !Double.isNaN(gate.sumBps())) {
                return String.format(
                        Locale.ROOT,
                        "   %s %s bps over %,d followed",
                        gate.sumBps() > 0 ? "lost" : "saved",
                        Figures.number(Math.abs(gate.sumBps()), 0),
                        gate.followed());
            }
        }
        return "";
    }

    private void summary(Summary s, Costs costs) {
        out.printf(Locale.ROOT, "trades   %,d, %,d of them won%n", s.trades(), s.wins());
        line("P&L", Figures.money(costs.gross()) + " USDT from prices");
        line("fees", Figures.money(costs.takerFees().add(costs.makerFees()).negate()) + " USDT");
        line("funding", Figures.money(costs.funding().negate()) + " USDT");
        line("net", Figures.money(costs.net()) + " USDT; with what is open " + Figures.money(s.earned()));
        line(
                "return",
                Figures.signedPercent(s.totalReturn(), 2) + ", " + Figures.signedPercent(s.annualGrowth(), 2)
                        + " a year; deepest fall " + Figures.percent(s.maxDrawdown(), 2) + ", Calmar "
                        + Figures.number(s.calmar(), 2));
        line(
                "ratios",
                "Sharpe " + Figures.number(s.sharpe(), 2) + ", Sortino " + Figures.number(s.sortino(), 2) + ", PSR "
                        + Figures.percent(s.probabilisticSharpe(), 1) + ", DSR "
                        + Figures.percent(s.deflatedSharpe(), 1) + " of " + s.trials()
                        + (s.trials() == 1 ? " trial" : " trials"));
        line(
                "trade",
                "won " + Figures.percent(s.winRate(), 1) + ", profit factor " + Figures.number(s.profitFactor(), 2)
                        + ", payoff " + Figures.number(s.payoff(), 2) + ", " + Figures.number(s.expectancyR(), 3)
                        + " R, held " + Figures.minutes(s.meanHoldMinutes()));
        line(
                "market",
                "in it " + Figures.percent(s.exposure(), 1) + " of the time, turnover "
                        + Figures.number(s.turnover(), 1) + " times the equity, costs "
                        + Figures.number(costs.costBps(), 2) + " bps of it");
    }

    private void line(String name, String words) {
        out.printf("%-8s %s%n", name, words);
    }

    private void groups(String title, List<TradeGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        out.printf("%-24s%8s%8s%12s%12s%10s%9s%n", title, "trades", "won", "net", "fees", "factor", "R");
        for (final TradeGroup group : groups) {
            out.printf(
                    "  %-22s%8s%8s%12s%12s%10s%9s%n",
                    group.name(),
                    Figures.count(group.trades()),
                    Figures.percent(group.winRate(), 1),
                    Figures.signedMoney(group.net()),
                    Figures.money(group.fees()),
                    Figures.number(group.profitFactor(), 2),
                    Figures.number(group.expectancyR(), 3));
        }
    }

    private void holds(BacktestResult result) {
        result.holds()
                .forEach(hold -> line(
                        "hold",
                        hold.symbol() + " " + Figures.signedPercent(hold.totalReturn(), 1) + ", deepest fall "
                                + Figures.percent(hold.maxDrawdown(), 1) + "; without fees and funding"));
    }
}
