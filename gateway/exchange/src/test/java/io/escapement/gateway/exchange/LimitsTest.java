package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.client.TestClient;
import io.escapement.gateway.exchange.limit.LimitSettings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits as a client meets them. A slow machine may spread requests, so each test asks until it is refused. */
class LimitsTest {
    private static final int PATIENCE = 5_000;
    private static final String MISSING = "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"orderLinkId\":\"none\"}";

    @TempDir
    Path folder;

    private TestExchange exchange;
    private TestClient client;

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    @Test
    void shouldRefuseMoreThanFiveFeeRatesASecond() {
        open(LimitSettings.ordinary(true));
        HttpResponse<String> answer = client.signedGetRaw("/v5/account/fee-rate", "category=linear");
        assertThat(answer.headers().firstValue("X-Bapi-Limit")).contains("5");
        assertThat(answer.headers().firstValue("X-Bapi-Limit-Status")).contains("4");
        for (int i = 0; !answer.body().contains("\"retCode\":10006"); i++) {
            assertThat(i).isLessThan(PATIENCE);
            answer = client.signedGetRaw("/v5/account/fee-rate", "category=linear");
        }

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Bapi-Limit-Status")).contains("0");
        assertThat(Long.parseLong(answer.headers()
                        .firstValue("X-Bapi-Limit-Reset-Timestamp")
                        .orElseThrow()))
                .isGreaterThan(
                        Long.parseLong(answer.headers().firstValue("Timenow").orElseThrow()));
        assertThat(client.signedGet("/v5/account/info", "").get("retCode").asInt())
                .as("another endpoint has a window of its own")
                .isZero();
    }

    @Test
    void shouldCountRestAndTradeSocketTogether() {
        open(LimitSettings.ordinary(true));
        client.openTrade();
        client.ask(client.tradeSocket(), client.auth(""));
        JsonNode answer = cancelOnSocket(0);
        for (int i = 1; answer.get("retCode").asInt() != 10006; i++) {
            assertThat(i).isLessThan(PATIENCE);
            client.post("/v5/order/cancel", MISSING);
            answer = cancelOnSocket(i);
        }

        assertThat(answer.at("/header/X-Bapi-Limit").asText()).isEqualTo("10");
        assertThat(answer.at("/header/X-Bapi-Limit-Status").asText()).isEqualTo("0");
        assertThat(answer.at("/header/X-Bapi-Limit-Reset-Timestamp").asLong())
                .isGreaterThan(answer.at("/header/Timenow").asLong());
    }

    @Test
    void shouldCountTheOrdersOfABatch() {
        open(LimitSettings.ordinary(true));
        final StringBuilder orders = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            orders.append(i == 0 ? "" : ",").append("{\"symbol\":\"BTCUSDT\",\"orderLinkId\":\"none\"}");
        }

        final JsonNode answer =
                client.post("/v5/order/cancel-batch", "{\"category\":\"linear\",\"request\":[" + orders + "]}");

        final JsonNode codes = answer.at("/retExtInfo/list");
        assertThat(codes).hasSize(12);
        assertThat(codes.get(9).get("code").asInt()).isEqualTo(110001);
        assertThat(codes.get(10).get("code").asInt()).isEqualTo(10006);
        assertThat(codes.get(11).get("code").asInt()).isEqualTo(10006);
    }

    @Test
    void shouldAllowMoreByLevel() {
        open(new LimitSettings(true, 2, 1_000));

        final HttpResponse<String> answer = client.postRaw("/v5/order/cancel", MISSING);

        assertThat(answer.headers().firstValue("X-Bapi-Limit")).contains("40");
    }

    @Test
    void shouldBanWhoAsksTooOften() {
        open(new LimitSettings(true, 0, 300));
        HttpResponse<String> answer = client.getRaw("/v5/market/time");
        for (int i = 0; answer.statusCode() == 200; i++) {
            assertThat(i).isLessThan(PATIENCE);
            answer = client.getRaw("/v5/market/time");
        }

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("access too frequent");
        assertThatThrownBy(() -> client.openPublic()).hasMessageContaining("403");
        TestExchange.await(() -> client.getRaw("/v5/market/time").statusCode() == 200);
    }

    @Test
    void shouldOnlyCountWhenNotEnforced() {
        open(LimitSettings.ordinary(false));
        for (int i = 0; i < 700; i++) {
            assertThat(client.signedGet("/v5/account/fee-rate", "category=linear")
                            .get("retCode")
                            .asInt())
                    .isZero();
        }
    }

    private void open(LimitSettings settings) {
        exchange = TestExchange.free(TestExchange.flat(folder), 1, context -> context.withLimits(settings));
        client = exchange.client();
    }

    private JsonNode cancelOnSocket(int number) {
        return client.ask(client.tradeSocket(), TestClient.order("r" + number, "order.cancel", MISSING));
    }
}
