package io.escapement.trainer.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** The scores of a manifest as a table. */
final class ScoreTable {
    private static final String[] PARTS = {"train", "validation", "test", "trees", "logistic", "forest"};

    private ScoreTable() {}

    static void print(PrintWriter out, JsonNode metrics) {
        out.println();
        out.printf(
                "%-11s %7s %6s %6s %8s %6s | %7s %10s %10s | %10s%n",
                "part", "rows", "wins", "AUC", "log-loss", "Brier", "trades", "precision", "bps/trade", "bps/signal");
        for (final String part : PARTS) {
            final JsonNode row = metrics.path(part);
            if (row.isMissingNode()) {
                continue;
            }
            out.printf(
                    "%-11s %7d %6s %6s %8s %6s | %7d %10s %10s | %10s%n",
                    part,
                    row.path("rows").asInt(),
                    Decimals.text(number(row, "baseRate"), 3),
                    Decimals.text(number(row, "auc"), 3),
                    Decimals.text(number(row, "logLoss"), 4),
                    Decimals.text(number(row, "brier"), 4),
                    row.path("trades").asInt(),
                    Decimals.text(number(row, "precision"), 3),
                    Decimals.bps(number(row, "valuePerTrade")),
                    Decimals.bps(number(row, "valuePerRow")));
        }
        if (metrics.has("trees")) {
            out.println("trees, logistic and forest: each part on the test rows, as if it were the whole model");
        }
        out.println("bps are of the trade's value, after fees and slippage; trades are signals above the threshold");
    }

    private static double number(JsonNode row, String name) {
        return row.path(name).isNumber() ? row.path(name).asDouble() : Double.NaN;
    }
}
