package io.escapement.gateway.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.codecs.sbe.ClockSource;
import io.escapement.gateway.bybit.harness.Commands;
import io.escapement.gateway.bybit.harness.Fixture;
import io.escapement.gateway.bybit.harness.Lines;
import io.escapement.gateway.bybit.harness.MiniVenue;
import io.escapement.gateway.bybit.harness.RecordingEngine;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On which way a command goes, when, and what a refusal that passes leads to. */
class GatewayWaysTest {
    private static final long FOR_EVER = Long.MAX_VALUE;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration NEVER = Duration.ofNanos(-1);
    private static final String CREATED =
            "{\"orderId\":\"0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9\",\"orderLinkId\":\"x\"}";

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void shouldKeepOrderUntilTheSocketIsBack() {
        acknowledge("order.create");
        fixture.start();
        fixture.venue.reply("auth", request -> "");
        fixture.venue.drop(MiniVenue.TRADE);
        fixture.engine.awaitInput("\"DOWN\"");
        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 99);
        RecordingEngine.await("authentication", () -> frames("\"op\":\"auth\"").size() == 3);

        fixture.venue.push(MiniVenue.TRADE, "{\"retCode\":0,\"retMsg\":\"OK\",\"op\":\"auth\",\"connId\":\"c\"}");

        assertThat(outcomes(1)).containsExactly("RequestOutcome AAAUSDT PLACE ACK 99 e1-tst-7-1-0 0");
        assertThat(frames("order.create")).hasSize(1);
        assertThat(calls("/v5/order/create")).isZero();
    }

    @Test
    void shouldGoByRestOnceTheSocketHasBeenDownForLong() {
        fixture.configuration.sockets().backoffMin(LONG).backoffMax(LONG);
        fixture.configuration.requests().restAfter(Duration.ofMillis(30));
        fixture.venue.result("/v5/order/create", CREATED);
        fixture.start();
        fixture.venue.drop(MiniVenue.TRADE);
        fixture.engine.awaitInput("\"DOWN\"");

        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 99);

        assertThat(outcomes(1)).containsExactly("RequestOutcome AAAUSDT PLACE ACK 99 e1-tst-7-1-0 0");
        assertThat(frames("order.create")).isEmpty();
        assertThat(calls("/v5/order/create")).isEqualTo(1);
        RecordingEngine.await(
                "UP again",
                () -> Lines.of(fixture.engine.inputs).stream()
                                .filter("ConnectionState TRADE UP"::equals)
                                .count()
                        == 2);
    }

    @Test
    void shouldTellUnsentWhenItsTimeIsUpBehindARequestThatHangs() {
        fixture.configuration.clock(ClockSource.RECEIVE);
        fixture.configuration.sockets().backoffMin(LONG).backoffMax(LONG);
        fixture.configuration.requests().restAfter(Duration.ofMillis(30));
        fixture.venue.answer("/v5/order/create", call -> null);
        fixture.start();
        fixture.venue.drop(MiniVenue.TRADE);
        fixture.engine.awaitInput("\"DOWN\"");
        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 98);
        RecordingEngine.await("first request", () -> calls("/v5/order/create") == 1);
        final long expireNs = fixture.gateway().clock().nowNs() + TimeUnit.MILLISECONDS.toNanos(100);

        fixture.engine.command(Commands.marketBuy(2, expireNs), 99);
        RecordingEngine.await("its time is up", () -> fixture.gateway().clock().nowNs() > expireNs);
        fixture.venue.answerOpenCalls(MiniVenue.envelope(CREATED));

        assertThat(outcomes(2))
                .containsExactlyInAnyOrder(
                        "RequestOutcome AAAUSDT PLACE ACK 98 e1-tst-7-1-0 0",
                        "RequestOutcome AAAUSDT PLACE UNSENT 99 e1-tst-7-2-0 -1");
        assertThat(calls("/v5/order/create")).isEqualTo(1);
    }

    @Test
    void shouldNeverSendByRestWhatTheSocketMayHaveTaken() {
        fixture.configuration.sockets().backoffMin(LONG).backoffMax(LONG);
        fixture.configuration.requests().restAfter(Duration.ZERO);
        fixture.venue.result("/v5/order/create", CREATED);
        fixture.start();
        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 98);
        RecordingEngine.await("order", () -> fixture.counters.get(Metric.ORDERS_SENT) == 1);
        fixture.venue.drop(MiniVenue.TRADE);
        outcomes(1);

        fixture.engine.command(Commands.marketBuy(2, FOR_EVER), 99);

        assertThat(outcomes(2))
                .containsExactly(
                        "RequestOutcome AAAUSDT PLACE UNKNOWN 98 e1-tst-7-1-0 -1",
                        "RequestOutcome AAAUSDT PLACE ACK 99 e1-tst-7-2-0 0");
        assertThat(calls("/v5/order/create")).isEqualTo(1);
    }

    @Test
    void shouldDropPlacementAndTellBothWhenCancelledUnsent() {
        fixture.configuration.sockets().backoffMin(LONG).backoffMax(LONG);
        fixture.configuration.requests().restAfter(NEVER);
        fixture.start();
        fixture.venue.drop(MiniVenue.TRADE);
        fixture.engine.awaitInput("\"DOWN\"");

        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 98);
        fixture.engine.command(Commands.amend(1), 99);
        fixture.engine.command(Commands.cancel(1), 100);

        assertThat(outcomes(3))
                .containsExactly(
                        "RequestOutcome AAAUSDT AMEND UNSENT 99 e1-tst-7-1-0 -1",
                        "RequestOutcome AAAUSDT PLACE UNSENT 98 e1-tst-7-1-0 -1",
                        "RequestOutcome AAAUSDT CANCEL ALREADY_SO 100 e1-tst-7-1-0 -1");
    }

    @Test
    void shouldAwaitPlacementInFlightBeforeCancellingIt() {
        fixture.configuration.clock(ClockSource.RECEIVE);
        acknowledge("order.cancel");
        fixture.start();

        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 98);
        fixture.engine.command(Commands.cancel(1), 99);
        fixture.engine.command(Commands.leverage(0), 100);
        outcomes(1);
        assertThat(frames("order.cancel")).isEmpty();

        fixture.venue.push(MiniVenue.TRADE, Frames.ack("e1-tst-7-1-0", "order.create"));
        assertThat(outcomes(3))
                .containsExactly(
                        "RequestOutcome AAAUSDT SET_LEVERAGE ACK 100 0",
                        "RequestOutcome AAAUSDT PLACE ACK 98 e1-tst-7-1-0 0",
                        "RequestOutcome AAAUSDT CANCEL ACK 99 e1-tst-7-1-0 0");
    }

    @Test
    void shouldNotPlaceAgainWhatWasCancelledWhileUnderWay() {
        fixture.configuration.clock(ClockSource.RECEIVE);
        replyTo(
                "order.cancel",
                id -> Frames.refusal(id, "order.cancel", 110001, "order not exists or too late to cancel"));
        fixture.start();
        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 98);
        fixture.engine.command(Commands.cancel(1), 99);
        RecordingEngine.await("order", () -> fixture.counters.get(Metric.ORDERS_SENT) == 1);

        fixture.venue.push(
                MiniVenue.TRADE, Frames.refusal("e1-tst-7-1-0", "order.create", 110063, "settlement in progress"));

        assertThat(outcomes(2))
                .containsExactly(
                        "RequestOutcome AAAUSDT PLACE UNSENT 98 e1-tst-7-1-0 110063",
                        "RequestOutcome AAAUSDT CANCEL ALREADY_SO 99 e1-tst-7-1-0 110001");
        assertThat(frames("order.create")).hasSize(1);
    }

    @Test
    void shouldNotPlaceAgainWhatACancellationOfAllMeant() {
        fixture.configuration.clock(ClockSource.RECEIVE);
        fixture.venue.result("/v5/order/cancel-all", "{\"list\":[],\"success\":\"1\"}");
        fixture.start();
        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 98);
        fixture.engine.command(Commands.cancelAll(), 99);
        RecordingEngine.await("second round", () -> calls("/v5/order/cancel-all") > 1);

        fixture.venue.push(
                MiniVenue.TRADE, Frames.refusal("e1-tst-7-1-0", "order.create", 110063, "settlement in progress"));

        assertThat(outcomes(2))
                .containsExactly(
                        "RequestOutcome AAAUSDT PLACE UNSENT 98 e1-tst-7-1-0 110063",
                        "RequestOutcome AAAUSDT CANCEL_ALL ACK 99 0");
        assertThat(frames("order.create")).hasSize(1);
    }

    @Test
    void shouldCancelAllTheSameWhenPlacementsFateIsUnknown() {
        fixture.configuration.clock(ClockSource.RECEIVE);
        acknowledge("order.cancel");
        fixture.start();
        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 98);
        fixture.engine.command(Commands.cancel(1), 99);
        RecordingEngine.await("order", () -> fixture.counters.get(Metric.ORDERS_SENT) == 1);

        fixture.venue.drop(MiniVenue.TRADE);

        assertThat(outcomes(2))
                .containsExactly(
                        "RequestOutcome AAAUSDT PLACE UNKNOWN 98 e1-tst-7-1-0 -1",
                        "RequestOutcome AAAUSDT CANCEL ACK 99 e1-tst-7-1-0 0");
    }

    @Test
    void shouldRepeatOnNewConnectionWhenTradeServiceRestarts() {
        final AtomicInteger attempts = new AtomicInteger();
        replyTo(
                "order.create",
                id -> attempts.getAndIncrement() == 0
                        ? Frames.refusal(id, "order.create", 10019, "ws trade service is restarting")
                        : Frames.ack(id, "order.create"));
        fixture.start();

        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 99);

        assertThat(outcomes(1)).containsExactly("RequestOutcome AAAUSDT PLACE ACK 99 e1-tst-7-1-0 0");
        assertThat(frames("\"op\":\"auth\"")).hasSize(3);
        assertThat(frames("order.create"))
                .hasSize(2)
                .last()
                .asString()
                .contains("\"reqId\":\"e1-tst-7-1-0-r1\"")
                .contains("\"orderLinkId\":\"e1-tst-7-1-0\"");
    }

    @Test
    void shouldLetRequestsUnderWayEndWhenTradeServiceRestarts() {
        fixture.start();
        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 98);
        fixture.engine.command(Commands.marketBuy(2, FOR_EVER), 99);
        RecordingEngine.await("orders", () -> fixture.counters.get(Metric.ORDERS_SENT) == 2);

        fixture.venue.push(
                MiniVenue.TRADE,
                Frames.refusal("e1-tst-7-2-0", "order.create", 10019, "ws trade service is restarting"));
        fixture.venue.push(MiniVenue.TRADE, Frames.ack("e1-tst-7-1-0", "order.create"));

        assertThat(outcomes(1)).containsExactly("RequestOutcome AAAUSDT PLACE ACK 98 e1-tst-7-1-0 0");
        RecordingEngine.await("repeated", () -> fixture.counters.get(Metric.ORDERS_SENT) == 3);
    }

    @Test
    void shouldCorrectClockAndRepeatWhenTimeIsRefused() {
        fixture.configuration.clock(ClockSource.RECEIVE);
        final AtomicInteger attempts = new AtomicInteger();
        replyTo(
                "order.create",
                id -> attempts.getAndIncrement() == 0
                        ? Frames.refusal(
                                id,
                                "order.create",
                                10002,
                                "invalid request, req_timestamp[1750000009000],server_timestamp[1750000003000],recv_window[5000]")
                        : Frames.ack(id, "order.create"));
        fixture.start();

        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 99);

        assertThat(outcomes(1)).containsExactly("RequestOutcome AAAUSDT PLACE ACK 99 e1-tst-7-1-0 0");
        assertThat(frames("order.create").get(1)).contains("\"X-BAPI-TIMESTAMP\":\"17500000030");
    }

    @Test
    void shouldRepeatShortlyWhenOrderIsBeingProcessed() {
        final AtomicInteger attempts = new AtomicInteger();
        replyTo(
                "order.cancel",
                id -> attempts.getAndIncrement() < 2
                        ? Frames.refusal(id, "order.cancel", 110079, "the order is processing and can not be operated")
                        : Frames.ack(id, "order.cancel"));
        fixture.start();

        fixture.engine.command(Commands.cancel(1), 99);

        assertThat(outcomes(1)).containsExactly("RequestOutcome AAAUSDT CANCEL ACK 99 e1-tst-7-1-0 0");
        assertThat(frames("order.cancel")).hasSize(3);
    }

    @Test
    void shouldRepeatWhenRateWindowHasPassed() {
        fixture.configuration.clock(ClockSource.RECEIVE);
        final AtomicInteger attempts = new AtomicInteger();
        replyTo(
                "order.create",
                id -> attempts.getAndIncrement() == 0
                        ? Frames.refusal(id, "order.create", 10006, "Too many visits!")
                                .replace(
                                        "\"Traceid\"", "\"X-Bapi-Limit-Reset-Timestamp\":\"1750000000250\",\"Traceid\"")
                        : Frames.ack(id, "order.create"));
        fixture.start();

        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 99);

        assertThat(outcomes(1)).containsExactly("RequestOutcome AAAUSDT PLACE ACK 99 e1-tst-7-1-0 0");
        assertThat(frames("order.create")).hasSize(2);
    }

    @Test
    void shouldTellUnsentWhenRateWindowOutlastsTheOrder() {
        fixture.configuration.clock(ClockSource.RECEIVE);
        replyTo("order.create", id -> Frames.refusal(id, "order.create", 10006, "Too many visits!"));
        fixture.start();
        final long expireNs = fixture.gateway().clock().nowNs() + TimeUnit.MILLISECONDS.toNanos(300);

        fixture.engine.command(Commands.marketBuy(1, expireNs), 99);

        assertThat(outcomes(1)).containsExactly("RequestOutcome AAAUSDT PLACE UNSENT 99 e1-tst-7-1-0 10006");
    }

    @Test
    void shouldLetReductionsPassEntriesThatWaitForTheLimit() {
        fixture.configuration.clock(ClockSource.RECEIVE);
        acknowledge("order.create");
        fixture.start();

        for (int i = 1; i <= 9; i++) {
            fixture.engine.command(Commands.marketBuy(i, FOR_EVER), i);
        }
        fixture.engine.command(Commands.reduce(10), 10);

        final List<String> outcomes = outcomes(10);
        assertThat(outcomes.get(8)).isEqualTo("RequestOutcome AAAUSDT PLACE ACK 10 e1-tst-7-a-0 0");
        assertThat(outcomes.get(9)).isEqualTo("RequestOutcome AAAUSDT PLACE ACK 9 e1-tst-7-9-0 0");
    }

    @Test
    void shouldCountDuplicateIdAsSuccessWhenTheOrderIsOurs() {
        replyTo("order.create", id -> Frames.refusal(id, "order.create", 110072, "OrderLinkedID is duplicate"));
        fixture.venue.result("/v5/order/history", order("AAAUSDT", "Buy", "1.50", 1_750_000_000_004L));
        fixture.start();

        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 99);

        assertThat(outcomes(1)).containsExactly("RequestOutcome AAAUSDT PLACE ACK 99 e1-tst-7-1-0 0");
        assertThat(Lines.of(fixture.engine.inputs)).contains("OrderUpdate AAAUSDT QUERY e1-tst-7-1-0 FILLED");
    }

    @Test
    void shouldRejectDuplicateIdWhenTheOrderIsAnother() {
        replyTo("order.create", id -> Frames.refusal(id, "order.create", 110072, "OrderLinkedID is duplicate"));
        fixture.start();

        for (final String other : List.of(
                order("BBBUSDT", "Buy", "1.5", 1_750_000_000_000L),
                order("AAAUSDT", "Sell", "1.5", 1_750_000_000_000L),
                order("AAAUSDT", "Buy", "1.6", 1_750_000_000_000L),
                order("AAAUSDT", "Buy", "1.5", 1_749_999_990_000L))) {
            fixture.venue.result("/v5/order/realtime", other);
            fixture.engine.inputs.clear();
            fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 99);

            assertThat(outcomes(1)).containsExactly("RequestOutcome AAAUSDT PLACE REJECT 99 e1-tst-7-1-0 110072");
            assertThat(fixture.engine.awaitInput("RequestOutcome")).contains("duplicate id of another order");
        }
    }

    @Test
    void shouldLeaveFateUnknownWhenDuplicateIsNotFound() {
        replyTo("order.create", id -> Frames.refusal(id, "order.create", 110072, "OrderLinkedID is duplicate"));
        fixture.start();

        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 99);

        assertThat(outcomes(1)).containsExactly("RequestOutcome AAAUSDT PLACE UNKNOWN 99 e1-tst-7-1-0 110072");
    }

    @Test
    void shouldCancelAllUntilNothingIsLeft() {
        fixture.configuration.clock(ClockSource.RECEIVE);
        final AtomicInteger rounds = new AtomicInteger();
        fixture.venue.answer(
                "/v5/order/cancel-all",
                call -> MiniVenue.envelope(
                        rounds.getAndIncrement() < 2
                                ? "{\"list\":[{\"orderId\":\"a\",\"orderLinkId\":\"\"}],\"success\":\"1\"}"
                                : "{\"list\":[],\"success\":\"1\"}"));
        fixture.start();

        fixture.engine.command(Commands.cancelAll(), 99);

        assertThat(outcomes(1)).containsExactly("RequestOutcome AAAUSDT CANCEL_ALL ACK 99 0");
        assertThat(calls("/v5/order/cancel-all")).isEqualTo(3);
    }

    @Test
    void shouldCancelAllOnceMoreWhenAnOrderWasOnItsWay() {
        fixture.configuration.clock(ClockSource.RECEIVE);
        fixture.venue.result("/v5/order/cancel-all", "{\"list\":[],\"success\":\"1\"}");
        fixture.start();
        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 98);
        fixture.engine.command(Commands.cancelAll(), 99);
        RecordingEngine.await("second round", () -> calls("/v5/order/cancel-all") > 1);

        fixture.venue.push(MiniVenue.TRADE, Frames.ack("e1-tst-7-1-0", "order.create"));

        assertThat(outcomes(2))
                .containsExactly(
                        "RequestOutcome AAAUSDT PLACE ACK 98 e1-tst-7-1-0 0",
                        "RequestOutcome AAAUSDT CANCEL_ALL ACK 99 0");
    }

    @Test
    void shouldStopAllHttpAndTellWhenBanned() {
        fixture.configuration.requests().banPause(Duration.ofMillis(200));
        fixture.start();
        fixture.venue.answer("/v5/position/set-leverage", call -> MiniVenue.http(403));

        fixture.engine.command(Commands.leverage(0), 98);
        fixture.engine.awaitInput("\"channel\":\"REST\"");
        final int calls = fixture.venue.calls.size();
        fixture.venue.result("/v5/position/set-leverage", "{}");
        fixture.engine.command(Commands.query(io.escapement.codecs.sbe.QueryKind.WALLET, Commands.noEpoch(), 0, 0), 99);

        assertThat(outcomes(2))
                .containsExactly(
                        "RequestOutcome AAAUSDT QUERY WALLET UNSENT 99 -403",
                        "RequestOutcome AAAUSDT SET_LEVERAGE ACK 98 0");
        assertThat(fixture.venue.calls).hasSize(calls + 1);
        assertThat(Lines.of(fixture.engine.inputs))
                .containsSubsequence("ConnectionState REST DOWN", "ConnectionState REST UP");
        assertThat(fixture.counters.get(Metric.HTTP_BANS)).isEqualTo(1);
    }

    @Test
    void shouldAskAgainWhenServerIsInTrouble() {
        fixture.start();
        final AtomicInteger attempts = new AtomicInteger();
        final String wallet = "{\"list\":[]}";
        fixture.venue.answer(
                "/v5/account/wallet-balance",
                call -> attempts.getAndIncrement() == 0 ? MiniVenue.http(502) : MiniVenue.envelope(wallet));

        fixture.engine.command(Commands.query(io.escapement.codecs.sbe.QueryKind.WALLET, Commands.noEpoch(), 0, 0), 99);

        assertThat(outcomes(1)).containsExactly("RequestOutcome AAAUSDT QUERY WALLET ACK 99 0");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void shouldSwitchToOneWayMode() {
        fixture.venue.answer(
                "/v5/position/switch-mode", call -> MiniVenue.error(110025, "Position mode is not modified"));
        fixture.start();

        fixture.engine.command(Commands.oneWay(), 99);

        assertThat(outcomes(1)).containsExactly("RequestOutcome AAAUSDT SWITCH_MODE ALREADY_SO 99 110025");
        assertThat(fixture.venue.calls.get(fixture.venue.calls.size() - 1).body())
                .isEqualTo("{\"category\":\"linear\",\"symbol\":\"AAAUSDT\",\"mode\":0}");
    }

    private static String order(String symbol, String side, String size, long createdMs) {
        return "{\"list\":[{\"symbol\":\"" + symbol + "\",\"orderId\":\"0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9\","
                + "\"orderLinkId\":\"e1-tst-7-1-0\",\"side\":\"" + side + "\",\"orderType\":\"Market\","
                + "\"orderStatus\":\"Filled\",\"timeInForce\":\"IOC\",\"price\":\"10\",\"qty\":\"" + size + "\","
                + "\"leavesQty\":\"0\",\"cumExecQty\":\"1.5\",\"cumExecValue\":\"15\",\"avgPrice\":\"10\","
                + "\"createdTime\":\"" + createdMs + "\",\"updatedTime\":\"" + createdMs + "\"}],"
                + "\"nextPageCursor\":\"\",\"category\":\"linear\"}";
    }

    private void acknowledge(String op) {
        replyTo(op, id -> Frames.ack(id, op));
    }

    private void replyTo(String op, Function<String, String> reply) {
        fixture.venue.reply(
                op, (JsonNode request) -> reply.apply(request.path("reqId").asText()));
    }

    private List<String> outcomes(int count) {
        RecordingEngine.await(
                count + " outcomes among " + fixture.engine.inputs,
                () -> fixture.engine.inputs.stream()
                                .filter(line -> line.contains("RequestOutcome"))
                                .count()
                        >= count);
        return Lines.of(fixture.engine.inputs.stream()
                .filter(line -> line.contains("RequestOutcome"))
                .toList());
    }

    private List<String> frames(String part) {
        return fixture.venue.frames.stream().filter(line -> line.contains(part)).toList();
    }

    private long calls(String path) {
        return fixture.venue.calls.stream()
                .filter(call -> call.path().equals(path))
                .count();
    }
}
