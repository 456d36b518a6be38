package io.escapement.trainer.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** The scores of a manifest as tables: parts of the time and of the model, symbols, folds, baselines, controls. */
final class ScoreTable {
    private static final String[] PARTS = {"train", "validation", "test", "trees", "logistic", "forest"};
    private static final String[] BASELINES = {"logistic", "always", "never"};
    private static final int DATE = 10;

    private final PrintWriter out;

    private ScoreTable(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints everything a manifest says about how good its model is.
     *
     * @param out where to
     * @param manifest of a bundle
     */
    static void print(PrintWriter out, JsonNode manifest) {
        final ScoreTable table = new ScoreTable(out);
        table.parts(manifest.path("metrics"));
        if (manifest.has("walkForward")) {
            table.folds(manifest.path("walkForward"));
        }
        manifest.path("controls").properties().forEach(table::control);
        out.println("bps are of the trade's value, after all costs; trades are signals above the threshold; ECE: "
                + "expected calibration error, 10 bins");
    }

    private void parts(JsonNode metrics) {
        header("part");
        for (final String part : PARTS) {
            row(part, metrics.path(part));
        }
        if (metrics.path("symbols").size() > 1) {
            metrics.path("symbols").properties().forEach(symbol -> row(symbol.getKey(), symbol.getValue()));
        }
        sharpe(metrics.path("sharpe"));
        if (metrics.has("trees")) {
            out.println("trees, logistic, forest: each part alone, and each symbol, on the test rows");
        }
    }

    private void folds(JsonNode walk) {
        out.println();
        out.println("walk-forward, " + walk.path("window").asText().toLowerCase(Locale.ROOT)
                + " window: each fold by a model that knows only what came before");
        header("fold from");
        for (final JsonNode fold : walk.path("folds")) {
            row(Instant.ofEpochMilli(fold.path("fromMs").asLong()).toString().substring(0, DATE), fold.path("model"));
        }
        row("all folds", walk.path("pooled"));
        for (final String baseline : BASELINES) {
            row(baseline, walk.path("baselines").path(baseline));
        }
        walk.path("symbols").properties().forEach(symbol -> row(symbol.getKey(), symbol.getValue()));
        sharpe(walk.path("sharpe"));
        out.println("always and never: the base rate so far, trading everything and nothing");
    }

    private void control(Map.Entry<String, JsonNode> control) {
        final JsonNode shown = control.getValue();
        out.printf(
                Locale.ROOT,
                "control %-8s %d runs: AUC %.4f (allowed 0.5 ± %.4f), %d trades %+.1f bps above every signal (± %.1f): %s%n",
                control.getKey().toLowerCase(Locale.ROOT),
                shown.path("runs").asInt(),
                shown.path("auc").asDouble(),
                shown.path("aucBand").asDouble(),
                shown.path("trades").asInt(),
                shown.path("excess").asDouble() * 1e4,
                shown.path("excessBand").asDouble() * 1e4,
                shown.path("passed").asBoolean() ? "no skill" : "SKILL");
    }

    private void sharpe(JsonNode sharpe) {
        final JsonNode day = sharpe.path("byDay");
        if (day instanceof ObjectNode && !day.isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "Sharpe of trades: %s a trade, %s a day over %d days; probability that it is above 0: %s, above the"
                            + " best of %d by luck: %s%n",
                    Decimals.text(number(sharpe.path("byTrade"), "sharpe"), 3),
                    Decimals.text(number(day, "sharpe"), 3),
                    day.path("count").asInt(),
                    Decimals.text(number(day, "probabilistic"), 3),
                    sharpe.path("trials").asInt(),
                    Decimals.text(number(day, "deflated"), 3));
        }
    }

    private void header(String first) {
        out.println();
        out.printf(
                "%-11s %6s %5s %5s %8s %6s %5s | %6s %5s %6s %5s %9s | %10s%n",
                first,
                "rows",
                "wins",
                "AUC",
                "log-loss",
                "Brier",
                "ECE",
                "trades",
                "prec.",
                "recall",
                "F1",
                "bps/trade",
                "bps/signal");
    }

    private void row(String name, JsonNode row) {
        if (!row.has("rows")) {
            return;
        }
        out.printf(
                "%-11s %6d %5s %5s %8s %6s %5s | %6d %5s %6s %5s %9s | %10s%n",
                name,
                row.path("rows").asInt(),
                Decimals.text(number(row, "baseRate"), 3),
                Decimals.text(number(row, "auc"), 3),
                Decimals.text(number(row, "logLoss"), 4),
                Decimals.text(number(row, "brier"), 4),
                Decimals.text(number(row, "calibrationError"), 3),
                row.path("trades").asInt(),
                Decimals.text(number(row, "precision"), 3),
                Decimals.text(number(row, "recall"), 3),
                Decimals.text(number(row, "f1"), 3),
                Decimals.bps(number(row, "valuePerTrade")),
                Decimals.bps(number(row, "valuePerRow")));
    }

    private static double number(JsonNode row, String name) {
        return row.path(name).isNumber() ? row.path(name).asDouble() : Double.NaN;
    }
}
