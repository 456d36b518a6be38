package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.client.TestClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several orders in one request, by REST and on the trade socket. */
class BatchTest {
    private static final String CREATE = "{\"category\":\"linear\",\"request\":["
            + "{\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1\",\"price\":\"97\",\"orderLinkId\":\"b-1\"},"
            + "{\"symbol\":\"BTCUSDT\",\"side\":\"Up\",\"orderType\":\"Limit\",\"qty\":\"1\",\"price\":\"97\",\"orderLinkId\":\"b-2\"},"
            + "{\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"2\",\"price\":\"97\",\"orderLinkId\":\"b-1\"},"
            + "{\"symbol\":\"XRPUSDT\",\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"10\",\"price\":\"1.95\",\"orderLinkId\":\"b-4\"}]}";
    private static final String AMEND = "{\"category\":\"linear\",\"request\":["
            + "{\"symbol\":\"BTCUSDT\",\"orderLinkId\":\"b-1\",\"price\":\"96\"},"
            + "{\"symbol\":\"BTCUSDT\",\"orderLinkId\":\"never\",\"price\":\"96\"}]}";
    private static final String CANCEL = "{\"category\":\"linear\",\"request\":["
            + "{\"symbol\":\"BTCUSDT\",\"orderLinkId\":\"never\"},"
            + "{\"symbol\":\"XRPUSDT\",\"orderLinkId\":\"b-4\"}]}";

    private TestExchange exchange;
    private TestClient client;

    @BeforeEach
    void open(@TempDir Path folder) {
        exchange = TestExchange.stepping(TestExchange.flat(folder));
        client = exchange.client();
    }

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    @Test
    void shouldAnswerEachOrderOfACreateBatchForItself() {
        final JsonNode reply = client.post("/v5/order/create-batch", CREATE);

        assertThat(reply.get("retCode").asInt()).isZero();
        final JsonNode list = reply.get("result").get("list");
        assertThat(texts(list, "orderLinkId")).containsExactly("b-1", "b-2", "b-1", "b-4");
        assertThat(texts(list, "symbol")).containsExactly("BTCUSDT", "BTCUSDT", "BTCUSDT", "XRPUSDT");
        assertThat(texts(list, "createAt"))
                .containsExactly(Long.toString(TestExchange.START_MS), "", "", Long.toString(TestExchange.START_MS));
        assertThat(list.get(0).get("orderId").asText()).hasSize(36);
        assertThat(list.get(1).get("orderId").asText()).isEmpty();
        assertThat(codes(reply)).containsExactly(0, 10001, 110072, 0);
        assertThat(reply.get("retExtInfo").get("list").get(3).get("msg").asText())
                .isEqualTo("OK");
    }

    @Test
    void shouldAmendAndCancelInBatches() {
        client.post("/v5/order/create-batch", CREATE);
        final JsonNode amended = client.post("/v5/order/amend-batch", AMEND);
        final JsonNode cancelled = client.post("/v5/order/cancel-batch", CANCEL);
        final JsonNode open = client.signedGet("/v5/order/realtime", "category=linear&settleCoin=USDT");

        assertThat(codes(amended)).containsExactly(0, 110001);
        assertThat(amended.get("result").get("list").get(0).has("createAt")).isFalse();
        assertThat(codes(cancelled)).containsExactly(110001, 0);
        assertThat(texts(cancelled.get("result").get("list"), "orderLinkId")).containsExactly("never", "b-4");
        assertThat(texts(open.get("result").get("list"), "price")).containsExactly("96");
    }

    @Test
    void shouldAnswerABatchOnTheTradeSocketOnce() {
        client.openTrade();
        client.ask(client.tradeSocket(), client.auth(""));
        final JsonNode created = client.ask(client.tradeSocket(), TestClient.order("1", "order.create-batch", CREATE));
        final JsonNode amended = client.ask(client.tradeSocket(), TestClient.order("2", "order.amend-batch", AMEND));
        final JsonNode cancelled =
                client.ask(client.tradeSocket(), TestClient.order("3", "order.cancel-batch", CANCEL));

        assertThat(created.get("op").asText()).isEqualTo("order.create-batch");
        assertThat(created.get("reqId").asText()).isEqualTo("1");
        assertThat(created.get("retCode").asInt()).isZero();
        assertThat(codes(created)).containsExactly(0, 10001, 110072, 0);
        assertThat(texts(created.get("data").get("list"), "createAt").get(0))
                .isEqualTo(Long.toString(TestExchange.START_MS + 5));
        assertThat(codes(amended)).containsExactly(0, 110001);
        assertThat(codes(cancelled)).containsExactly(110001, 0);
    }

    @Test
    void shouldAnswerAtOnceWhenNoOrderOfABatchCanBeRead() {
        client.openTrade();
        client.ask(client.tradeSocket(), client.auth(""));
        final JsonNode reply = client.ask(
                client.tradeSocket(),
                TestClient.order(
                        "1", "order.create-batch", "{\"category\":\"linear\",\"request\":[{\"symbol\":\"NOPE\"},7]}"));

        assertThat(codes(reply)).containsExactly(10001, 10001);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"category\":\"linear\"}", "{\"category\":\"linear\",\"request\":[]}", "{\"request\":[{}]}"})
    void shouldRefuseABatchWithoutOrders(String body) {
        assertThat(client.post("/v5/order/create-batch", body).get("retCode").asInt())
                .isEqualTo(10001);
    }

    @Test
    void shouldRefuseMoreThanTwentyOrders() {
        final String body = "{\"category\":\"linear\",\"request\":[" + "{},".repeat(20) + "{}]}";

        assertThat(client.post("/v5/order/cancel-batch", body).get("retMsg").asText())
                .isEqualTo("params error: request must hold at most 20 orders");
    }

    private static List<String> texts(JsonNode list, String key) {
        final List<String> texts = new ArrayList<>();
        list.forEach(row -> texts.add(row.get(key).asText()));
        return texts;
    }

    private static List<Integer> codes(JsonNode reply) {
        final List<Integer> codes = new ArrayList<>();
        reply.get("retExtInfo")
                .get("list")
                .forEach(row -> codes.add(row.get("code").asInt()));
        return codes;
    }
}
