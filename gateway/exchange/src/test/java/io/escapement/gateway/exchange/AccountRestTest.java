package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.client.TestClient;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the account can be asked after it has traded: bought 2, sold 1, bought 3 of another. */
class AccountRestTest {
    private static TestExchange exchange;
    private static TestClient client;

    @BeforeAll
    static void trade(@TempDir Path folder) {
        exchange = TestExchange.stepping(TestExchange.flat(folder));
        client = exchange.client();
        market("BTCUSDT", "Buy", "2", "a");
        market("BTCUSDT", "Sell", "1", "b");
        market("XRPUSDT", "Sell", "10", "c");
    }

    @AfterAll
    static void close() {
        client.close();
        exchange.close();
    }

    @Test
    void shouldTellWhatMovedTheCashNewestFirst() {
        final JsonNode list = list("/v5/account/transaction-log", "accountType=UNIFIED&category=linear");

        assertThat(texts(list, "orderLinkId")).startsWith("c", "b", "a");
        assertThat(texts(list, "type")).containsOnly("TRADE");
        assertThat(texts(list, "currency")).containsOnly("USDT");
        assertThat(list.get(0).get("size").asText()).isEqualTo("-10");
        assertThat(list.get(1).get("size").asText()).isEqualTo("1");
        BigDecimal cash = new BigDecimal("10000");
        for (int i = list.size() - 1; i >= 0; i--) {
            final JsonNode row = list.get(i);
            cash = cash.add(number(row, "cashFlow")).subtract(number(row, "fee"));
            assertThat(number(row, "cashBalance")).isEqualByComparingTo(cash);
        }
        assertThat(list("/v5/account/wallet-balance", "accountType=UNIFIED")
                        .get(0)
                        .get("coin")
                        .get(0)
                        .get("walletBalance")
                        .asText())
                .isEqualTo(cash.stripTrailingZeros().toPlainString());
    }

    @Test
    void shouldFilterAndPageTheTransactionLog() {
        final String query = "accountType=UNIFIED&category=linear&baseCoin=BTC";
        final List<String> all = texts(list("/v5/account/transaction-log", query), "tradeId");
        final List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            final JsonNode result = client.signedGet("/v5/account/transaction-log", query + "&limit=1&cursor=" + cursor)
                    .get("result");
            paged.addAll(texts(result.get("list"), "tradeId"));
            cursor = result.get("nextPageCursor").asText();
        } while (!cursor.isEmpty());

        assertThat(all).hasSizeGreaterThan(1);
        assertThat(paged).isEqualTo(all);
        assertThat(list("/v5/account/transaction-log", "category=linear&type=SETTLEMENT"))
                .isEmpty();
        assertThat(list("/v5/account/transaction-log", "category=linear&currency=BTC"))
                .isEmpty();
        assertThat(list("/v5/account/transaction-log", "category=spot")).isEmpty();
        assertThat(list("/v5/account/transaction-log", "endTime=" + (TestExchange.START_MS - 1)))
                .isEmpty();
        assertThat(code("/v5/account/transaction-log", "startTime=1&endTime=700000000"))
                .isEqualTo(10001);
        assertThat(code("/v5/account/transaction-log", "accountType=CONTRACT")).isEqualTo(10001);
    }

    @Test
    void shouldTellWhatOrdersClosed() {
        final JsonNode list = list("/v5/position/closed-pnl", "category=linear");

        assertThat(list).hasSize(1);
        final JsonNode row = list.get(0);
        assertThat(row.get("symbol").asText()).isEqualTo("BTCUSDT");
        assertThat(row.get("side").asText()).as("of the closing order").isEqualTo("Sell");
        assertThat(row.get("closedSize").asText()).isEqualTo("1");
        assertThat(row.get("fillCount").isTextual()).isTrue();
        assertThat(number(row, "closedPnl"))
                .isEqualByComparingTo(number(row, "cumExitValue")
                        .subtract(number(row, "cumEntryValue"))
                        .subtract(number(row, "openFee"))
                        .subtract(number(row, "closeFee")));
        assertThat(list("/v5/position/closed-pnl", "category=linear&symbol=XRPUSDT"))
                .isEmpty();
        assertThat(list("/v5/position/closed-pnl", "category=inverse")).isEmpty();
        assertThat(code("/v5/position/closed-pnl", "category=linear&startTime=1&endTime=700000000"))
                .isEqualTo(10001);
    }

    @Test
    void shouldListHeldPositionsByCoinAndAnySymbolByName() {
        assertThat(texts(list("/v5/position/list", "category=linear&settleCoin=USDT"), "symbol"))
                .containsExactly("BTCUSDT", "XRPUSDT");
        assertThat(texts(list("/v5/position/list", "category=linear&settleCoin=USDT"), "side"))
                .containsExactly("Buy", "Sell");
        assertThat(list("/v5/position/list", "category=linear&settleCoin=USDC")).isEmpty();
        assertThat(code("/v5/position/list", "category=linear")).isEqualTo(10001);
        final JsonNode first = client.signedGet("/v5/position/list", "category=linear&settleCoin=USDT&limit=1")
                .get("result");
        assertThat(texts(first.get("list"), "symbol")).containsExactly("BTCUSDT");
        assertThat(texts(
                        list(
                                "/v5/position/list",
                                "category=linear&settleCoin=USDT&limit=1&cursor="
                                        + first.get("nextPageCursor").asText()),
                        "symbol"))
                .containsExactly("XRPUSDT");
    }

    @Test
    void shouldGiveRiskTiersOfOneSymbolOrAll() {
        final JsonNode one = client.get("/v5/market/risk-limit?category=linear&symbol=XRPUSDT")
                .get("result")
                .get("list");
        final JsonNode all = client.get("/v5/market/risk-limit?category=linear")
                .get("result")
                .get("list");

        assertThat(texts(one, "symbol")).containsOnly("XRPUSDT");
        assertThat(one.get(0).get("isLowestRisk").asInt()).isEqualTo(1);
        assertThat(one.get(1).get("isLowestRisk").asInt()).isZero();
        assertThat(all).hasSize(2 * one.size());
        assertThat(client.get("/v5/market/risk-limit?category=linear&symbol=NOPE")
                        .get("retMsg")
                        .asText())
                .isEqualTo("Not supported symbols");
    }

    @Test
    void shouldListCoinsThatAreNamedEvenWithoutBalance() {
        final JsonNode coins = list("/v5/account/wallet-balance", "accountType=UNIFIED&coin=BTC,USDT")
                .get(0)
                .get("coin");

        assertThat(texts(coins, "coin")).containsExactly("BTC", "USDT");
        assertThat(coins.get(0).get("equity").asText()).isEqualTo("0");
        assertThat(code("/v5/account/wallet-balance", "accountType=CONTRACT")).isEqualTo(10001);
    }

    private static JsonNode list(String path, String query) {
        return client.signedGet(path, query).get("result").get("list");
    }

    private static int code(String path, String query) {
        return client.signedGet(path, query).get("retCode").asInt();
    }

    private static BigDecimal number(JsonNode row, String key) {
        return new BigDecimal(row.get(key).asText());
    }

    private static void market(String symbol, String side, String qty, String id) {
        final JsonNode reply = client.post(
                "/v5/order/create",
                "{\"category\":\"linear\",\"symbol\":\"" + symbol + "\",\"side\":\"" + side
                        + "\",\"orderType\":\"Market\",\"qty\":\"" + qty + "\",\"orderLinkId\":\"" + id + "\"}");
        assertThat(reply.get("retMsg").asText()).isEqualTo("OK");
    }

    private static List<String> texts(JsonNode list, String key) {
        final List<String> texts = new ArrayList<>();
        list.forEach(row -> texts.add(row.get(key).asText()));
        return texts;
    }
}
