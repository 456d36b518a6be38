package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.gateway.exchange.client.Frame;
import io.escapement.gateway.exchange.client.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds what the exchange says to frames recorded from the venue, key by key and type by type. Skipped where the
 * recordings are not.
 */
class FrameShapeTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Levels of a book, extra taxes, hedged rows: present or not by circumstance. */
    private static final Set<String> CIRCUMSTANTIAL = Set.of("extraFees", "b", "a", "nextPageCursor", "cumFeeDetail");

    private static Path frames;
    private static TestExchange exchange;
    private static TestClient client;
    private static final Map<String, JsonNode> seen = new HashMap<>();

    @BeforeAll
    static void trade(@TempDir Path folder) {
        final String data = System.getenv("ESCAPEMENT_REAL_DATA");
        assumeThat(data).as("ESCAPEMENT_REAL_DATA names a folder of recordings").isNotBlank();
        frames = Path.of(data).resolve("bybit/frames");
        exchange = TestExchange.stepping(TestExchange.flat(folder));
        client = exchange.client();
        client.connect(
                "kline.1.BTCUSDT",
                "tickers.BTCUSDT",
                "orderbook.1.BTCUSDT",
                "orderbook.50.BTCUSDT",
                "publicTrade.BTCUSDT");
        hear("orderbook.50.BTCUSDT");
        hear("orderbook.50.BTCUSDT");
        hear("publicTrade.BTCUSDT");
        send(
                "1",
                "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Limit\","
                        + "\"qty\":\"1\",\"price\":\"90\",\"orderLinkId\":\"rest-1\"}");
        hear("order");
        seen.put("order New", seen.get("order"));
        send(
                "2",
                "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Limit\","
                        + "\"timeInForce\":\"FOK\",\"qty\":\"1\",\"price\":\"105\",\"orderLinkId\":\"take-1\"}");
        hear("execution");
        hear("wallet");
    }

    @AfterAll
    static void close() {
        if (client != null) {
            client.close();
            exchange.close();
        }
    }

    @Test
    void shouldSpeakAsTheVenueOnThePublicStream() throws IOException {
        assertShape("real_ws_kline1_open_2026", seen.get("kline.1.BTCUSDT"));
        assertShape("real_ws_tickers_xrpusdt_snapshot", seen.get("tickers.BTCUSDT snapshot"));
        assertShape("ws_tickers_linear_snapshot", seen.get("tickers.BTCUSDT snapshot"));
        assertShape("real_ws_public_trade_linear_2026", seen.get("publicTrade.BTCUSDT"));
        assertShape("real_ws_orderbook_1_btcusdt_linear_2025-09", seen.get("orderbook.1.BTCUSDT"));
        assertShape("real_ws_orderbook50_btcusdt_snapshot", seen.get("orderbook.50.BTCUSDT snapshot"));
        assertShape("real_ws_orderbook50_btcusdt_delta", seen.get("orderbook.50.BTCUSDT delta"));
    }

    @Test
    void shouldSpeakAsTheVenueOnThePrivateStream() throws IOException {
        assertShape("real_ws_order_xrpusdt_new", seen.get("order New"));
        assertShape("real_ws_order_solusdt_filled_fok", seen.get("order"));
        assertShape("real_ws_execution_solusdt_fok_taker", seen.get("execution"));
        assertShape("real_ws_position_solusdt_long", seen.get("position"));
        assertShape("real_ws_wallet_after_fill", seen.get("wallet"));
    }

    @Test
    void shouldSpeakAsTheVenueOnTheTradeSocket() throws IOException {
        assertShape("real_trade_ws_order_create_ack_solusdt", seen.get("order.create"));
    }

    @Test
    void shouldSpeakAsTheVenueByRest() throws IOException {
        assertShape("http_server_time", client.get("/v5/market/time"));
        assertShape("http_instruments_info_linear", client.get("/v5/market/instruments-info?category=linear"));
        assertShape("http_kline_inverse", client.get("/v5/market/kline?category=linear&symbol=BTCUSDT&interval=1"));
        assertShape("http_tickers_inverse", client.get("/v5/market/tickers?category=linear"));
        assertShape("http_orderbook_spot", client.get("/v5/market/orderbook?category=linear&symbol=BTCUSDT"));
        assertShape(
                "http_wallet_balance_unified", client.signedGet("/v5/account/wallet-balance", "accountType=UNIFIED"));
        assertShape("http_account_info", client.signedGet("/v5/account/info", ""));
        assertShape("http_fee_rate_linear", client.signedGet("/v5/account/fee-rate", "category=linear"));
        assertShape(
                "nautilus_http_get_positions", client.signedGet("/v5/position/list", "category=linear&symbol=BTCUSDT"));
        assertShape(
                "http_order_realtime_linear", client.signedGet("/v5/order/realtime", "category=linear&symbol=BTCUSDT"));
        assertShape("http_execution_list_linear", client.signedGet("/v5/execution/list", "category=linear"));
    }

    /** Answers PINGs until a topic was heard again. */
    private static void hear(String topic) {
        while (true) {
            final Frame frame = client.next();
            if (frame.isPing()) {
                frame.socket().pong(frame.payload());
                continue;
            }
            final JsonNode json = frame.json();
            final String name = json.path("topic").asText(json.path("op").asText());
            seen.put(name, json);
            seen.put(name + " " + json.path("type").asText(), json);
            if (name.equals(topic)) {
                return;
            }
        }
    }

    private static void send(String requestId, String body) {
        client.tradeSocket().send(TestClient.order(requestId, "order.create", body));
    }

    private static void assertShape(String file, JsonNode ours) throws IOException {
        final JsonNode theirs = MAPPER.readTree(Files.readString(frames.resolve(file + ".json")));
        final List<String> differences = new ArrayList<>();
        compare("", theirs, ours, differences);
        assertThat(differences).as("%s against %s", file, ours).isEmpty();
    }

    /** Every key of theirs is ours, with the same type. Ours may have more: the venue's newer fields. */
    private static void compare(String path, JsonNode theirs, JsonNode ours, List<String> differences) {
        if (theirs.isNull()) {
            return;
        }
        if (theirs.getNodeType() != ours.getNodeType()) {
            differences.add(path + ": " + theirs.getNodeType() + " there, " + ours.getNodeType() + " here");
        } else if (theirs.isObject()) {
            theirs.fieldNames().forEachRemaining(key -> {
                if (!CIRCUMSTANTIAL.contains(key) || key.equals("a") || key.equals("b")) {
                    if (!ours.has(key)) {
                        differences.add(path + "/" + key + ": missing here");
                    } else {
                        compare(path + "/" + key, theirs.get(key), ours.get(key), differences);
                    }
                }
            });
        } else if (theirs.isArray() && !theirs.isEmpty() && !ours.isEmpty()) {
            compare(path + "/0", theirs.get(0), ours.get(0), differences);
        } else if (theirs.isArray() && theirs.isEmpty() != ours.isEmpty() && !path.matches(".*/[ab]")) {
            differences.add(path + ": empty on one side");
        }
    }
}
