package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.client.TestClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries and commands by REST of a market that stands still at its start. */
class RestTest {
    private static TestExchange exchange;
    private static TestClient client;

    @BeforeAll
    static void open(@TempDir Path folder) {
        exchange = TestExchange.stepping(TestExchange.flat(folder));
        client = exchange.client();
    }

    @AfterAll
    static void close() {
        client.close();
        exchange.close();
    }

    @Test
    void shouldTellMarketTimeInTheEnvelope() {
        final HttpResponse<String> response = client.getRaw("/v5/market/time");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"timeSecond\":\"1767574800\","
                        + "\"timeNano\":\"1767574800000000000\"},\"retExtInfo\":{},\"time\":1767574800000}");
    }

    @Test
    void shouldSayThatARouteIsUnknown() {
        final HttpResponse<String> response = client.getRaw("/v5/market/weather");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("\"retCode\":10017");
    }

    @Test
    void shouldPageInstruments() {
        final JsonNode first = client.get("/v5/market/instruments-info?category=linear&limit=1")
                .get("result");
        final JsonNode second = client.get("/v5/market/instruments-info?category=linear&limit=1&cursor="
                        + first.get("nextPageCursor").asText())
                .get("result");

        assertThat(first.get("list").get(0).get("symbol").asText()).isEqualTo("BTCUSDT");
        assertThat(first.get("list").get(0).get("priceFilter").get("tickSize").asText())
                .isEqualTo("0.1");
        assertThat(second.get("list").get(0).get("symbol").asText()).isEqualTo("XRPUSDT");
        assertThat(second.get("nextPageCursor").asText()).isEmpty();
    }

    @Test
    void shouldGiveEmptyListsOfOtherCategories() {
        final JsonNode reply = client.get("/v5/market/instruments-info?category=spot");

        assertThat(reply.get("retCode").asInt()).isZero();
        assertThat(reply.get("result").get("list")).isEmpty();
        assertThat(client.get("/v5/market/instruments-info?category=odd")
                        .get("retCode")
                        .asInt())
                .isEqualTo(10001);
    }

    @Test
    void shouldGiveKlinesNewestFirst() {
        final JsonNode list = client.get("/v5/market/kline?category=linear&symbol=BTCUSDT&interval=1&limit=3&end="
                        + (TestExchange.START_MS - 1))
                .get("result")
                .get("list");

        assertThat(starts(list))
                .containsExactly(
                        TestExchange.START_MS - 60_000L,
                        TestExchange.START_MS - 120_000L,
                        TestExchange.START_MS - 180_000L);
        assertThat(list.get(0))
                .extracting(JsonNode::asText)
                .containsExactly(
                        Long.toString(TestExchange.START_MS - 60_000L), "100", "100", "100", "100", "10", "1000");
    }

    @Test
    void shouldGiveOldestKlinesFromAStartWithoutEnd() {
        final JsonNode list = client.get("/v5/market/kline?category=linear&symbol=BTCUSDT&interval=15&limit=2&start="
                        + TestExchange.HISTORY_START_MS)
                .get("result")
                .get("list");

        assertThat(starts(list))
                .containsExactly(TestExchange.HISTORY_START_MS + 900_000L, TestExchange.HISTORY_START_MS);
        assertThat(list.get(1).get(5).asText()).isEqualTo("150");
    }

    @Test
    void shouldRefuseUnknownIntervalSymbolAndNumber() {
        assertThat(code("/v5/market/kline?category=linear&symbol=BTCUSDT&interval=7"))
                .isEqualTo(10001);
        assertThat(code("/v5/market/kline?category=linear&symbol=NOPEUSDT&interval=1"))
                .isEqualTo(10001);
        assertThat(code("/v5/market/kline?category=linear&symbol=BTCUSDT&interval=1&limit=x"))
                .isEqualTo(10001);
        assertThat(code("/v5/market/kline?category=linear&symbol=BTCUSDT&interval=1&limit=0"))
                .isEqualTo(10001);
    }

    @Test
    void shouldGiveTickersAndBook() {
        final JsonNode tickers =
                client.get("/v5/market/tickers?category=linear").get("result").get("list");
        final JsonNode book = client.get("/v5/market/orderbook?category=linear&symbol=BTCUSDT&limit=5")
                .get("result");

        assertThat(tickers).extracting(row -> row.get("symbol").asText()).containsExactly("BTCUSDT", "XRPUSDT");
        assertThat(book.get("b")).hasSize(5);
        assertThat(Double.parseDouble(book.get("b").get(0).get(0).asText()))
                .isLessThan(Double.parseDouble(book.get("a").get(0).get(0).asText()));
    }

    @Test
    void shouldCountRequestsInHeaders() {
        final HttpResponse<String> response =
                client.postRaw("/v5/order/cancel-all", "{\"category\":\"linear\"," + "\"settleCoin\":\"USDT\"}");

        assertThat(response.headers().firstValue("X-Bapi-Limit")).contains("10");
        assertThat(response.headers().firstValue("X-Bapi-Limit-Status"))
                .hasValueSatisfying(left -> assertThat(Integer.parseInt(left)).isBetween(0, 9));
        assertThat(response.headers().firstValue("X-Bapi-Limit-Reset-Timestamp"))
                .contains(Long.toString(TestExchange.START_MS));
        assertThat(response.body()).contains("\"list\":[],\"success\":\"1\"");
    }

    @Test
    void shouldRefuseBadKeyStampAndSignature() {
        assertThat(client.get("/v5/account/info").get("retCode").asInt()).isEqualTo(10003);
        final JsonNode late =
                client.signedGetAt("/v5/account/fee-rate", "category=linear", 1_000_000_000_000L, TestClient.SECRET);
        assertThat(late.get("retCode").asInt()).isEqualTo(10002);
        assertThat(late.get("retMsg").asText())
                .isEqualTo("invalid request, please check your server timestamp or recv_window param. "
                        + "req_timestamp[1000000000000],server_timestamp[1767574800000],recv_window[5000]");
        final JsonNode forged = client.signedGetAt(
                "/v5/account/fee-rate", "category=linear&symbol=BTCUSDT", TestExchange.START_MS, "wrong");
        assertThat(forged.get("retCode").asInt()).isEqualTo(10004);
        assertThat(forged.get("retMsg").asText())
                .isEqualTo("error sign! origin_string[1767574800000test-key5000category=linear&symbol=BTCUSDT]");
    }

    @Test
    void shouldGiveAccount() {
        final JsonNode wallet = client.signedGet("/v5/account/wallet-balance", "accountType=UNIFIED&coin=USDT")
                .get("result")
                .get("list")
                .get(0);
        final JsonNode fees = client.signedGet("/v5/account/fee-rate", "category=linear&symbol=XRPUSDT")
                .get("result")
                .get("list");

        assertThat(wallet.get("accountType").asText()).isEqualTo("UNIFIED");
        assertThat(wallet.get("coin").get(0).get("walletBalance").asText()).isEqualTo("10000");
        assertThat(fees).hasSize(1);
        assertThat(fees.get(0).get("takerFeeRate").asText()).isEqualTo("0.00055");
        assertThat(fees.get(0).get("makerFeeRate").asText()).isEqualTo("0.0002");
        assertThat(client.signedGet("/v5/account/info", "")
                        .get("result")
                        .get("marginMode")
                        .asText())
                .isEqualTo("REGULAR_MARGIN");
    }

    @Test
    void shouldTellGeneralClientsWhatKindOfAccountItIs() {
        final JsonNode key = client.signedGet("/v5/user/query-api", "").get("result");
        final JsonNode coins = client.signedGet("/v5/asset/coin/query-info", "").get("result");

        assertThat(key.get("uta").asInt()).isEqualTo(1);
        assertThat(key.get("readOnly").asInt()).isZero();
        assertThat(coins.get("rows")).isEmpty();
    }

    @Test
    void shouldGiveFlatPositionBySymbolAndNoneBySettleCoin() {
        final JsonNode bySymbol = client.signedGet("/v5/position/list", "category=linear&symbol=BTCUSDT")
                .get("result")
                .get("list");
        final JsonNode byCoin = client.signedGet("/v5/position/list", "category=linear&settleCoin=USDT")
                .get("result")
                .get("list");
        final JsonNode inverse = client.signedGet("/v5/position/list", "category=inverse&settleCoin=BTC");

        assertThat(bySymbol.get(0).get("size").asText()).isEqualTo("0");
        assertThat(bySymbol.get(0).get("side").asText()).isEmpty();
        assertThat(byCoin).isEmpty();
        assertThat(inverse.get("retCode").asInt()).isZero();
    }

    @Test
    void shouldSetLeverageOnce() {
        final String body =
                "{\"category\":\"linear\",\"symbol\":\"XRPUSDT\",\"buyLeverage\":\"3\",\"sellLeverage\":\"3\"}";

        assertThat(client.post("/v5/position/set-leverage", body).get("retCode").asInt())
                .isZero();
        assertThat(client.post("/v5/position/set-leverage", body).get("retCode").asInt())
                .isEqualTo(110043);
        assertThat(client.signedGet("/v5/position/list", "category=linear&symbol=XRPUSDT")
                        .get("result")
                        .get("list")
                        .get(0)
                        .get("leverage")
                        .asText())
                .isEqualTo("3");
    }

    @Test
    void shouldPageHistoryNewestFirst() {
        for (int i = 0; i < 5; i++) {
            final JsonNode created = client.post(
                    "/v5/order/create",
                    "{\"category\":\"linear\",\"symbol\":\"XRPUSDT\",\"side\":\"Buy\",\"orderType\":\"Limit\","
                            + "\"qty\":\"10\",\"price\":\"1.9\",\"orderLinkId\":\"page-" + i + "\"}");
            assertThat(created.get("retCode").asInt()).as("%s", created).isZero();
        }
        final JsonNode open = client.signedGet("/v5/order/realtime", "category=linear&symbol=XRPUSDT&limit=2");
        assertThat(links(open)).containsExactly("page-4", "page-3");
        final JsonNode rest = client.signedGet(
                "/v5/order/realtime",
                "category=linear&symbol=XRPUSDT&limit=50&cursor="
                        + open.get("result").get("nextPageCursor").asText());
        assertThat(links(rest)).containsExactly("page-2", "page-1", "page-0");
        assertThat(rest.get("result").get("nextPageCursor").asText()).isEmpty();

        final JsonNode cancelled = client.post(
                "/v5/order/cancel-all", "{\"category\":\"linear\",\"symbol\":\"XRPUSDT\",\"orderFilter\":\"Order\"}");
        assertThat(cancelled.get("result").get("list")).hasSize(5);
        final JsonNode history = client.signedGet("/v5/order/history", "category=linear&orderLinkId=page-2");
        assertThat(links(history)).containsExactly("page-2");
        assertThat(history.get("result").get("list").get(0).get("orderStatus").asText())
                .isEqualTo("Cancelled");
        assertThat(links(client.signedGet("/v5/order/realtime", "category=linear&orderLinkId=page-2")))
                .containsExactly("page-2");
    }

    @Test
    void shouldWantSymbolCoinOrIdOfOpenOrders() {
        assertThat(client.signedGet("/v5/order/realtime", "category=linear")
                        .get("retCode")
                        .asInt())
                .isEqualTo(10001);
        assertThat(client.signedGet("/v5/order/realtime", "category=linear&symbol=BTCUSDT&cursor=zzz")
                        .get("retCode")
                        .asInt())
                .isEqualTo(10001);
        assertThat(client.signedGet("/v5/execution/list", "category=linear&startTime=2&endTime=1")
                        .get("retCode")
                        .asInt())
                .isEqualTo(10001);
    }

    @Test
    void shouldRefuseBodyThatIsNoJson() {
        assertThat(client.post("/v5/order/create", "{\"category\":")
                        .get("retCode")
                        .asInt())
                .isEqualTo(10001);
    }

    private static int code(String pathAndQuery) {
        return client.get(pathAndQuery).get("retCode").asInt();
    }

    private static List<Long> starts(JsonNode rows) {
        final List<Long> starts = new ArrayList<>();
        rows.forEach(row -> starts.add(row.get(0).asLong()));
        return starts;
    }

    private static List<String> links(JsonNode reply) {
        final List<String> links = new ArrayList<>();
        reply.get("result")
                .get("list")
                .forEach(row -> links.add(row.get("orderLinkId").asText()));
        return links;
    }
}
