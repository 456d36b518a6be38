package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.client.TestClient;
import io.escapement.venue.market.SyntheticMarket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is still known of orders a day later. */
class HistoryTest {
    private static final long DAY_MS = 86_400_000L;
    private static final String BTC = "\"category\":\"linear\",\"symbol\":\"BTCUSDT\"";

    @Test
    void shouldForgetAfterADayWhatEndedWithoutAFill() {
        try (TestExchange exchange = TestExchange.stepping(SyntheticMarket.create(7, List.of("BTCUSDT"), 1, 2));
                TestClient client = exchange.client()) {
            order(client, "\"orderType\":\"Market\",\"orderLinkId\":\"filled\"");
            order(client, "\"orderType\":\"Limit\",\"price\":\"57000\",\"orderLinkId\":\"cancelled\"");
            client.post("/v5/order/cancel", "{" + BTC + ",\"orderLinkId\":\"cancelled\"}");
            final long endedMs = client.get("/v5/market/time").get("time").asLong();

            assertThat(linkIds(client, "order/history", "")).containsExactly("cancelled", "filled");
            assertThat(linkIds(client, "order/realtime", "&openOnly=1")).containsExactly("cancelled", "filled");
            assertThat(linkIds(client, "order/realtime", "")).isEmpty();
            assertThat(linkIds(client, "order/history", "&startTime=1&endTime=" + 8 * DAY_MS))
                    .as("more than seven days")
                    .isEmpty();

            client.connect("kline.720.BTCUSDT");
            while (client.stepUntil("public kline.720.BTCUSDT").get("ts").asLong() <= endedMs + DAY_MS) {
                // Goes on.
            }
            assertThat(linkIds(client, "order/history", "")).containsExactly("filled");
            assertThat(linkIds(client, "order/history", "&orderLinkId=cancelled"))
                    .isEmpty();
        }
    }

    private static void order(TestClient client, String fields) {
        assertThat(client.post("/v5/order/create", "{" + BTC + ",\"side\":\"Buy\",\"qty\":\"0.01\"," + fields + "}")
                        .get("retMsg")
                        .asText())
                .isEqualTo("OK");
    }

    private static List<String> linkIds(TestClient client, String path, String more) {
        final JsonNode reply = client.signedGet("/v5/" + path, "category=linear&symbol=BTCUSDT" + more);
        final List<String> ids = new ArrayList<>();
        reply.get("result")
                .path("list")
                .forEach(row -> ids.add(row.get("orderLinkId").asText()));
        return ids;
    }
}
