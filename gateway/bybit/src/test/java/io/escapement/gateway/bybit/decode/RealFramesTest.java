package io.escapement.gateway.bybit.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every recorded payload of a topic we decode becomes the values that Jackson reads in it, or is refused for a reason. */
class RealFramesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Our field by the venue's, for values that must be numerically equal when both are there. */
    private static final Map<String, Map<String, String>> FIELDS = Map.of(
            "Bar",
            Map.of(
                    "open",
                    "openPrice",
                    "high",
                    "highPrice",
                    "low",
                    "lowPrice",
                    "close",
                    "closePrice",
                    "volume",
                    "volume",
                    "turnover",
                    "turnover"),
            "PublicTrade",
            Map.of("p", "price", "v", "size", "seq", "crossSequence"),
            "Ticker",
            Map.ofEntries(
                    Map.entry("lastPrice", "lastPrice"),
                    Map.entry("markPrice", "markPrice"),
                    Map.entry("indexPrice", "indexPrice"),
                    Map.entry("bid1Price", "bidPrice"),
                    Map.entry("bid1Size", "bidSize"),
                    Map.entry("ask1Price", "askPrice"),
                    Map.entry("ask1Size", "askSize"),
                    Map.entry("fundingRate", "fundingRate"),
                    Map.entry("openInterest", "openInterest"),
                    Map.entry("volume24h", "volume24h"),
                    Map.entry("turnover24h", "turnover24h"),
                    Map.entry("prevPrice24h", "previousPrice24h"),
                    Map.entry("highPrice24h", "highPrice24h"),
                    Map.entry("lowPrice24h", "lowPrice24h"),
                    Map.entry("price24hPcnt", "change24h"),
                    Map.entry("fundingIntervalHour", "fundingIntervalHours")),
            "OrderUpdate",
            Map.ofEntries(
                    Map.entry("price", "price"),
                    Map.entry("qty", "size"),
                    Map.entry("leavesQty", "leavesSize"),
                    Map.entry("cumExecQty", "filledSize"),
                    Map.entry("cumExecValue", "filledValue"),
                    Map.entry("avgPrice", "averagePrice"),
                    Map.entry("cumExecFee", "filledFee"),
                    Map.entry("triggerPrice", "triggerPrice"),
                    Map.entry("takeProfit", "takeProfit"),
                    Map.entry("stopLoss", "stopLoss"),
                    Map.entry("closedPnl", "closedPnl"),
                    Map.entry("positionIdx", "positionIndex")),
            "Fill",
            Map.ofEntries(
                    Map.entry("execPrice", "price"),
                    Map.entry("execQty", "size"),
                    Map.entry("execValue", "value"),
                    Map.entry("execFee", "fee"),
                    Map.entry("feeRate", "feeRate"),
                    Map.entry("leavesQty", "leavesSize"),
                    Map.entry("closedSize", "closedSize"),
                    Map.entry("execPnl", "realisedPnl"),
                    Map.entry("markPrice", "markPrice"),
                    Map.entry("seq", "crossSequence")),
            "PositionUpdate",
            Map.ofEntries(
                    Map.entry("size", "size"),
                    Map.entry("entryPrice", "entryPrice"),
                    Map.entry("avgPrice", "entryPrice"),
                    Map.entry("positionValue", "positionValue"),
                    Map.entry("leverage", "leverage"),
                    Map.entry("markPrice", "markPrice"),
                    Map.entry("liqPrice", "liquidationPrice"),
                    Map.entry("positionIM", "initialMargin"),
                    Map.entry("positionMM", "maintenanceMargin"),
                    Map.entry("takeProfit", "takeProfit"),
                    Map.entry("stopLoss", "stopLoss"),
                    Map.entry("unrealisedPnl", "unrealisedPnl"),
                    Map.entry("curRealisedPnl", "currentRealisedPnl"),
                    Map.entry("cumRealisedPnl", "cumulativeRealisedPnl"),
                    Map.entry("seq", "crossSequence")),
            "WalletUpdate",
            Map.of(
                    "equity",
                    "equity",
                    "walletBalance",
                    "walletBalance",
                    "totalOrderIM",
                    "orderMargin",
                    "totalPositionIM",
                    "positionMargin",
                    "totalPositionMM",
                    "maintenanceMargin",
                    "cumRealisedPnl",
                    "cumulativeRealisedPnl"));

    private static final List<String> SUPPORTED =
            List.of("kline.", "orderbook.", "publicTrade.", "tickers.", "order", "execution", "position", "wallet");

    private final Decoding decoding = new Decoding(SymbolTable.learning(2048, "alpha"));
    private int published;
    private int compared;

    @Test
    void shouldDecodeToTheValuesJacksonReadsWhenPayloadsAreReal() throws IOException {
        final List<String> refused = new ArrayList<>();
        for (final String folder : List.of("frames", "recordings")) {
            for (final Path file : RealData.files(RealData.folder(folder))) {
                final String name = file.getFileName().toString();
                if (name.contains("ws_") || folder.equals("recordings") && !name.endsWith(".csv")) {
                    for (final String frame : RealData.frames(file)) {
                        check(name, frame, refused);
                    }
                }
            }
        }
        assertThat(published).isGreaterThan(280);
        assertThat(compared).isGreaterThan(4_000);
        // Hand-made or of markets that are not ours; a new refusal is to be looked at.
        assertThat(refused)
                .allMatch(line -> line.startsWith("ws_orderbook_full") || line.startsWith("ws_orderbook_rpi"));
    }

    private void check(String name, String frame, List<String> refused) throws IOException {
        final JsonNode tree = MAPPER.readTree(frame);
        final String topic = tree.path("topic").asText();
        final Verdict verdict = decoding.frame(frame);
        assertThat(verdict).as(name).isNotNull();
        if (topic.isEmpty() || SUPPORTED.stream().noneMatch(topic::startsWith)) {
            assertThat(decoding.port.count()).as(name).isZero();
            return;
        }
        if (verdict.isRefusal()) {
            refused.add(name + ' ' + topic + ' ' + verdict);
            return;
        }
        published++;
        final List<JsonNode> messages = new ArrayList<>();
        for (final String line : decoding.messages()) {
            messages.add(MAPPER.readTree(line));
        }
        if (topic.startsWith("orderbook.")) {
            compareBook(name, tree, messages);
        } else {
            compareRows(name, rows(tree, topic), messages);
        }
        final long stamp = tree.path("ts").asLong(tree.path("creationTime").asLong());
        for (final JsonNode message : messages) {
            assertThat(message.get("exchangeTimeNs").asLong()).as(name).isEqualTo(stamp * 1_000_000);
        }
    }

    private static List<JsonNode> rows(JsonNode tree, String topic) {
        final List<JsonNode> rows = new ArrayList<>();
        final JsonNode data = tree.get("data");
        if (topic.equals("wallet")) {
            data.forEach(account -> account.get("coin").forEach(rows::add));
        } else if (data.isArray()) {
            for (final JsonNode row : data) {
                final String category = row.path("category").asText("linear");
                if (category.equals("linear")) {
                    rows.add(row);
                }
            }
        } else {
            rows.add(data);
        }
        return rows;
    }

    private void compareRows(String name, List<JsonNode> rows, List<JsonNode> messages) {
        assertThat(messages).as(name).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            final JsonNode message = messages.get(i);
            final JsonNode row = rows.get(i);
            FIELDS.get(message.get("message").asText())
                    .forEach((theirs, ours) -> compareNumber(name, row, theirs, message, ours));
            if (row.has("symbol") && message.has("instrumentId")) {
                assertThat(message.get("instrumentId").asText())
                        .isEqualTo(row.get("symbol").asText());
            }
            if (row.has("side") && message.has("side")) {
                assertThat(message.get("side").asText())
                        .isEqualToIgnoringCase(row.get("side").asText());
            }
        }
    }

    private void compareBook(String name, JsonNode tree, List<JsonNode> messages) {
        for (final String[] side : new String[][] {{"b", "bids"}, {"a", "asks"}}) {
            final List<JsonNode> levels = new ArrayList<>();
            messages.forEach(message -> message.get(side[1]).forEach(levels::add));
            final JsonNode theirs = tree.get("data").get(side[0]);
            assertThat(levels).as(name).hasSize(theirs.size());
            for (int i = 0; i < levels.size(); i++) {
                equal(
                        name,
                        theirs.get(i).get(0).asText(),
                        levels.get(i).get("price").asText());
                equal(
                        name,
                        theirs.get(i).get(1).asText(),
                        levels.get(i).get("size").asText());
            }
        }
        for (final JsonNode message : messages) {
            equal(
                    name,
                    tree.get("data").get("u").asText(),
                    message.get("updateId").asText());
            equal(
                    name,
                    tree.get("data").get("seq").asText(),
                    message.get("crossSequence").asText());
        }
    }

    private void compareNumber(String name, JsonNode row, String theirs, JsonNode message, String ours) {
        final String expected = row.path(theirs).asText();
        if (expected.isEmpty()) {
            return;
        }
        if (!message.has(ours)) {
            // Unset prices of orders are zeros in the venue's words and nothing in ours.
            assertThat(new BigDecimal(expected)).as(name + ' ' + theirs).isEqualByComparingTo("0");
            return;
        }
        final String charged = theirs.equals("execFee") ? withTaxes(expected, row) : expected;
        equal(name + ' ' + theirs, charged, message.get(ours).asText());
    }

    /** Taxes come beside the fee, with more digits than money has. */
    private static String withTaxes(String fee, JsonNode row) {
        BigDecimal sum = new BigDecimal(fee);
        for (final JsonNode tax : row.path("extraFees")) {
            sum = sum.add(new BigDecimal(tax.get("fee").asText()).setScale(8, RoundingMode.UP));
        }
        return sum.toPlainString();
    }

    private void equal(String what, String expected, String actual) {
        assertThat(new BigDecimal(actual)).as(what).isEqualByComparingTo(new BigDecimal(expected));
        compared++;
    }
}
