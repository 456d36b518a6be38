package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.client.Frame;
import io.escapement.gateway.exchange.client.TestClient;
import io.escapement.gateway.exchange.limit.LimitSettings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of requests when something was ordered to go wrong. */
class RequestFaultsTest {
    private static final long QUIET_MS = 150;
    private static final double SPEED = 20;

    @TempDir
    Path folder;

    private TestExchange exchange;
    private TestClient client;

    @BeforeEach
    void open() {
        exchange = TestExchange.free(
                TestExchange.flat(folder), SPEED, context -> context.withLimits(LimitSettings.ordinary(false)));
        client = exchange.client();
    }

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    @Test
    void shouldRefuseSoManyOrdersWithACode() {
        exchange.fault("kind=reject,code=110007,text=ab not enough for new order,count=2");

        assertThat(create("A").get("retCode").asInt()).isEqualTo(110007);
        final JsonNode second = create("B");
        assertThat(second.get("retCode").asInt()).isEqualTo(110007);
        assertThat(second.get("retMsg").asText()).isEqualTo("ab not enough for new order");
        assertThat(create("C").get("retCode").asInt()).isZero();
        assertThat(isKnown("A")).isFalse();
    }

    @Test
    void shouldRefuseOnTheTradeSocketOnly() {
        exchange.fault("kind=reject,code=10429,which=trade");
        tradeSocket();

        assertThat(create("A").get("retCode").asInt()).isZero();
        assertThat(ask("B", "order.create", order("B")).get("retCode").asInt()).isEqualTo(10429);
        assertThat(ask("C", "order.create", order("C")).get("retCode").asInt()).isZero();
    }

    @Test
    void shouldLimitTheAccountForATime() {
        exchange.fault("kind=rate-limit,for=400");

        final HttpResponse<String> refused = client.postRaw("/v5/order/create", order("A"));
        assertThat(refused.body()).contains("\"retCode\":10006");
        assertThat(Long.parseLong(refused.headers()
                        .firstValue("X-Bapi-Limit-Reset-Timestamp")
                        .orElseThrow()))
                .isGreaterThan(
                        Long.parseLong(refused.headers().firstValue("Timenow").orElseThrow()));
        assertThat(client.signedGet("/v5/account/info", "").get("retCode").asInt())
                .isEqualTo(10006);
        assertThat(client.get("/v5/market/time").get("retCode").asInt()).isZero();
        await(() -> client.signedGet("/v5/account/info", "").get("retCode").asInt() == 0);
    }

    @Test
    void shouldShutOutTheAddressForATime() {
        exchange.fault("kind=ban,for=300");

        final HttpResponse<String> banned = client.getRaw("/v5/market/time");
        assertThat(banned.statusCode()).isEqualTo(403);
        assertThat(banned.body()).contains("access too frequent");
        await(() -> client.getRaw("/v5/market/time").statusCode() == 200);
    }

    @Test
    void shouldBreakWithoutEffect() {
        exchange.fault("kind=http-error,status=503,op=order.create");

        assertThat(client.postRaw("/v5/order/create", order("A")).statusCode()).isEqualTo(503);
        assertThat(isKnown("A")).isFalse();
    }

    @Test
    void shouldBreakAfterTheEffect() {
        exchange.fault("kind=http-error,status=500,op=order.create,effect=true");

        assertThat(client.postRaw("/v5/order/create", order("A")).statusCode()).isEqualTo(500);
        assertThat(isKnown("A")).isTrue();
    }

    @Test
    void shouldTimeOutWithAndWithoutEffect() {
        exchange.fault("kind=timeout");
        exchange.fault("kind=timeout,effect=false");

        final JsonNode first = create("A");
        assertThat(first.get("retCode").asInt()).isEqualTo(10000);
        assertThat(first.get("retMsg").asText()).isEqualTo("Server Timeout");
        assertThat(create("B").get("retCode").asInt()).isEqualTo(10000);
        assertThat(isKnown("A")).isTrue();
        assertThat(isKnown("B")).isFalse();
    }

    @Test
    void shouldLeaveTheOutcomeOpenOnTheTradeSocket() {
        tradeSocket();
        exchange.fault("kind=timeout,which=trade");
        assertThat(ask("A", "order.create", order("A")).get("retCode").asInt()).isEqualTo(10016);
        await(() -> isKnown("A"));
        exchange.fault("kind=timeout,which=trade,effect=false");
        assertThat(ask("B", "order.create", order("B")).get("retCode").asInt()).isEqualTo(10016);

        final JsonNode next = ask("C", "order.create", order("C"));
        assertThat(next.get("reqId").asText())
                .as("no second answer to the first")
                .isEqualTo("C");
        assertThat(isKnown("B")).isFalse();
    }

    @Test
    void shouldLoseTheAnswerButNotTheOrder() {
        exchange.fault("kind=lose-reply,which=rest");

        assertThatThrownBy(() -> client.postWithin(Duration.ofMillis(QUIET_MS), "/v5/order/create", order("A")))
                .hasMessageContaining("timed out");
        await(() -> isKnown("A"));
        assertThat(create("B").get("retCode").asInt()).isZero();
    }

    @Test
    void shouldLoseTheRequest() {
        exchange.fault("kind=lose-request,which=rest,op=order.create");

        assertThatThrownBy(() -> client.postWithin(Duration.ofMillis(QUIET_MS), "/v5/order/create", order("A")))
                .hasMessageContaining("timed out");
        assertThat(create("B").get("retCode").asInt()).isZero();
        assertThat(isKnown("A")).isFalse();
    }

    @Test
    void shouldLoseTheAnswerOnTheTradeSocketButNotTheOrder() {
        exchange.fault("kind=lose-reply,which=trade,op=order.create");
        tradeSocket();
        client.tradeSocket().send(TestClient.order("1", "order.create", order("A")));

        await(() -> isKnown("A"));
        final JsonNode next = ask("B", "order.create", order("B"));
        assertThat(next.get("reqId").asText()).as("the first answer never came").isEqualTo("B");
        assertThat(next.get("retCode").asInt()).isZero();
    }

    @Test
    void shouldLoseTheRequestOnTheTradeSocket() {
        exchange.fault("kind=lose-request,which=trade");
        tradeSocket();
        client.tradeSocket().send(TestClient.order("1", "order.create", order("A")));

        assertThat(ask("B", "order.create", order("B")).get("retCode").asInt()).isZero();
        assertThat(isKnown("A")).isFalse();
    }

    @Test
    void shouldHideOrdersThatChangedJustNow() {
        exchange.fault("kind=query-lag,late=1h,for=300");
        assertThat(create("A").get("retCode").asInt()).isZero();

        assertThat(isKnown("A")).isFalse();
        assertThat(rows("/v5/order/history", "category=linear&orderLinkId=A")).isZero();
        await(() -> isKnown("A"));
    }

    @Test
    void shouldTellAWrongTime() {
        final long before = client.get("/v5/market/time").get("time").asLong();
        exchange.fault("kind=clock-skew,by=-30m");

        final long after = client.get("/v5/market/time").get("time").asLong();
        assertThat(after).isLessThan(before - Duration.ofMinutes(20).toMillis());
        exchange.fault("kind=clock-skew,by=0");
        assertThat(client.get("/v5/market/time").get("time").asLong()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void shouldRefuseGoodStampsWhileTheClockIsWrong() {
        exchange.fault("kind=clock-skew,by=-1h,for=300");

        final JsonNode refused = client.signedGet("/v5/account/info", "");
        assertThat(refused.get("retCode").asInt()).isEqualTo(10002);
        assertThat(refused.get("retMsg").asText()).contains("server_timestamp[");
        await(() -> client.signedGet("/v5/account/info", "").get("retCode").asInt() == 0);
    }

    private void tradeSocket() {
        client.openTrade();
        client.ask(client.tradeSocket(), client.auth(""));
    }

    private JsonNode ask(String requestId, String op, String body) {
        client.tradeSocket().send(TestClient.order(requestId, op, body));
        Frame frame = client.next();
        while (frame.opcode() != Frame.TEXT) {
            frame = client.next();
        }
        return frame.json();
    }

    private JsonNode create(String linkId) {
        return client.post("/v5/order/create", order(linkId));
    }

    private boolean isKnown(String linkId) {
        return rows("/v5/order/realtime", "category=linear&orderLinkId=" + linkId) == 1;
    }

    private int rows(String path, String query) {
        return client.signedGet(path, query).at("/result/list").size();
    }

    private static String order(String linkId) {
        return "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1\","
                + "\"price\":\"98.0\",\"orderLinkId\":\"" + linkId + "\"}";
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        TestExchange.await(condition);
    }
}
