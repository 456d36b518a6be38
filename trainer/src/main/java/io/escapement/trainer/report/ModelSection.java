package io.escapement.trainer.report;

import io.escapement.trainer.backtest.result.BacktestResult;
import io.escapement.trainer.backtest.result.Calibration;
import io.escapement.trainer.backtest.result.ModelInsight;
import io.escapement.trainer.backtest.result.ModelInsight.FeatureLine;

/** Was the model right, and what did it go by? */
final class ModelSection {
    private static final int LINES_MAX = 25;

    private final Html page;

    ModelSection(Html page) {
        this.page = page;
    }

    void write(BacktestResult result) {
        calibration(result.calibration());
        insight(result.model());
    }

    private void calibration(Calibration calibration) {
        page.raw("<section id=\"calibration\"><h2>Calibration</h2>\n");
        if (calibration.bins().isEmpty()) {
            page.raw(
                            "<p class=\"empty\">No signal with a prediction came to an end, so there is nothing to compare.</p>")
                    .raw("</section>\n");
            return;
        }
        page.raw("<p>")
                .text(Figures.count(calibration.outcomes()) + " signals came to an end, "
                        + Figures.count(calibration.traded()) + " as trades, the others as phantoms. Brier score "
                        + Figures.number(calibration.brier(), 4) + ", of always naming the share of wins "
                        + Figures.number(calibration.baseBrier(), 4) + "; mean distance from the diagonal "
                        + Figures.percent(calibration.error(), 1) + ".")
                .raw("</p>\n<div class=\"two\"><div class=\"chart\" id=\"chart-calibration\"></div>\n")
                .raw("<div class=\"scroll\"><table>")
                .head(1, "Predicted", "Signals", "Traded", "Mean", "Won", "Won, traded")
                .raw("<tbody>");
        for (final Calibration.Bin bin : calibration.bins()) {
            page.raw("<tr>")
                    .cell(
                            bin.from() == bin.to()
                                    ? Figures.percent(bin.from(), 1)
                                    : Figures.percent(bin.from(), 1) + " to " + Figures.percent(bin.to(), 1))
                    .number(Figures.count(bin.outcomes()))
                    .number(Figures.count(bin.traded()))
                    .number(Figures.percent(bin.predicted(), 1))
                    .number(Figures.percent(bin.observed(), 1))
                    .number(Figures.percent(bin.tradedWins(), 1))
                    .raw("</tr>");
        }
        page.raw(
                "</tbody></table></div></div>\n<p class=\"caption\">Bins hold about as many signals each. Won is a result"
                        + " above 0 after costs, a stop moved to break even included; the model was taught by stop and"
                        + " target alone, so that the two need not agree.</p></section>\n");
    }

    private void insight(ModelInsight model) {
        page.raw("<section id=\"features\"><h2>What the model goes by</h2>\n");
        if (model == null) {
            page.raw("<p class=\"empty\">The run had no model.</p></section>\n");
            return;
        }
        page.raw("<p>")
                .text("SHAP values of the boosted trees, which have a weight of "
                        + Figures.number(model.treesWeight(), 2)
                        + " in the ensemble: they explain the trees' margin (log-odds), not the calibrated probability. "
                        + (model.rows() == 0
                                ? "No row was judged in this run, so only gains are told."
                                : Figures.count(model.rows()) + " rows were judged, "
                                        + Figures.count(model.explained()) + " of them are explained; base value "
                                        + Figures.number(model.baseValue(), 3) + "."))
                .raw("</p>\n<div class=\"two\">");
        if (!model.samples().isEmpty()) {
            page.raw("<div class=\"chart tall\" id=\"chart-shap\"></div>\n");
        }
        double gain = 0;
        double shap = 0;
        for (final FeatureLine line : model.features()) {
            gain = Math.max(gain, line.gain());
            shap = Math.max(shap, Double.isNaN(line.shap()) ? 0 : line.shap());
        }
        page.raw("<div class=\"scroll\"><table class=\"tight\">")
                .head(1, "Feature", "Mean |SHAP|", "", "Gain", "")
                .raw("<tbody>");
        int count = 0;
        for (final FeatureLine line : model.features()) {
            if (count++ < LINES_MAX) {
                page.raw("<tr>")
                        .cell(line.name())
                        .number(Figures.number(line.shap(), 4))
                        .raw("<td>" + Bars.plain(line.shap(), shap) + "</td>")
                        .number(Figures.number(line.gain(), 2))
                        .raw("<td>" + Bars.plain(line.gain(), gain) + "</td></tr>");
            }
        }
        page.raw("</tbody></table>");
        if (model.features().size() > LINES_MAX) {
            page.raw("<p class=\"caption\">The first " + LINES_MAX + " of "
                    + model.features().size() + "; all of them are in the JSON.</p>");
        }
        page.raw("</div></div></section>\n");
    }
}
