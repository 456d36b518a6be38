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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateSocketTest {
    private TestExchange exchange;
    private TestClient client;
    private TestSocket socket;

    @BeforeEach
    void open(@TempDir Path folder) {
        exchange = TestExchange.stepping(TestExchange.flat(folder));
        client = exchange.client();
        socket = client.openPrivate();
    }

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    @Test
    void shouldAuthenticateWithoutRequestIdWhenNoneWasSent() {
        socket.send(client.auth(""));

        assertThat(client.next().text())
                .matches("\\{\"success\":true,\"ret_msg\":\"\",\"op\":\"auth\",\"conn_id\":\"[a-z0-9-]+\"}");
    }

    @Test
    void shouldPutRequestIdFirstWhenOneWasSent() {
        client.ask(socket, client.auth("\"req_id\":\"a\","));
        socket.send("{\"op\":\"subscribe\",\"args\":[\"order\",\"wallet\"],\"req_id\":\"b\"}");

        assertThat(client.next().text())
                .matches("\\{\"req_id\":\"b\",\"success\":true,\"ret_msg\":\"\",\"op\":\"subscribe\","
                        + "\"conn_id\":\"[a-z0-9-]+\"}");
    }

    @Test
    void shouldRefuseWrongSignature() {
        final long expires = System.currentTimeMillis() + 5_000;
        final JsonNode reply = client.ask(
                socket,
                "{\"op\":\"auth\",\"args\":[\"" + TestClient.KEY + "\"," + expires + ",\"" + "0".repeat(64) + "\"]}");

        assertThat(reply.get("success").asBoolean()).isFalse();
        assertThat(reply.get("ret_msg").asText()).isEqualTo("Invalid sign");
        assertThat(client.next().opcode()).as("cut afterwards").isEqualTo(Frame.CLOSE);
    }

    @Test
    void shouldRefuseSubscriptionBeforeAuth() {
        final JsonNode reply = client.ask(socket, "{\"op\":\"subscribe\",\"args\":[\"order\"]}");

        assertThat(reply.get("success").asBoolean()).isFalse();
        assertThat(reply.get("ret_msg").asText()).isEqualTo("Request not authorized");
    }

    @Test
    void shouldAcceptCategorisedNames() {
        client.ask(socket, client.auth(""));
        final JsonNode reply = client.ask(
                socket,
                "{\"op\":\"subscribe\",\"args\":[\"order.linear\",\"execution.linear\",\"position.linear\",\"wallet\"]}");

        assertThat(reply.get("success").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"order\",\"order.linear\"",
                "\"execution.spot\",\"execution\"",
                "\"execution.fast\",\"execution.fast.linear\"",
                "\"wallet\",\"position.inverse\",\"position\""
            })
    void shouldRefuseAllInOneAndCategorisedNamesOfOneFamilyInOneRequest(String topics) {
        client.ask(socket, client.auth(""));
        final JsonNode reply = client.ask(socket, "{\"op\":\"subscribe\",\"args\":[" + topics + "]}");

        assertThat(reply.get("success").asBoolean()).isFalse();
        assertThat(reply.get("ret_msg").asText()).startsWith("error:all-in-one and categorised topics exclude");
    }

    @Test
    void shouldAcceptEveryOtherTopicOfTheVenue() {
        client.ask(socket, client.auth(""));
        final JsonNode reply = client.ask(
                socket,
                "{\"op\":\"subscribe\",\"args\":[\"order\",\"execution.fast\",\"execution\",\"position.linear\","
                        + "\"position.inverse\",\"greeks\",\"dcp.future\",\"wallet\"]}");

        assertThat(reply.get("success").asBoolean()).isTrue();
    }

    @Test
    void shouldHearNoMoreAfterUnsubscribing() {
        client.ask(socket, client.auth(""));
        client.ask(socket, "{\"op\":\"subscribe\",\"args\":[\"order\"]}");
        final JsonNode gone = client.ask(socket, "{\"op\":\"unsubscribe\",\"args\":[\"order\"],\"req_id\":\"u\"}");
        final JsonNode again = client.ask(socket, "{\"op\":\"subscribe\",\"args\":[\"order\"]}");

        assertThat(gone.get("op").asText()).isEqualTo("unsubscribe");
        assertThat(gone.get("success").asBoolean()).isTrue();
        assertThat(again.get("success").asBoolean()).isTrue();
    }

    @Test
    void shouldRefusePublicTopic() {
        client.ask(socket, client.auth(""));
        final JsonNode reply = client.ask(socket, "{\"op\":\"subscribe\",\"args\":[\"kline.1.BTCUSDT\"]}");

        assertThat(reply.get("ret_msg").asText()).isEqualTo("error:handler not found,topic:kline.1.BTCUSDT");
    }

    @Test
    void shouldAnswerPingWithOpPongAndMarketTime() {
        socket.send("{\"op\":\"ping\",\"req_id\":\"p\"}");

        assertThat(client.next().text())
                .matches("\\{\"req_id\":\"p\",\"op\":\"pong\",\"args\":\\[\"" + TestExchange.START_MS
                        + "\"],\"conn_id\":\"[a-z0-9-]+\"}");
    }
}
