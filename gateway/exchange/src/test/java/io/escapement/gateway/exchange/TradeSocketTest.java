package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.client.TestClient;
import io.escapement.gateway.exchange.client.TestSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeSocketTest {
    private static final String BUY = "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\","
            + "\"orderType\":\"Limit\",\"qty\":\"1\",\"price\":\"90\"}";

    private TestExchange exchange;
    private TestClient client;
    private TestSocket socket;

    @BeforeEach
    void open(@TempDir Path folder) {
        exchange = TestExchange.stepping(TestExchange.flat(folder));
        client = exchange.client();
        socket = client.openTrade();
    }

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    @Test
    void shouldAuthenticateOnce() {
        socket.send(client.auth(""));
        assertThat(client.next().text())
                .matches("\\{\"retCode\":0,\"retMsg\":\"OK\",\"op\":\"auth\",\"connId\":\"[a-z0-9-]+\"}");

        final JsonNode again = client.ask(socket, client.auth("\"reqId\":\"x\","));
        assertThat(again.get("reqId").asText()).isEqualTo("x");
        assertThat(again.get("retCode").asInt()).isEqualTo(20001);
    }

    @Test
    void shouldRefuseWrongSignature() {
        final long expires = System.currentTimeMillis() + 5_000;
        final JsonNode reply = client.ask(
                socket,
                "{\"op\":\"auth\",\"args\":[\"" + TestClient.KEY + "\",\"" + expires + "\",\"" + "0".repeat(64)
                        + "\"]}");

        assertThat(reply.get("retCode").asInt()).isEqualTo(10004);
        assertThat(reply.get("retMsg").asText()).isEqualTo("Invalid sign");
        assertThat(reply.get("op").asText()).isEqualTo("auth");
    }

    @Test
    void shouldAnswerPingInItsOwnDialect() {
        socket.send("{\"op\":\"ping\"}");

        assertThat(client.next().text())
                .matches("\\{\"retCode\":0,\"retMsg\":\"OK\",\"op\":\"pong\",\"data\":\\[\"" + TestExchange.START_MS
                        + "\"],\"connId\":\"[a-z0-9-]+\"}");
    }

    @Test
    void shouldRefuseOrderBeforeAuth() {
        final JsonNode reply = client.ask(socket, TestClient.order("1", "order.create", BUY));

        assertThat(reply.get("retCode").asInt()).isEqualTo(10007);
        assertThat(reply.get("reqId").asText()).isEqualTo("1");
    }

    @Test
    void shouldRefuseUnknownOp() {
        client.ask(socket, client.auth(""));
        final JsonNode reply = client.ask(socket, TestClient.order("1", "order.dance", BUY));

        assertThat(reply.get("retCode").asInt()).isEqualTo(10404);
        assertThat(reply.get("op").asText()).isEqualTo("order.dance");
    }

    @Test
    void shouldRefuseRequestIdUsedBefore() {
        client.ask(socket, client.auth(""));
        client.ask(socket, TestClient.order("1", "order.create", BUY));
        final JsonNode reply = client.ask(socket, TestClient.order("1", "order.create", BUY));

        assertThat(reply.get("retCode").asInt()).isEqualTo(20006);
        assertThat(reply.get("retMsg").asText()).isEqualTo("Duplicate reqId");
    }

    @Test
    void shouldRefuseRequestIdThatIsTooLong() {
        client.ask(socket, client.auth(""));
        final JsonNode longest = client.ask(socket, TestClient.order("x".repeat(36), "order.create", BUY));
        final JsonNode longer = client.ask(socket, TestClient.order("x".repeat(37), "order.create", BUY));

        assertThat(longest.get("retCode").asInt()).isZero();
        assertThat(longer.get("retCode").asInt()).isEqualTo(10001);
        assertThat(longer.get("retMsg").asText()).isEqualTo("params error: reqId must have at most 36 characters");
    }

    @Test
    void shouldRefuseStampNearNeitherClock() {
        client.ask(socket, client.auth(""));
        final JsonNode reply = client.ask(
                socket,
                "{\"reqId\":\"1\",\"op\":\"order.create\",\"header\":{\"X-BAPI-TIMESTAMP\":\"1000\"},\"args\":[" + BUY
                        + "]}");

        assertThat(reply.get("retCode").asInt()).isEqualTo(10002);
        assertThat(reply.get("retMsg").asText())
                .contains("req_timestamp[1000]", "server_timestamp[" + TestExchange.START_MS + "]");
        assertThat(reply.get("data")).isEmpty();
        assertThat(reply.get("header").get("X-Bapi-Limit").asText()).isEqualTo("10");
    }

    @Test
    void shouldAcceptStampOfTheMarketsClock() {
        client.ask(socket, client.auth(""));
        final JsonNode reply = client.ask(
                socket,
                "{\"reqId\":\"1\",\"op\":\"order.create\",\"header\":{\"X-BAPI-TIMESTAMP\":\"" + TestExchange.START_MS
                        + "\"},\"args\":[" + BUY + "]}");

        assertThat(reply.get("retCode").asInt()).isZero();
    }

    @Test
    void shouldAcknowledgeInTheVenuesKeysWhenOnlyTheTradeSocketIsThere() {
        client.ask(socket, client.auth(""));
        socket.send(TestClient.order(
                "my-1", "order.create", BUY.replace("}", ",\"orderLinkId\":\"link-1\",\"timeInForce\":\"PostOnly\"}")));

        final String text = client.next().text();
        assertThat(text)
                .matches("\\{\"reqId\":\"my-1\",\"retCode\":0,\"retMsg\":\"OK\",\"op\":\"order.create\","
                        + "\"data\":\\{\"orderId\":\"[0-9a-f-]{36}\",\"orderLinkId\":\"link-1\"},\"retExtInfo\":\\{},"
                        + "\"header\":\\{\"X-Bapi-Limit\":\"10\",\"X-Bapi-Limit-Status\":\"9\","
                        + "\"X-Bapi-Limit-Reset-Timestamp\":\"\\d{13}\",\"Traceid\":\"[0-9a-f]{32}\","
                        + "\"Timenow\":\"" + (TestExchange.START_MS + 5) + "\"},\"connId\":\"[a-z0-9-]+\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "price":"90"     | "price":"0"        | 10001  | Price invalid
            "price":"90"     | "price":"90.123456789" | 10001 | params error: price invalid
            "price":"90"     | "price":"abc"      | 10001  | params error: price invalid
            "qty":"1"        | "qty":"-1"         | 10001  | Qty invalid
            "side":"Buy"     | "side":"Up"        | 10001  | params error: side invalid
            "category":"linear" | "category":"spot" | 10001 | params error: category invalid
            "category":"linear" | "category":"odd" | 10404 | category is not correct
            "symbol":"BTCUSDT" | "symbol":"NOPEUSDT" | 10001 | params error: symbol invalid NOPEUSDT
            "orderType":"Limit" | "orderType":"Odd" | 10001 | params error: orderType invalid
            "price":"90"     | "price":"90","positionIdx":1 | 10001 | position idx not match position mode
            "price":"90"     | "price":"90","timeInForce":"DAY" | 10001 | params error: timeInForce invalid
            "price":"90"     | "price":"90","orderLinkId":"a b" | 10001 | params error: orderLinkId invalid
            "price":"90"     | "price":"90","triggerPrice":"95" | 10001 | params error: triggerDirection invalid
            """)
    void shouldSayWhatIsWrongWithAnOrder(String good, String bad, int code, String text) {
        client.ask(socket, client.auth(""));
        final JsonNode reply = client.ask(socket, TestClient.order("1", "order.create", BUY.replace(good, bad)));

        assertThat(reply.get("retCode").asInt()).isEqualTo(code);
        assertThat(reply.get("retMsg").asText()).isEqualTo(text);
        assertThat(reply.get("data").isObject()).isTrue();
    }

    @Test
    void shouldPassOnTheVenuesRefusal() {
        client.ask(socket, client.auth(""));
        final JsonNode reply = client.ask(
                socket,
                TestClient.order(
                        "1",
                        "order.cancel",
                        "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"orderLinkId\":\"never-seen\"}"));

        assertThat(reply.get("retCode").asInt()).isEqualTo(110001);
        assertThat(reply.get("data")).isEmpty();
    }
}
