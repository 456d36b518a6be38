package io.escapement.trainer.report;

import io.escapement.trainer.backtest.result.TradeGroup;
import java.util.List;

/** Trades by what they have in common. */
final class GroupTables {
    private final Html page;

    GroupTables(Html page) {
        this.page = page;
    }

    void write(String title, List<TradeGroup> groups, String whyEmpty) {
        page.raw("<section><h2>").text(title).raw("</h2>\n");
        if (groups.isEmpty()) {
            page.raw("<p class=\"empty\">").text(whyEmpty).raw("</p></section>\n");
            return;
        }
        final boolean signals = groups.stream().anyMatch(group -> group.signals() != null);
        page.raw("<div class=\"scroll\"><table>");
        if (signals) {
            page.head(
                    1,
                    "",
                    "Signals",
                    "Trades",
                    "Won",
                    "From prices",
                    "Fees",
                    "Funding",
                    "Net",
                    "Profit factor",
                    "R a trade",
                    "Hold");
        } else {
            page.head(
                    1,
                    "",
                    "Trades",
                    "Won",
                    "From prices",
                    "Fees",
                    "Funding",
                    "Net",
                    "Profit factor",
                    "R a trade",
                    "Hold");
        }
        page.raw("<tbody>");
        for (final TradeGroup group : groups) {
            page.raw("<tr>").cell(group.name());
            if (signals) {
                page.number(group.signals() == null ? Figures.NONE : Figures.count(group.signals()));
            }
            page.number(Figures.count(group.trades()))
                    .number(Figures.percent(group.winRate(), 1))
                    .number(Figures.signedMoney(group.gross()))
                    .number(Figures.money(group.fees()))
                    .number(Figures.money(group.funding()))
                    .number(Figures.signedMoney(group.net()), group.net().signum())
                    .number(Figures.number(group.profitFactor(), 2))
                    .number(Figures.number(group.expectancyR(), 3), Figures.sign(group.expectancyR()))
                    .number(Figures.minutes(group.meanHoldMinutes()))
                    .raw("</tr>");
        }
        page.raw("</tbody></table></div></section>\n");
    }
}
