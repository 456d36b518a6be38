package io.escapement.trainer.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.backtest.BacktestJson;
import io.escapement.trainer.backtest.result.BacktestResult;
import java.util.List;

/**
 * What the page's script draws: parts of the result as its JSON tells them, lists of objects turned into a list of names and
 * lists of values, which is half as long.
 */
final class PageData {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> EQUITY = List.of("timeMs", "equity", "drawdown", "longShare", "shortShare");
    private static final List<String> BIN = List.of("from", "to", "outcomes", "predicted", "observed");
    private static final List<String> TRADE = List.of(
            "symbol",
            "strategy",
            "side",
            "openMs",
            "closeMs",
            "size",
            "entry",
            "exit",
            "stop",
            "target",
            "reason",
            "fees",
            "funding",
            "net",
            "r",
            "probability",
            "seen");

    private PageData() {}

    /** One line that may stand within a script element. */
    static String of(BacktestResult result) {
        final JsonNode all = BacktestJson.tree(result);
        final ObjectNode data = NODES.objectNode();
        data.set("startEquity", all.path("run").path("startEquity"));
        data.set("fromMs", all.path("run").path("fromMs"));
        data.set("toMs", all.path("run").path("toMs"));
        data.set("seenFromMs", all.path("run").path("seenFromMs"));
        data.set("seenUntilMs", all.path("run").path("seenUntilMs"));
        data.set("equity", table(all.path("equity"), EQUITY));
        data.set("prices", all.path("prices"));
        data.set("calibration", table(all.path("calibration").path("bins"), BIN));
        data.set(
                "samples",
                all.path("model").path("samples").isMissingNode()
                        ? NODES.arrayNode()
                        : all.path("model").path("samples"));
        data.set("costs", all.path("costs"));
        data.set("trades", table(all.path("trades"), TRADE));
        // Within a script element only the beginning of a tag could end it.
        return BacktestJson.text(data).replace("<", "\\u003c");
    }

    private static ObjectNode table(JsonNode list, List<String> names) {
        final ObjectNode table = NODES.objectNode();
        names.forEach(table.putArray("names")::add);
        final ArrayNode rows = table.putArray("rows");
        for (final JsonNode item : list) {
            final ArrayNode row = rows.addArray();
            names.forEach(name -> row.add(item.path(name)));
        }
        return table;
    }
}
