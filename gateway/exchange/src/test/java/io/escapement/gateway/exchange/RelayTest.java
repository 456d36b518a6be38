package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.auth.Credentials;
import io.escapement.gateway.exchange.client.Frame;
import io.escapement.gateway.exchange.client.TestClient;
import io.escapement.gateway.exchange.relay.LiveMarket;
import io.escapement.gateway.exchange.relay.LiveVenue;
import io.escapement.venue.VenueConfiguration;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An exchange whose market is that of another, which plays the venue. */
class RelayTest {
    /** Fast enough that a price comes every few hundredths of a second. */
    private static final double VENUE_SPEED = 300;

    private TestExchange venue;
    private ExchangeServer relay;
    private int port;
    private long startMs;
    private TestClient client;

    @BeforeEach
    void open() throws IOException {
        venue = TestExchange.free(TestExchange.synthetic(), VENUE_SPEED);
        final LiveMarket live =
                LiveMarket.open(LiveVenue.of("ws://127.0.0.1:" + venue.port() + "/v5/public/linear", null), List.of());
        relay = new ExchangeServer(new ExchangeContext(
                        live.market(),
                        VenueConfiguration.defaults(),
                        new Credentials(TestClient.KEY, TestClient.SECRET),
                        0,
                        1,
                        false)
                .withLive(live));
        port = relay.start().getPort();
        startMs = live.market().startMs();
        client = new TestClient(port);
    }

    @AfterEach
    void close() {
        client.close();
        relay.close();
        venue.close();
    }

    @Test
    void shouldPassFramesOnAsTheyCome() {
        try (TestClient direct = venue.client()) {
            direct.openPublic();
            direct.ask(direct.publicSocket(), "{\"op\":\"subscribe\",\"args\":[\"publicTrade.BTCUSDT\"]}");
            client.openPublic();
            client.ask(client.publicSocket(), "{\"op\":\"subscribe\",\"args\":[\"publicTrade.BTCUSDT\"]}");

            final String relayed = client.next().text();
            String own = direct.next().text();
            while (!own.equals(relayed)) {
                own = direct.next().text();
            }
            assertThat(relayed).contains("\"topic\":\"publicTrade.BTCUSDT\"");
        }
    }

    @Test
    void shouldBeginWithASnapshotForWhoeverJoins() {
        client.openPublic();
        client.ask(client.publicSocket(), "{\"op\":\"subscribe\",\"args\":[\"orderbook.50.BTCUSDT\"]}");
        assertThat(client.next().json().get("type").asText()).isEqualTo("snapshot");
        try (TestClient later = new TestClient(port)) {
            later.openPublic();
            later.ask(
                    later.publicSocket(),
                    "{\"op\":\"subscribe\",\"args\":[\"orderbook.50.BTCUSDT\",\"tickers.BTCUSDT\",\"kline.1.BTCUSDT\"]}");

            assertThat(later.stepUntil("public orderbook.50.BTCUSDT")
                            .get("type")
                            .asText())
                    .isEqualTo("snapshot");
        }
    }

    @Test
    void shouldFillOrdersOnTheLocalModelAtTheVenuesPrices() {
        client.connect("orderbook.50.BTCUSDT");
        final JsonNode book = client.stepUntil("public orderbook.50.BTCUSDT");
        client.tradeSocket()
                .send(TestClient.order(
                        "1",
                        "order.create",
                        "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Market\","
                                + "\"qty\":\"0.01\",\"orderLinkId\":\"L\"}"));

        final JsonNode fill = client.stepUntil("private execution").at("/data/0");
        assertThat(fill.get("orderLinkId").asText()).isEqualTo("L");
        assertThat(fill.get("execPrice").asDouble())
                .isBetween(
                        book.at("/data/a/0/0").asDouble() * 0.9,
                        book.at("/data/a/0/0").asDouble() * 1.1);
        assertThat(venue.client()
                        .signedGet("/v5/order/history", "category=linear")
                        .at("/result/list"))
                .as("the venue never hears of it")
                .isEmpty();
    }

    @Test
    void shouldPassQuestionsAboutTheMarketOn() {
        try (TestClient direct = venue.client()) {
            final String history = "/v5/market/kline?category=linear&symbol=BTCUSDT&interval=15&limit=5&end="
                    + (TestExchange.START_MS - 86_400_000L);
            assertThat(client.get(history).get("result"))
                    .isEqualTo(direct.get(history).get("result"));
        }
        assertThat(client.get("/v5/market/instruments-info?category=linear").at("/result/list"))
                .hasSize(2);
        assertThat(client.get("/v5/market/kline?category=linear&symbol=NONE&interval=15")
                        .get("retCode")
                        .asInt())
                .isEqualTo(10001);
        assertThat(client.get("/v5/market/time").get("time").asLong())
                .as("the time is the model's own, at the speed of life")
                .isBetween(startMs, startMs + 60_000);
    }

    @Test
    void shouldCutListenersAndComeBackWhenTheVenueIsGoneForAMoment() {
        client.connect("orderbook.50.BTCUSDT");
        client.stepUntil("public orderbook.50.BTCUSDT");
        venue.fault("kind=drop,which=public");

        final Frame closed = client.stepUntil(frame -> frame.opcode() == Frame.CLOSE);
        assertThat(closed.socket().name()).isEqualTo("public");
        client.openPublic();
        client.publicSocket().send("{\"op\":\"subscribe\",\"args\":[\"orderbook.50.BTCUSDT\"]}");
        assertThat(client.stepUntil("public orderbook.50.BTCUSDT").get("type").asText())
                .isEqualTo("snapshot");
        TestExchange.await(
                () -> client.signedGet("/v5/account/info", "").get("retCode").asInt() == 0);
    }

    @Test
    void shouldRefuseOrdersWhileThereIsNoMarket() {
        client.connect("orderbook.50.BTCUSDT");
        client.stepUntil("public orderbook.50.BTCUSDT");
        venue.fault("kind=restart,for=1h");

        client.stepUntil(frame -> frame.opcode() == Frame.CLOSE);
        assertThat(client.post("/v5/order/create", "{}").get("retCode").asInt()).isEqualTo(10016);
    }

    @Test
    void shouldSayInOneLineThatASymbolIsUnknown() {
        final LiveVenue place = LiveVenue.of("ws://127.0.0.1:" + venue.port(), null);
        assertThatThrownBy(() -> LiveMarket.open(place, List.of("BTCUSDT", "DOGEUSDT")))
                .hasMessageContaining("DOGEUSDT");
    }
}
