package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.client.TestClient;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody may ask of a market that has moved for a while and stands still now. */
class MarketRestTest {
    private static final String BTC = "category=linear&symbol=BTCUSDT";

    private static TestExchange exchange;
    private static TestClient client;

    @BeforeAll
    static void open() {
        exchange = TestExchange.stepping(TestExchange.synthetic());
        client = exchange.client();
        client.connect("publicTrade.BTCUSDT");
        for (int i = 0; i < 3; i++) {
            client.stepUntil("public publicTrade.BTCUSDT");
        }
    }

    @AfterAll
    static void close() {
        client.close();
        exchange.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mark-price-kline", "index-price-kline", "premium-index-price-kline"})
    void shouldGiveBarsOfOtherPricesNewestFirstWithoutVolumes(String endpoint) {
        final JsonNode result = client.get("/v5/market/" + endpoint + "?" + BTC + "&interval=5&limit=3")
                .get("result");

        assertThat(result.get("symbol").asText()).isEqualTo("BTCUSDT");
        assertThat(result.get("list")).hasSize(3).allMatch(row -> row.size() == 5);
        final long newest = result.get("list").get(0).get(0).asLong();
        assertThat(result.get("list").get(1).get(0).asLong()).isEqualTo(newest - 300_000);
        assertThat(client.get("/v5/market/" + endpoint + "?" + BTC + "&interval=7")
                        .get("retCode")
                        .asInt())
                .isEqualTo(10001);
    }

    @Test
    void shouldGiveTheBarsFromAStartWithoutEnd() {
        final JsonNode all = list("/v5/market/mark-price-kline?" + BTC + "&interval=15&limit=6");
        final long start = all.get(4).get(0).asLong();
        final JsonNode from = list("/v5/market/mark-price-kline?" + BTC + "&interval=15&limit=2&start=" + start);

        assertThat(from.get(1)).isEqualTo(all.get(4));
        assertThat(from.get(0)).isEqualTo(all.get(3));
    }

    @Test
    void shouldGiveFundingHistoryByItsOwnRules() {
        final JsonNode newest = list("/v5/market/funding/history?" + BTC + "&limit=2");
        final long first = newest.get(0).get("fundingRateTimestamp").asLong();
        final long second = newest.get(1).get("fundingRateTimestamp").asLong();
        final JsonNode range =
                list("/v5/market/funding/history?" + BTC + "&startTime=" + second + "&endTime=" + second);

        assertThat(first).as("newest first").isGreaterThan(second);
        assertThat(range).hasSize(1);
        assertThat(range.get(0)).isEqualTo(newest.get(1));
        assertThat(list("/v5/market/funding/history?" + BTC + "&endTime=" + second + "&limit=1")
                        .get(0))
                .isEqualTo(newest.get(1));
        assertThat(code("/v5/market/funding/history?" + BTC + "&startTime=" + second))
                .as("a start without an end")
                .isEqualTo(10001);
        assertThat(code("/v5/market/funding/history?category=linear")).isEqualTo(10001);
    }

    @Test
    void shouldGiveRecentTradesNewestFirst() {
        final JsonNode trades = list("/v5/market/recent-trade?" + BTC + "&limit=2");

        assertThat(trades).hasSize(2);
        assertThat(trades.get(0).get("time").asLong())
                .isGreaterThanOrEqualTo(trades.get(1).get("time").asLong());
        assertThat(trades.get(0).get("side").asText()).isIn("Buy", "Sell");
    }

    @Test
    void shouldGivePriceLimitsAroundTheMark() {
        final JsonNode limit = client.get("/v5/market/price-limit?" + BTC).get("result");
        final BigDecimal mark = new BigDecimal(
                list("/v5/market/tickers?" + BTC).get(0).get("markPrice").asText());

        assertThat(new BigDecimal(limit.get("buyLmt").asText())).isGreaterThan(mark);
        assertThat(new BigDecimal(limit.get("sellLmt").asText())).isLessThan(mark);
    }

    @Test
    void shouldGiveBooksOfAThousandLevels() {
        final JsonNode book =
                client.get("/v5/market/orderbook?" + BTC + "&limit=1000").get("result");

        assertThat(book.get("b")).hasSize(1_000);
        assertThat(book.get("a")).hasSize(1_000);
        assertThat(client.get("/v5/market/orderbook?" + BTC).get("result").get("b"))
                .hasSize(25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W", "M", "D", "720", "1"})
    void shouldGiveBarsOfEveryInterval(String interval) {
        assertThat(list("/v5/market/kline?" + BTC + "&interval=" + interval + "&limit=2"))
                .hasSize(2);
    }

    private static JsonNode list(String path) {
        return client.get(path).get("result").get("list");
    }

    private static int code(String path) {
        return client.get(path).get("retCode").asInt();
    }
}
