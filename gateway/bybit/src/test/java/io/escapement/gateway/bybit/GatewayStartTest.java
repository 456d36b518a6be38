package io.escapement.gateway.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.gateway.bybit.harness.Commands;
import io.escapement.gateway.bybit.harness.Fixture;
import io.escapement.gateway.bybit.harness.Lines;
import io.escapement.gateway.bybit.harness.MiniVenue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayStartTest {
    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void shouldPublishInputsInTheScriptsOrderWhenStarting() {
        fixture.start();

        assertThat(Lines.of(fixture.engine.inputs))
                .containsExactly(
                        "InstrumentDefinition AAAUSDT TRADING",
                        "InstrumentDefinition BBBUSDT TRADING",
                        "FeeRates AAAUSDT",
                        "FeeRates BBBUSDT",
                        "Bar AAAUSDT 3 WARM_UP 1749999600000000000",
                        "Bar AAAUSDT 3 WARM_UP 1749999780000000000",
                        "Bar BBBUSDT 3 WARM_UP 1749999600000000000",
                        "Bar BBBUSDT 3 WARM_UP 1749999780000000000",
                        "ConnectionState PRIVATE UP",
                        "ConnectionState TRADE UP",
                        "ReconciliationBegin",
                        "WalletUpdate QUERY USDT",
                        "ReconciliationEnd YES",
                        "ConnectionState PUBLIC UP");
    }

    @Test
    void shouldSayThatOrdersCanGoOutWhenThereIsNoTradeSocket() {
        fixture.configuration.addresses().tradeUrl(null);

        fixture.start();

        assertThat(Lines.of(fixture.engine.inputs).subList(8, 11))
                .containsExactly("ConnectionState PRIVATE UP", "ConnectionState TRADE UP", "ReconciliationBegin");
    }

    @Test
    void shouldAskInTheScriptsOrderWhenStarting() {
        fixture.start();

        assertThat(fixture.venue.calls.stream().map(MiniVenue.Call::path))
                .containsExactly(
                        "/v5/market/time",
                        "/v5/market/instruments-info",
                        "/v5/market/instruments-info",
                        "/v5/account/fee-rate",
                        "/v5/account/fee-rate",
                        "/v5/market/kline",
                        "/v5/market/kline",
                        "/v5/account/info",
                        "/v5/position/list",
                        "/v5/position/list",
                        "/v5/order/realtime",
                        "/v5/position/list",
                        "/v5/execution/list",
                        "/v5/position/list",
                        "/v5/account/wallet-balance");
    }

    @Test
    void shouldSubscribeEverythingInOneRequestWhenPublicStreamOpens() {
        fixture.start();

        assertThat(fixture.venue.frames)
                .filteredOn(frame -> frame.startsWith(MiniVenue.PUBLIC))
                .containsExactly(
                        MiniVenue.PUBLIC + " {\"req_id\":\"g0\",\"op\":\"subscribe\",\"args\":["
                                + "\"kline.3.AAAUSDT\",\"orderbook.50.AAAUSDT\",\"kline.3.BBBUSDT\",\"orderbook.50.BBBUSDT\"]}");
    }

    @Test
    void shouldPublishOutcomesBeforePublicStreamWhenCommandsFollowReconciliation() {
        fixture.engine.react((sequence, json, commands) -> {
            if (json.contains("ReconciliationEnd")) {
                for (int i = 0; i < 2; i++) {
                    final Commands.Encoded command = Commands.leverage(i);
                    commands.onCommand(command.buffer(), 0, command.length(), sequence, i);
                }
            }
        });

        fixture.start();

        final List<String> lines = Lines.of(fixture.engine.inputs);
        assertThat(lines.subList(lines.size() - 4, lines.size()))
                .containsExactly(
                        "ReconciliationEnd YES",
                        "RequestOutcome AAAUSDT SET_LEVERAGE ACK 13 0",
                        "RequestOutcome BBBUSDT SET_LEVERAGE ACK 13 0",
                        "ConnectionState PUBLIC UP");
    }

    @Test
    void shouldTellEachPartWhenProgressIsWanted() {
        final List<String> steps = new ArrayList<>();
        fixture.make();

        fixture.gateway().start((step, done, total) -> steps.add(step + ' ' + done + '/' + total));

        assertThat(steps)
                .containsExactly(
                        "venue time 1/1",
                        "instruments 1/2",
                        "instruments 2/2",
                        "fee rates 1/2",
                        "fee rates 2/2",
                        "warm-up bars 1/2",
                        "warm-up bars 2/2",
                        "private stream 1/1",
                        "trade socket 1/1",
                        "reconciliation 1/1",
                        "public stream 1/1");
    }

    @Test
    void shouldFetchOldestPageFirstWhenWarmUpIsLongerThanPage() {
        fixture.configuration.market().warmUpBars(1_500);

        fixture.start();

        // 998 bars a page: from 1,500 bars before 1,749,999,960,000 on, then from 998 bars later on.
        assertThat(fixture.venue.calls)
                .filteredOn(call -> call.path().equals("/v5/market/kline"))
                .extracting(MiniVenue.Call::query)
                .startsWith(
                        "category=linear&symbol=AAAUSDT&interval=3&start=1749729960000&end=1749909600000&limit=1000",
                        "category=linear&symbol=AAAUSDT&interval=3&start=1749909600000&end=1749999960000&limit=1000");
    }

    @Test
    void shouldTakeOrdinaryFeesWhenEnvironmentDoesNotTellThem() {
        fixture.venue.answer("/v5/account/fee-rate", call -> MiniVenue.error(10032, "Demo trading are not supported."));

        fixture.start();

        assertThat(fixture.engine.awaitInput("FeeRates"))
                .contains("\"takerRate\":\"0.00055\"")
                .contains("\"makerRate\":\"0.0002\"");
    }

    @Test
    void shouldNameSymbolWhenVenueDoesNotListIt() {
        fixture.venue.result("/v5/market/instruments-info", "{\"category\":\"linear\",\"list\":[]}");

        assertThatThrownBy(fixture::start)
                .isInstanceOf(GatewayException.class)
                .hasMessage("gateway: the venue does not list this symbol as a USDT perpetual, correct the configured"
                        + " symbols: symbol=AAAUSDT,BBBUSDT");
    }

    @Test
    void shouldSayWhyWithoutSecretsWhenKeyIsRefused() {
        fixture.venue.reply(
                "auth",
                request ->
                        "{\"success\":false,\"ret_msg\":\"key demo-key is invalid\",\"op\":\"auth\",\"conn_id\":\"c\"}");

        assertThatThrownBy(fixture::start)
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("authentication on the private stream refused")
                .hasMessageContaining("key [hidden] is invalid")
                .hasMessageNotContaining("demo-key");
    }

    @Test
    void shouldSayWhyWhenEveryTopicIsRefused() {
        fixture.venue.reply(
                "subscribe",
                request -> request.toString().contains("kline")
                                || request.toString().contains("orderbook")
                        ? MiniVenue.unsubscribable(request, "error:handler not found,topic:kline.3.AAAUSDT")
                        : MiniVenue.subscribed(request));

        assertThatThrownBy(fixture::start)
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("subscription on the public stream refused")
                .hasMessageContaining("handler not found,topic:kline.3.AAAUSDT");
    }

    @Test
    void shouldGiveUpWhenSocketNeverAnswers() {
        fixture.venue.reply("auth", request -> null);
        fixture.configuration.sockets().connectTimeout(Duration.ofMillis(200));

        assertThatThrownBy(fixture::start)
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("the private stream is not up within 200 ms");
    }

    @Test
    void shouldRefuseWhenUrlIsPlainAndFarAway() {
        fixture.configuration.addresses().privateUrl(URI.create("ws://stream.example.com/v5/private"));

        assertThatThrownBy(fixture::make)
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("refusing an unencrypted connection to another machine");
    }

    @Test
    void shouldPublishDataThatPrecedesTheAckWhenSubscribing() {
        fixture.venue.reply("subscribe", request -> {
            if (request.toString().contains("kline")) {
                fixture.venue.push(MiniVenue.PUBLIC, Frames.BOOK_SNAPSHOT);
            }
            return "{\"success\":true,\"ret_msg\":\"\",\"conn_id\":\"c\",\"req_id\":\""
                    + request.path("req_id").asText() + "\",\"op\":\"subscribe\"}";
        });

        fixture.start();

        final List<String> lines = Lines.of(fixture.engine.inputs);
        assertThat(lines.subList(lines.size() - 2, lines.size()))
                .containsExactly("BookSnapshot AAAUSDT 100", "ConnectionState PUBLIC UP");
    }
}
