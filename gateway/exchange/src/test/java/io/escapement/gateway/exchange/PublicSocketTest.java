package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.client.Frame;
import io.escapement.gateway.exchange.client.TestClient;
import io.escapement.gateway.exchange.client.TestSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicSocketTest {
    private TestExchange exchange;
    private TestClient client;
    private TestSocket socket;

    @BeforeEach
    void open(@TempDir Path folder) {
        exchange = TestExchange.stepping(TestExchange.flat(folder));
        client = exchange.client();
        socket = client.openPublic();
    }

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    @Test
    void shouldAnswerPingWithOpPing() {
        socket.send("{\"op\":\"ping\",\"req_id\":\"r1\"}");

        assertThat(client.next().text())
                .matches("\\{\"success\":true,\"ret_msg\":\"pong\",\"conn_id\":\"[a-z0-9-]+\","
                        + "\"req_id\":\"r1\",\"op\":\"ping\"}");
    }

    @Test
    void shouldEchoEmptyRequestIdWhenNoneWasSent() {
        socket.send("{\"op\":\"subscribe\",\"args\":[\"kline.1.BTCUSDT\",\"tickers.BTCUSDT\"]}");

        assertThat(client.next().text())
                .matches("\\{\"success\":true,\"ret_msg\":\"\",\"conn_id\":\"[a-z0-9-]+\","
                        + "\"req_id\":\"\",\"op\":\"subscribe\"}");
    }

    @Test
    void shouldNameTopicWhenItIsUnknown() {
        for (final String topic : new String[] {
            "orderbook.500.BTCUSDT", "kline.3.NOSUCHUSDT", "kline.7.BTCUSDT", "order", "liquidation.BTCUSDT", ""
        }) {
            final JsonNode reply = client.ask(socket, "{\"op\":\"subscribe\",\"args\":[\"" + topic + "\"]}");

            assertThat(reply.get("success").asBoolean()).isFalse();
            assertThat(reply.get("ret_msg").asText()).isEqualTo("error:handler not found,topic:" + topic);
            assertThat(reply.get("op").asText()).isEqualTo("subscribe");
        }
    }

    @Test
    void shouldRefuseSecondSubscription() {
        client.ask(socket, "{\"op\":\"subscribe\",\"args\":[\"kline.1.BTCUSDT\"]}");
        final JsonNode reply = client.ask(socket, "{\"op\":\"subscribe\",\"args\":[\"kline.1.BTCUSDT\"]}");

        assertThat(reply.get("success").asBoolean()).isFalse();
        assertThat(reply.get("ret_msg").asText()).isEqualTo("error:already subscribed,topic:kline.1.BTCUSDT");
    }

    @Test
    void shouldSubscribeAgainAfterUnsubscribing() {
        client.ask(socket, "{\"op\":\"subscribe\",\"args\":[\"kline.1.BTCUSDT\"]}");
        final JsonNode gone =
                client.ask(socket, "{\"op\":\"unsubscribe\",\"args\":[\"kline.1.BTCUSDT\"],\"req_id\":\"3\"}");
        final JsonNode again = client.ask(socket, "{\"op\":\"subscribe\",\"args\":[\"kline.1.BTCUSDT\"]}");

        assertThat(gone.get("success").asBoolean()).isTrue();
        assertThat(gone.get("op").asText()).isEqualTo("unsubscribe");
        assertThat(gone.get("req_id").asText()).isEqualTo("3");
        assertThat(again.get("success").asBoolean()).isTrue();
    }

    @Test
    void shouldRefuseArgumentsBeyondLimit() {
        final String args = ("\"" + "x".repeat(200) + "\",").repeat(110);
        final JsonNode reply = client.ask(socket, "{\"op\":\"subscribe\",\"args\":[" + args + "\"kline.1.BTCUSDT\"]}");

        assertThat(reply.get("success").asBoolean()).isFalse();
    }

    @Test
    void shouldNameOpWhenItIsInvalid() {
        for (final String message : new String[] {"{\"op\":\"dance\"}", "{}", "[1,2]", "not json"}) {
            final JsonNode reply = client.ask(socket, message);

            assertThat(reply.get("success").asBoolean()).isFalse();
            assertThat(reply.get("ret_msg").asText()).isEqualTo("error:invalid op");
            assertThat(reply.get("request").get("op").asText()).isIn("", "dance");
            assertThat(reply.get("request").get("args").isNull()).isTrue();
        }
    }

    @Test
    void shouldAnswerControlPingWithItsPayload() {
        socket.ping(new byte[] {1, 2, 3});

        final Frame frame = client.next();
        assertThat(frame.opcode()).isEqualTo(Frame.PONG);
        assertThat(frame.payload()).containsExactly(1, 2, 3);
    }
}
