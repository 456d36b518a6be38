package io.escapement.trainer.report;

import io.escapement.trainer.backtest.result.BacktestResult;
import io.escapement.trainer.backtest.result.GateLine;

/** What became of signals, and what the gates saved or lost. */
final class DecisionTables {
    private final Html page;

    DecisionTables(Html page) {
        this.page = page;
    }

    void write(BacktestResult result) {
        page.raw("<section id=\"gates\"><h2>Signals and gates</h2>\n<p>")
                .text(Figures.count(result.signals().made()) + " signals, "
                        + Figures.count(result.signals().orders()) + " orders, "
                        + Figures.count(result.signals().alerts()) + " alerts.")
                .raw("</p>\n");
        if (result.gates().isEmpty()) {
            page.raw("<p class=\"empty\">")
                    .text(
                            result.signals().made() == 0
                                    ? "No gate was asked: no strategy made a signal."
                                    : "No gate blocked a signal.")
                    .raw("</p>\n");
        } else {
            gates(result);
        }
        page.raw("<details><summary>How all signals ended</summary><div class=\"scroll\"><table>")
                .head(1, "End", "Signals")
                .raw("<tbody>");
        result.signals()
                .fates()
                .forEach((fate, count) ->
                        page.raw("<tr>").cell(fate).number(Figures.count(count)).raw("</tr>"));
        page.raw("</tbody></table></div></details></section>\n");
    }

    private void gates(BacktestResult result) {
        double largest = 0;
        for (final GateLine gate : result.gates()) {
            largest = Double.isNaN(gate.sumBps()) ? largest : Math.max(largest, Math.abs(gate.sumBps()));
        }
        page.raw("<div class=\"scroll\"><table>")
                .head(1, "Gate", "Blocked", "Followed", "Mean, bps", "Saved or lost, bps", "")
                .raw("<tbody>");
        for (final GateLine gate : result.gates()) {
            final double saved = -gate.sumBps();
            page.raw("<tr>")
                    .cell(gate.name())
                    .number(Figures.count(gate.blocked()))
                    .number(Figures.count(gate.followed()))
                    .number(Figures.number(gate.meanBps(), 1))
                    .number(
                            Double.isNaN(saved)
                                    ? Figures.NONE
                                    : (saved > 0 ? "saved " : "lost ") + Figures.number(Math.abs(saved), 0),
                            Figures.sign(saved))
                    .raw("<td>")
                    .raw(Bars.signed(saved, largest))
                    .raw("</td></tr>");
        }
        page.raw(
                "</tbody></table></div>\n<p class=\"caption\">Blocked signals are followed to their end as phantoms, after"
                        + " costs, each as if it had been traded alone: what they came to is what the gate saved or lost, in basis"
                        + " points of notional.</p>\n");
    }
}
