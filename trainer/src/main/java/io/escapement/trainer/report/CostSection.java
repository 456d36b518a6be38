package io.escapement.trainer.report;

import io.escapement.trainer.backtest.result.Costs;

/** What the trades paid. */
final class CostSection {
    private final Html page;

    CostSection(Html page) {
        this.page = page;
    }

    void write(Costs costs, int trades) {
        page.raw("<section id=\"costs\"><h2>Costs</h2>\n");
        if (trades == 0) {
            page.raw("<p class=\"empty\">No trade was closed, so nothing was paid for one.</p></section>\n");
            return;
        }
        page.raw("<div class=\"two\"><div class=\"chart\" id=\"chart-costs\"></div>\n<div class=\"scroll\"><table>")
                .head(1, "", "USDT")
                .raw("<tbody>");
        line(
                "From prices, as paid",
                Figures.signedMoney(costs.gross()),
                costs.gross().signum());
        line("Fees of fills that took", Figures.money(costs.takerFees().negate()), 0);
        line("Fees of fills that rested", Figures.money(costs.makerFees().negate()), 0);
        line("Funding", Figures.money(costs.funding().negate()), 0);
        page.raw("<tr class=\"sum\">")
                .cell("Net")
                .number(Figures.signedMoney(costs.net()), costs.net().signum())
                .raw("</tr>");
        line("Within the prices: half the quoted spread", Figures.money(-costs.spread()), 0);
        line("Within the prices: slippage beyond it", Figures.money(-costs.slippage()), 0);
        line("Notional bought and sold", Figures.money(costs.notional()), 0);
        line("All costs, basis points of it", Figures.number(costs.costBps(), 2), 0);
        page.raw(
                "</tbody></table>\n<p class=\"caption\">Fees and funding come off the price result. Spread and slippage are"
                        + " in it already: the spread is half of what was quoted on every fill that took; slippage is what entries"
                        + " and exits paid beyond the prices they were planned at, the spread taken out; below 0 it was"
                        + " better than planned.</p></div></div></section>\n");
    }

    private void line(String name, String value, int sign) {
        page.raw("<tr>").cell(name).number(value, sign).raw("</tr>");
    }
}
