package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.client.Frame;
import io.escapement.gateway.exchange.client.TestClient;
import io.escapement.gateway.exchange.client.TestSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One payload of every kind the exchange sends, by name, from a session in which everything happens once. */
final class Transcript {
    private static final String BTC = "category=linear&symbol=BTCUSDT";
    private static final String ORDER = "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",";

    private final Map<String, JsonNode> payloads = new TreeMap<>();
    private TestClient client;
    private int requests;

    private Transcript() {}

    /** Runs the session. */
    static Map<String, JsonNode> record(Path folder) {
        final Transcript transcript = new Transcript();
        transcript.recordTrading(folder);
        transcript.recordHedge(folder);
        transcript.recordMoves();
        transcript.recordFrames(folder);
        return transcript.payloads;
    }

    private void recordTrading(Path folder) {
        try (TestExchange exchange = TestExchange.stepping(TestExchange.flat(folder))) {
            client = exchange.client();
            dialects();
            client.connect(
                    "kline.1.BTCUSDT",
                    "tickers.BTCUSDT",
                    "orderbook.1.BTCUSDT",
                    "orderbook.50.BTCUSDT",
                    "publicTrade.BTCUSDT",
                    "priceLimit.BTCUSDT");
            put(
                    "private subscribe fast",
                    client.ask(client.privateSocket(), "{\"op\":\"subscribe\",\"args\":[\"execution.fast\"]}"));
            hear("orderbook.50.BTCUSDT delta");
            hear("kline.1.BTCUSDT snapshot");
            hear("publicTrade.BTCUSDT snapshot");
            orders();
            queries();
            client.close();
        }
    }

    private void orders() {
        trade("order.create", ORDER + limit("90", "1", "rest-1") + "}");
        hear("order");
        payloads.put("order New", payloads.get("order"));
        hear("wallet");
        payloads.put("wallet on order", payloads.get("wallet"));
        trade("order.amend", ORDER + "\"orderLinkId\":\"rest-1\",\"price\":\"91\"}");
        hear("order.amend");
        trade("order.cancel", ORDER + "\"orderLinkId\":\"rest-1\"}");
        hear("order");
        payloads.put("order Cancelled", payloads.get("order"));
        trade("order.create", ORDER + limit("105", "1", "take-1") + ",\"takeProfit\":\"140\",\"stopLoss\":\"60\"}");
        hear("execution");
        hear("wallet");
        trade("order.cancel", ORDER + "\"orderLinkId\":\"never\"}");
        hear("order.cancel");
        payloads.put("order.cancel refused", payloads.get("order.cancel"));
        trade(
                "order.create-batch",
                "{\"category\":\"linear\",\"request\":[{\"symbol\":\"BTCUSDT\"," + limit("90", "1", "batch-1")
                        + "},{\"symbol\":\"NOPE\"}]}");
        hear("order.create-batch");
    }

    private void queries() {
        put("POST order/create", client.post("/v5/order/create", ORDER + limit("90", "2", "rest-2") + "}"));
        put("POST order/amend", client.post("/v5/order/amend", ORDER + "\"orderLinkId\":\"rest-2\",\"qty\":\"3\"}"));
        signed("order/realtime", BTC);
        put("POST order/cancel", client.post("/v5/order/cancel", ORDER + "\"orderLinkId\":\"rest-2\"}"));
        final String batch = "{\"category\":\"linear\",\"request\":[{\"symbol\":\"BTCUSDT\",";
        put(
                "POST order/create-batch",
                client.post("/v5/order/create-batch", batch + limit("90", "1", "batch-2") + "}]}"));
        put(
                "POST order/amend-batch",
                client.post("/v5/order/amend-batch", batch + "\"orderLinkId\":\"batch-2\",\"qty\":\"2\"}]}"));
        put("POST order/cancel-batch", client.post("/v5/order/cancel-batch", batch + "\"orderLinkId\":\"batch-2\"}]}"));
        client.post("/v5/order/create", ORDER + limit("90", "2", "rest-3") + "}");
        put(
                "POST order/cancel-all",
                client.post(
                        "/v5/order/cancel-all",
                        "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"orderFilter\":\"Order\"}"));
        put(
                "POST position/set-leverage",
                client.post("/v5/position/set-leverage", ORDER + "\"buyLeverage\":\"5\",\"sellLeverage\":\"5\"}"));
        put(
                "POST position/trading-stop",
                client.post(
                        "/v5/position/trading-stop",
                        ORDER + "\"tpslMode\":\"Full\",\"positionIdx\":0,\"stopLoss\":\"61\"}"));
        signed("position/list", BTC);
        final String close = "\"side\":\"Sell\",\"orderType\":\"Market\",\"qty\":\"1\",\"reduceOnly\":true}";
        client.post("/v5/order/create", ORDER + close);
        signed("order/history", BTC);
        signed("execution/list", BTC);
        signed("position/closed-pnl", BTC);
        signed("account/transaction-log", "accountType=UNIFIED&category=linear");
        signed("account/wallet-balance", "accountType=UNIFIED");
        signed("account/info", "");
        signed("account/fee-rate", BTC);
        signed("account/user-setting-config", "");
        put(
                "POST account/set-limit-px-action",
                client.post("/v5/account/set-limit-px-action", "{\"category\":\"linear\",\"modifyEnable\":true}"));
        signed("user/query-api", "");
        signed("asset/coin/query-info", "");
        open("time", "");
        open("instruments-info", "category=linear");
        open("kline", BTC + "&interval=1");
        for (final String kind : List.of("mark-price-kline", "index-price-kline", "premium-index-price-kline")) {
            open(kind, BTC + "&interval=1");
        }
        open("tickers", "category=linear");
        open("orderbook", BTC);
        open("recent-trade", BTC);
        open("risk-limit", "category=linear");
        open("price-limit", BTC);
        put("error 10001", client.get("/v5/market/kline?category=linear&symbol=NOPE&interval=1"));
        put("error 10017", client.get("/v5/market/weather"));
    }

    private void recordHedge(Path folder) {
        try (TestExchange exchange = TestExchange.stepping(TestExchange.flat(folder))) {
            client = exchange.client();
            client.connect("kline.1.BTCUSDT");
            put("POST position/switch-mode", client.post("/v5/position/switch-mode", ORDER + "\"mode\":3}"));
            trade("order.create", ORDER + limit("105", "1", "long-1") + ",\"positionIdx\":1}");
            hear("position");
            payloads.put("position hedge", payloads.get("position"));
            signed("position/list", BTC);
            payloads.put("GET position/list hedge", payloads.get("GET position/list"));
            client.close();
        }
    }

    /** What a market that never moves has none of. */
    private void recordMoves() {
        try (TestExchange exchange = TestExchange.stepping(TestExchange.synthetic())) {
            client = exchange.client();
            client.connect("orderbook.50.BTCUSDT", "tickers.BTCUSDT");
            hear("tickers.BTCUSDT delta");
            hear("orderbook.50.BTCUSDT delta");
            open("funding/history", BTC);
            client.close();
        }
    }

    /** What only others cause: a recording tells of it. */
    private void recordFrames(Path folder) {
        final long ms = 1_799_020_800_000L;
        final String book =
                "{\"topic\":\"orderbook.50.ABCUSDT\",\"ts\":" + ms + ",\"type\":\"snapshot\",\"data\":{\"s\":"
                        + "\"ABCUSDT\",\"b\":[[\"99.9\",\"1.5\"]],\"a\":[[\"100.1\",\"1\"]],\"u\":7,\"seq\":9},\"cts\":"
                        + ms + "}";
        final String liquidation = "{\"topic\":\"allLiquidation.ABCUSDT\",\"type\":\"snapshot\",\"ts\":" + (ms + 500)
                + ",\"data\":[{\"T\":" + (ms + 490)
                + ",\"s\":\"ABCUSDT\",\"S\":\"Sell\",\"v\":\"2.5\",\"p\":\"103.2\"}]}";
        try (TestExchange exchange = TestExchange.stepping(TestExchange.frames(folder, book, liquidation))) {
            client = exchange.client();
            client.connect("allLiquidation.ABCUSDT");
            hear("allLiquidation.ABCUSDT snapshot");
            payloads.put("allLiquidation", payloads.remove("allLiquidation.ABCUSDT snapshot"));
            client.close();
        }
    }

    /** What the three kinds of sockets say to a client that has not traded yet. */
    private void dialects() {
        final TestSocket open = client.openPublic();
        put("public pong", client.ask(open, "{\"op\":\"ping\",\"req_id\":\"1\"}"));
        put(
                "public subscribe",
                client.ask(open, "{\"op\":\"subscribe\",\"args\":[\"kline.1.BTCUSDT\"],\"req_id\":\"2\"}"));
        put(
                "public subscribed",
                client.ask(open, "{\"op\":\"subscribe\",\"args\":[\"kline.1.BTCUSDT\"],\"req_id\":\"3\"}"));
        put("public no handler", client.ask(open, "{\"op\":\"subscribe\",\"args\":[\"order\"],\"req_id\":\"4\"}"));
        put(
                "public unsubscribe",
                client.ask(open, "{\"op\":\"unsubscribe\",\"args\":[\"kline.1.BTCUSDT\"],\"req_id\":\"5\"}"));
        put("public invalid op", client.ask(open, "{\"op\":\"\"}"));
        open.close();
        final TestSocket own = client.openPrivate();
        put("private auth", client.ask(own, client.auth("\"req_id\":\"1\",")));
        put("private auth without id", client.ask(own, client.auth("")));
        put("private subscribe", client.ask(own, "{\"op\":\"subscribe\",\"args\":[\"order\"],\"req_id\":\"2\"}"));
        put("private pong", client.ask(own, "{\"op\":\"ping\",\"req_id\":\"3\"}"));
        put("private pong without id", client.ask(own, "{\"op\":\"ping\"}"));
        own.close();
        final TestSocket trade = client.openTrade();
        put(
                "trade auth refused",
                client.ask(trade, "{\"op\":\"auth\",\"args\":[\"" + TestClient.KEY + "\",9999999999999,\"0\"]}"));
        put("trade auth", client.ask(trade, client.auth("")));
        put("trade pong", client.ask(trade, "{\"op\":\"ping\"}"));
        trade.close();
        while (client.poll(100) != null) {
            // What the cut sockets still said.
        }
    }

    private static String limit(String price, String qty, String linkId) {
        return "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"" + qty + "\",\"price\":\"" + price
                + "\",\"orderLinkId\":\"" + linkId + "\"";
    }

    private void trade(String op, String body) {
        requests++;
        client.tradeSocket().send(TestClient.order("r" + requests, op, body));
    }

    private void signed(String path, String query) {
        put("GET " + path, client.signedGet("/v5/" + path, query));
    }

    private void open(String path, String query) {
        put("GET market/" + path, client.get("/v5/market/" + path + "?" + query));
    }

    private void put(String name, JsonNode payload) {
        assertThat(payload.path("retCode").asInt())
                .as("%s: %s", name, payload)
                .isIn(name.startsWith("error") || name.contains("refused") ? List.of(10001, 10017, 10004) : List.of(0));
        payloads.put(name, payload);
    }

    /** Answers PINGs until a frame was heard again; frames of the public stream are named with their type. */
    private void hear(String wanted) {
        while (true) {
            final Frame frame = client.next();
            if (frame.isPing()) {
                frame.socket().pong(frame.payload());
                continue;
            }
            final JsonNode json = frame.json();
            final String type = json.path("type").asText("");
            final String name =
                    json.path("topic").asText(json.path("op").asText()) + (type.isEmpty() ? "" : " " + type);
            payloads.put(name, json);
            if (name.equals(wanted)) {
                return;
            }
        }
    }
}
