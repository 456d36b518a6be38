package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.client.TestClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderLifeCycleTest {
    private static final String MARKET_BUY = "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\","
            + "\"orderType\":\"Market\",\"qty\":\"1\",\"orderLinkId\":\"entry-1\",\"stopLoss\":\"90\","
            + "\"takeProfit\":\"120\"}";

    private TestExchange exchange;
    private TestClient client;

    @BeforeEach
    void connect(@TempDir Path folder) {
        exchange = TestExchange.stepping(TestExchange.flat(folder));
        client = exchange.client();
        client.connect("kline.1.BTCUSDT");
    }

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    @Test
    void shouldTellExecutionOrderPositionAndWalletWhenAMarketOrderFills() {
        stepOnce();
        client.tradeSocket().send(TestClient.order("q1", "order.create", MARKET_BUY));

        final JsonNode ack = client.stepUntil("trade order.create");
        final JsonNode execution = client.stepUntil("private execution");
        final JsonNode order = client.stepUntil("private order");
        final JsonNode position = client.stepUntil("private position");
        final JsonNode wallet = client.stepUntil("private wallet");

        final String orderId = ack.get("data").get("orderId").asText();
        final JsonNode fill = execution.get("data").get(0);
        assertThat(fill.get("orderId").asText()).isEqualTo(orderId);
        assertThat(fill.get("orderLinkId").asText()).isEqualTo("entry-1");
        assertThat(fill.get("execType").asText()).isEqualTo("Trade");
        assertThat(fill.get("execQty").asText()).isEqualTo("1");
        assertThat(fill.get("isMaker").asBoolean()).isFalse();
        assertThat(fill.get("feeRate").asText()).isEqualTo("0.00055");
        assertThat(execution.get("id").asText()).isEqualTo(order.get("id").asText());

        final JsonNode row = order.get("data").get(0);
        assertThat(row.get("orderStatus").asText()).isEqualTo("Filled");
        assertThat(row.get("orderType").asText()).isEqualTo("Market");
        assertThat(row.get("timeInForce").asText()).isEqualTo("IOC");
        assertThat(row.get("leavesQty").asText()).isEqualTo("0");
        assertThat(row.get("cumExecValue").asText())
                .isEqualTo(fill.get("execValue").asText());
        assertThat(row.get("cumFeeDetail").get("USDT").asText())
                .isEqualTo(fill.get("execFee").asText());

        final JsonNode held = position.get("data").get(0);
        assertThat(held.get("side").asText()).isEqualTo("Buy");
        assertThat(held.get("size").asText()).isEqualTo("1");
        assertThat(held.get("entryPrice").asText())
                .isEqualTo(fill.get("execPrice").asText());
        assertThat(held.get("seq").asLong()).isEqualTo(fill.get("seq").asLong());
        assertThat(held.get("stopLoss").asText()).isEqualTo("90");
        assertThat(wallet.get("data").get(0).get("coin").get(0).get("coin").asText())
                .isEqualTo("USDT");
    }

    @Test
    void shouldTellNewAndCancelledWhenALimitOrderRests() {
        stepOnce();
        client.tradeSocket().send(TestClient.order("q1", "order.create", limit("\"resting-1\"")));
        final JsonNode resting = client.stepUntil("private order").get("data").get(0);
        client.tradeSocket().send(TestClient.order("q2", "order.cancel", byLink("resting-1", "")));
        final JsonNode cancelled = client.stepUntil("private order").get("data").get(0);

        assertThat(resting.get("orderStatus").asText()).isEqualTo("New");
        assertThat(resting.get("avgPrice").asText()).isEmpty();
        assertThat(resting.get("leavesValue").asText()).isEqualTo("90");
        assertThat(cancelled.get("orderStatus").asText()).isEqualTo("Cancelled");
        assertThat(cancelled.get("leavesQty").asText()).isEqualTo("0");
        assertThat(cancelled.get("rejectReason").asText()).isEqualTo("EC_PerCancelRequest");
        assertThat(cancelled.get("cancelType").asText()).isEqualTo("CancelByUser");
    }

    @Test
    void shouldTellNewPriceWhenAmended() {
        stepOnce();
        client.tradeSocket().send(TestClient.order("q1", "order.create", limit("\"amended-1\"")));
        client.stepUntil("private order");
        client.tradeSocket().send(TestClient.order("q2", "order.amend", byLink("amended-1", ",\"price\":\"91\"")));
        final JsonNode amended = client.stepUntil("private order").get("data").get(0);

        assertThat(amended.get("orderStatus").asText()).isEqualTo("New");
        assertThat(amended.get("price").asText()).isEqualTo("91");
    }

    @Test
    void shouldNameTopicAsSubscribedWhenCategorised() {
        try (TestClient other = exchange.client()) {
            other.openPrivate();
            other.ask(other.privateSocket(), other.auth(""));
            other.ask(other.privateSocket(), "{\"op\":\"subscribe\",\"args\":[\"order.linear\"]}");
            other.privateSocket().answerPings();
            stepOnce();
            client.tradeSocket().send(TestClient.order("q1", "order.create", limit("\"resting-1\"")));
            final JsonNode plain = client.stepUntil("private order");
            client.stepUntil("public kline.1.BTCUSDT");
            final JsonNode categorised = other.next().json();

            assertThat(categorised.get("topic").asText()).isEqualTo("order.linear");
            assertThat(categorised.get("data")).isEqualTo(plain.get("data"));
        }
    }

    @Test
    void shouldRefuseTheSameLinkIdTwice() {
        stepOnce();
        client.tradeSocket().send(TestClient.order("q1", "order.create", limit("\"once\"")));
        client.tradeSocket().send(TestClient.order("q2", "order.create", limit("\"once\"")));
        client.stepUntil("trade order.create");
        final JsonNode second = client.stepUntil("trade order.create");

        assertThat(second.get("reqId").asText()).isEqualTo("q2");
        assertThat(second.get("retCode").asInt()).isEqualTo(110072);
        assertThat(second.get("data")).isEmpty();
    }

    @Test
    void shouldKeepOrdersPositionsAndIdsWhenTheClientIsReplaced() {
        stepOnce();
        client.tradeSocket().send(TestClient.order("q1", "order.create", MARKET_BUY));
        client.tradeSocket().send(TestClient.order("q2", "order.create", limit("\"resting-1\"")));
        client.stepUntil("private wallet");
        client.close();

        try (TestClient next = exchange.client()) {
            final JsonNode open = next.signedGet("/v5/order/realtime", "category=linear&settleCoin=USDT");
            final JsonNode executions = next.signedGet("/v5/execution/list", "category=linear");
            final JsonNode positions = next.signedGet("/v5/position/list", "category=linear&settleCoin=USDT");

            assertThat(open.get("result").get("list"))
                    .extracting(row -> row.get("orderLinkId").asText())
                    .contains("resting-1");
            assertThat(open.get("result").get("list"))
                    .extracting(row -> row.get("stopOrderType").asText())
                    .contains("StopLoss", "TakeProfit");
            assertThat(executions.get("result").get("list")).hasSize(1);
            assertThat(positions.get("result").get("list")).hasSize(1);
            assertThat(positions
                            .get("result")
                            .get("list")
                            .get(0)
                            .get("avgPrice")
                            .asText())
                    .isEqualTo(executions
                            .get("result")
                            .get("list")
                            .get(0)
                            .get("execPrice")
                            .asText());

            next.connect("kline.1.BTCUSDT");
            next.tradeSocket().send(TestClient.order("q1", "order.create", MARKET_BUY));
            assertThat(next.stepUntil("trade order.create").get("retCode").asInt())
                    .isEqualTo(110072);
        }
    }

    /** Lets the market have a price. */
    private void stepOnce() {
        client.stepUntil("public kline.1.BTCUSDT");
    }

    private static String limit(String linkId) {
        return "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Limit\","
                + "\"qty\":\"1\",\"price\":\"90\",\"orderLinkId\":" + linkId + "}";
    }

    private static String byLink(String linkId, String more) {
        return "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"orderLinkId\":\"" + linkId + "\"" + more + "}";
    }
}
