package io.escapement.trainer.report;

import io.escapement.trainer.backtest.result.BacktestResult;
import io.escapement.trainer.backtest.result.RunFacts;
import io.escapement.trainer.backtest.result.Summary;

/**
 * A page with all of a result, charts and their library included: it loads nothing, from nowhere. Tables are written here;
 * charts and the list of trades are drawn by the page's script from the numbers it carries.
 */
final class ReportPage {
    private final BacktestResult result;
    private final Html page = new Html();

    private ReportPage(BacktestResult result) {
        this.result = result;
    }

    static String of(BacktestResult result) {
        return new ReportPage(result).write();
    }

    private String write() {
        final RunFacts run = result.run();
        final String title =
                (run.source().equals("JOURNAL") ? "Session" : "Backtest") + " of " + String.join(", ", run.symbols());
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
                .text(title)
                .raw("</title>\n<style>\n")
                .raw(ChartLibrary.resource("report.css"))
                .raw("</style>\n</head>\n<body>\n<header>\n<h1>")
                .text(title)
                .raw("</h1>\n<p class=\"lead\">")
                .text(Figures.minute(run.fromMs()) + " to " + Figures.minute(run.toMs()) + " UTC, "
                        + Figures.number(run.days(), 1) + " days · " + run.market() + " · "
                        + Figures.money(run.startEquity()) + " USDT to begin with")
                .raw("</p>\n");
        notes();
        page.raw("</header>\n<main>\n");
        summary();
        equity();
        new MonthTable(page).write(result.months());
        chartSection(
                "prices",
                "Trades on the price",
                result.prices().isEmpty(),
                "No chart: the run told no closed bars.",
                "Triangles are entries, pointing the way the trade went; dots are exits, green where the trade earned"
                        + " money. Drag or use the wheel to zoom; zoomed in, dashes are the planned stop and target.");
        final GroupTables groups = new GroupTables(page);
        groups.write("By symbol", result.symbols(), "No symbol was told of.");
        groups.write("By strategy", result.strategies(), "No strategy spoke.");
        groups.write("Exits", result.exits(), "No trade was closed.");
        groups.write("Longs and shorts", result.sides(), "No trade was closed.");
        holds();
        new DecisionTables(page).write(result);
        new ModelSection(page).write(result);
        new CostSection(page).write(result.costs(), result.summary().trades());
        chartSection(
                "exposure",
                "Exposure over time",
                result.equity().isEmpty(),
                "No chart: the core gave no report of the account.",
                "Notional of longs (up) and shorts (down) as a share of the equity, means of the steps.");
        trades();
        new RunSection(page).write(run);
        page.raw("</main>\n<footer><p>Charts by Apache ECharts " + ChartLibrary.VERSION
                + " (Apache License 2.0; ZRender: BSD 3-Clause), carried within this page.</p></footer>\n");
        page.raw("<script type=\"application/json\" id=\"data\">")
                .raw(PageData.of(result))
                .raw("</script>\n<script type=\"text/plain\" id=\"library\">")
                .raw(ChartLibrary.packed())
                .raw("</script>\n<script>\n")
                .raw(ChartLibrary.resource("report.js"))
                .raw("</script>\n</body>\n</html>\n");
        return page.toString();
    }

    private void notes() {
        for (final String note : result.notes()) {
            page.raw(note.startsWith("WARNING") ? "<p class=\"note warn\">" : "<p class=\"note\">")
                    .text(note)
                    .raw("</p>\n");
        }
        if (result.summary().seenTrades() > 0) {
            page.raw("<p class=\"note warn\">")
                    .text(Figures.count(result.summary().seenTrades()) + " of "
                            + Figures.count(result.summary().trades())
                            + " trades were opened in the time the model was fitted or decided on, which ends "
                            + Figures.minute(result.run().seenUntilMs()) + " UTC: they earned "
                            + Figures.signedMoney(result.summary().seenNet()) + " USDT, the others "
                            + Figures.signedMoney(result.summary().unseenNet())
                            + " USDT. Only the others say anything about skill.")
                    .raw("</p>\n");
        }
    }

    private void summary() {
        final Summary s = result.summary();
        page.raw("<section id=\"summary\"><h2>Summary</h2>\n<div class=\"tiles\">\n");
        tile("Earned", Figures.signedMoney(s.earned()) + " USDT", s.earned().signum(), "open positions included");
        tile("Return", Figures.signedPercent(s.totalReturn(), 2), Figures.sign(s.totalReturn()), "of the first equity");
        tile("A year", Figures.signedPercent(s.annualGrowth(), 2), Figures.sign(s.annualGrowth()), "compound");
        tile("Sharpe", Figures.number(s.sharpe(), 2), 0, "of " + Figures.count(s.days()) + " daily returns, a year");
        tile("Sortino", Figures.number(s.sortino(), 2), 0, "a year");
        tile("Calmar", Figures.number(s.calmar(), 2), 0, "growth a year over the deepest fall");
        tile("Deepest fall", Figures.percent(s.maxDrawdown(), 2), 0, drawdown(s));
        tile("Trades", Figures.count(s.trades()), 0, "longest losing streak " + s.longestLosingStreak());
        tile("Win rate", Figures.percent(s.winRate(), 1), 0, Figures.count(s.wins()) + " won after costs");
        tile("Profit factor", Figures.number(s.profitFactor(), 2), 0, "gains over losses");
        tile("Payoff", Figures.number(s.payoff(), 2), 0, "mean gain over mean loss");
        tile(
                "Expectancy",
                Figures.number(s.expectancy(), 2) + (s.trades() == 0 ? "" : " USDT"),
                Figures.sign(s.expectancy()),
                s.trades() == 0 ? "no trades" : Figures.number(s.expectancyR(), 3) + " R a trade");
        tile("In the market", Figures.percent(s.exposure(), 1), 0, "mean hold " + Figures.minutes(s.meanHoldMinutes()));
        tile("Leverage", Figures.number(s.meanLeverage(), 3), 0, "mean notional over equity");
        tile("Turnover", Figures.number(s.turnover(), 1) + " ×", 0, "of the first equity");
        tile("PSR", Figures.percent(s.probabilisticSharpe(), 1), 0, "chance that the true Sharpe is above 0");
        tile(
                "DSR",
                Figures.percent(s.deflatedSharpe(), 1),
                0,
                "above the luck of the best of " + Figures.count(s.trials())
                        + (s.trials() == 1 ? " trial" : " trials"));
        tile(
                "Track record",
                Double.isInfinite(s.minimumTrackRecordDays())
                        ? "never"
                        : Figures.number(s.minimumTrackRecordDays(), 0)
                                + (Double.isNaN(s.minimumTrackRecordDays()) ? "" : " days"),
                0,
                "to be 95 % sure of a Sharpe above 0");
        page.raw("</div></section>\n");
    }

    private static String drawdown(Summary s) {
        if (s.maxDrawdown() == 0) {
            return "none";
        }
        return Figures.day(s.drawdownPeakMs()) + " to " + Figures.day(s.drawdownTroughMs())
                + (s.drawdownRecoveredMs() == null
                        ? ", not made good"
                        : ", made good " + Figures.day(s.drawdownRecoveredMs()));
    }

    private void tile(String name, String value, int sign, String small) {
        page.raw("<div class=\"tile\"><div class=\"name\">")
                .text(name)
                .raw(
                        sign > 0
                                ? "</div><div class=\"value up\">"
                                : sign < 0 ? "</div><div class=\"value down\">" : "</div><div class=\"value\">")
                .text(value)
                .raw("</div><div class=\"small\">")
                .text(small)
                .raw("</div></div>\n");
    }

    private void equity() {
        chartSection(
                "equity",
                "Equity and drawdown",
                result.equity().isEmpty(),
                "No chart: the core gave no report of the account.",
                "Bought and held: all symbols in equal parts from the start, without fees and funding; the legend shows and"
                        + " hides it.");
    }

    private void chartSection(String id, String title, boolean empty, String why, String caption) {
        page.raw("<section><h2>").text(title).raw("</h2>\n");
        if (empty) {
            page.raw("<p class=\"empty\">").text(why).raw("</p></section>\n");
        } else {
            page.raw("<div class=\"chart\" id=\"chart-" + id + "\"></div>\n<p class=\"caption\">")
                    .text(caption)
                    .raw("</p></section>\n");
        }
    }

    private void holds() {
        page.raw("<section><h2>Beside it: buying and holding</h2>\n");
        if (result.holds().isEmpty()) {
            page.raw("<p class=\"empty\">No prices: the run told no closed bars.</p></section>\n");
            return;
        }
        page.raw("<div class=\"scroll\"><table>").head(1, "Symbol", "Return", "A year", "Deepest fall", "Sharpe");
        page.raw("<tbody>");
        result.holds()
                .forEach(hold -> page.raw("<tr>")
                        .cell(hold.symbol())
                        .number(Figures.signedPercent(hold.totalReturn(), 1), Figures.sign(hold.totalReturn()))
                        .number(Figures.signedPercent(hold.annualGrowth(), 1), Figures.sign(hold.annualGrowth()))
                        .number(Figures.percent(hold.maxDrawdown(), 1))
                        .number(Figures.number(hold.sharpe(), 2))
                        .raw("</tr>"));
        page.raw(
                "</tbody></table></div>\n<p class=\"caption\">Without fees and funding, over the same time.</p></section>\n");
    }

    private void trades() {
        page.raw("<section><h2>Trades</h2>\n");
        if (result.trades().isEmpty()) {
            page.raw("<p class=\"empty\">No trade was closed: ")
                    .text(
                            result.signals().made() == 0
                                    ? "no strategy made a signal."
                                    : Figures.count(result.signals().made())
                                            + " signals were made; what became of them stands under Signals and gates.")
                    .raw("</p></section>\n");
            return;
        }
        page.raw(
                        "<div id=\"trades\"><noscript><p class=\"empty\">The list is drawn by the page's script.</p></noscript>")
                .raw("</div></section>\n");
    }
}
