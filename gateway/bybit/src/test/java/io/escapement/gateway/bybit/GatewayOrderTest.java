package io.escapement.gateway.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.ClockSource;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.gateway.bybit.harness.Commands;
import io.escapement.gateway.bybit.harness.Fixture;
import io.escapement.gateway.bybit.harness.Lines;
import io.escapement.gateway.bybit.harness.MiniVenue;
import io.escapement.gateway.bybit.harness.RecordingEngine;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayOrderTest {
    private static final long FOR_EVER = Long.MAX_VALUE;
    private static final long NOW_NS = 1_750_000_000_000_000_000L;

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void shouldTellAckWithVenuesIdWhenOrderIsAccepted() {
        answerOrders(id -> Frames.ack(id, "order.create"));
        fixture.start();

        fixture.engine.command(Commands.marketBuy(46, FOR_EVER), 99);

        assertThat(fixture.engine.awaitInput("RequestOutcome"))
                .isEqualTo("{\"message\":\"RequestOutcome\",\"receiveTimeNs\":1750000000200000000,"
                        + "\"exchangeTimeNs\":1750000000200000000,\"instrumentId\":\"AAAUSDT\",\"kind\":\"PLACE\","
                        + "\"outcome\":\"ACK\",\"commandSequence\":99,\"commandIndex\":0,"
                        + "\"clientOrderId\":\"e1-tst-7-1a-0\",\"orderId\":\"0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9\","
                        + "\"venueCode\":0,\"text\":\"\"}");
        assertThat(fixture.venue.frames)
                .last()
                .isEqualTo(MiniVenue.TRADE + " {\"reqId\":\"e1-tst-7-1a-0\",\"op\":\"order.create\",\"header\":"
                        + "{\"X-BAPI-TIMESTAMP\":\"1750000000000\",\"X-BAPI-RECV-WINDOW\":\"5000\"},\"args\":["
                        + "{\"category\":\"linear\",\"symbol\":\"AAAUSDT\",\"side\":\"Buy\",\"orderType\":\"Market\","
                        + "\"qty\":\"1.5\",\"timeInForce\":\"IOC\",\"orderLinkId\":\"e1-tst-7-1a-0\","
                        + "\"positionIdx\":0,\"tpslMode\":\"Full\",\"takeProfit\":\"12\","
                        + "\"tpTriggerBy\":\"MarkPrice\",\"stopLoss\":\"9.5\",\"slTriggerBy\":\"MarkPrice\"}]}");
    }

    @Test
    void shouldTellCodeAndTextWhenVenueRejects() {
        answerOrders(id -> Frames.refusal(id, "order.create", 110007, "ab not enough for new order"));
        fixture.start();

        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 99);

        assertThat(fixture.engine.awaitInput("RequestOutcome"))
                .contains("\"outcome\":\"REJECT\"")
                .contains("\"venueCode\":110007")
                .contains("\"text\":\"ab not enough for new order\"");
    }

    @Test
    void shouldTellUnknownWhenVenueTimesOut() {
        answerOrders(id -> Frames.refusal(id, "order.create", 10016, "internal error"));
        fixture.start();

        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 99);

        assertThat(outcome()).isEqualTo("RequestOutcome AAAUSDT PLACE UNKNOWN 99 e1-tst-7-1-0 10016");
    }

    @Test
    void shouldTellUnknownWhenReplyDoesNotCome() {
        fixture.configuration.clock(ClockSource.RECEIVE).requests().orderTimeout(Duration.ofMillis(50));
        fixture.start();

        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 99);

        assertThat(outcome()).isEqualTo("RequestOutcome AAAUSDT PLACE UNKNOWN 99 e1-tst-7-1-0 -1");
        RecordingEngine.await("counted", () -> fixture.counters.get(Metric.COMMANDS_UNKNOWN) == 1);
    }

    @Test
    void shouldTellUnknownWhenSocketBreaksBehindTheOrder() {
        fixture.start();
        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 99);
        RecordingEngine.await("order", () -> fixture.counters.get(Metric.ORDERS_SENT) == 1);

        fixture.venue.drop(MiniVenue.TRADE);

        assertThat(outcome()).isEqualTo("RequestOutcome AAAUSDT PLACE UNKNOWN 99 e1-tst-7-1-0 -1");
        final List<String> lines = Lines.of(fixture.engine.inputs);
        assertThat(lines.get(14)).isEqualTo("ConnectionState TRADE DOWN");
    }

    @Test
    void shouldNotSendWhenSocketIsDown() {
        fixture.configuration.sockets().backoffMin(Duration.ofSeconds(60)).backoffMax(Duration.ofSeconds(60));
        fixture.configuration.requests().restAfter(Duration.ofNanos(-1));
        fixture.start();
        fixture.venue.drop(MiniVenue.TRADE);
        fixture.engine.awaitInput("\"DOWN\"");

        fixture.engine.command(Commands.marketBuy(1, NOW_NS + 1), 99);
        // The market moves past the expiry.
        fixture.venue.push(MiniVenue.PUBLIC, Frames.BOOK_SNAPSHOT);

        assertThat(outcome()).isEqualTo("RequestOutcome AAAUSDT PLACE UNSENT 99 e1-tst-7-1-0 -1");
        assertThat(fixture.counters.get(Metric.ORDERS_SENT)).isZero();
    }

    @Test
    void shouldNotSendWhenCommandHasExpired() {
        fixture.start();

        fixture.engine.command(Commands.marketBuy(1, NOW_NS - 1), 99);

        assertThat(fixture.engine.awaitInput("RequestOutcome"))
                .contains("\"outcome\":\"UNSENT\"")
                .contains("expired before it could be sent");
        assertThat(fixture.counters.get(Metric.ORDERS_SENT)).isZero();
    }

    @Test
    void shouldUseIdOfItsOwnWhenCancelling() {
        answerCancels(id -> Frames.refusal(id, "order.cancel", 110001, "order not exists or too late to cancel"));
        fixture.start();

        fixture.engine.command(Commands.cancel(46), 99);

        assertThat(outcome()).isEqualTo("RequestOutcome AAAUSDT CANCEL ALREADY_SO 99 e1-tst-7-1a-0 110001");
        assertThat(fixture.venue.frames)
                .last()
                .asString()
                .contains("{\"reqId\":\"q-2r-0\",\"op\":\"order.cancel\"")
                .contains("\"orderLinkId\":\"e1-tst-7-1a-0\"");
    }

    @Test
    void shouldMatchRepliesByIdWhenTheyComeOutOfOrder() {
        fixture.start();
        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 98);
        fixture.engine.command(Commands.marketBuy(2, FOR_EVER), 99);
        RecordingEngine.await("orders", () -> fixture.counters.get(Metric.ORDERS_SENT) == 2);

        fixture.venue.push(MiniVenue.TRADE, Frames.ack("e1-tst-7-2-0", "order.create"));
        fixture.venue.push(MiniVenue.TRADE, Frames.ack("e1-tst-7-1-0", "order.create"));
        RecordingEngine.await("outcomes", () -> fixture.engine.inputs.size() == 16);

        assertThat(Lines.of(fixture.engine.inputs).subList(14, 16))
                .containsExactly(
                        "RequestOutcome AAAUSDT PLACE ACK 99 e1-tst-7-2-0 0",
                        "RequestOutcome AAAUSDT PLACE ACK 98 e1-tst-7-1-0 0");
    }

    @Test
    void shouldPostOrdersWhenThereIsNoTradeSocket() {
        fixture.configuration.addresses().tradeUrl(null);
        fixture.venue.result(
                "/v5/order/create", "{\"orderId\":\"0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9\",\"orderLinkId\":\"x\"}");
        fixture.start();

        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 99);

        assertThat(fixture.engine.awaitInput("RequestOutcome"))
                .contains("\"outcome\":\"ACK\"")
                .contains("\"orderId\":\"0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9\"");
        assertThat(fixture.venue.calls.get(fixture.venue.calls.size() - 1).body())
                .startsWith("{\"category\":\"linear\",\"symbol\":\"AAAUSDT\",\"side\":\"Buy\"");
    }

    @Test
    void shouldTellAlreadySoWhenLeverageIsNotModified() {
        fixture.venue.answer("/v5/position/set-leverage", call -> MiniVenue.error(110043, "leverage not modified"));
        fixture.start();

        fixture.engine.command(Commands.leverage(1), 99);

        assertThat(fixture.engine.awaitInput("RequestOutcome"))
                .contains("\"outcome\":\"ALREADY_SO\"")
                .contains("\"venueCode\":110043")
                .contains("\"text\":\"leverage not modified\"");
        assertThat(fixture.venue.calls.get(fixture.venue.calls.size() - 1).body())
                .isEqualTo(
                        "{\"category\":\"linear\",\"symbol\":\"BBBUSDT\",\"buyLeverage\":\"3\",\"sellLeverage\":\"3\"}");
    }

    @Test
    void shouldPublishRowBeforeAckWhenOrderIsFoundInHistory() {
        fixture.venue.result(
                "/v5/order/history",
                "{\"list\":[{\"symbol\":\"AAAUSDT\",\"orderId\":\"0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9\","
                        + "\"orderLinkId\":\"e1-tst-7-1-0\",\"side\":\"Buy\",\"orderType\":\"Market\","
                        + "\"orderStatus\":\"Filled\",\"timeInForce\":\"IOC\",\"price\":\"10\",\"qty\":\"1.5\","
                        + "\"leavesQty\":\"0\",\"cumExecQty\":\"1.5\",\"cumExecValue\":\"15\",\"avgPrice\":\"10\","
                        + "\"createdTime\":\"1749999999000\",\"updatedTime\":\"1749999999001\"}],"
                        + "\"nextPageCursor\":\"\",\"category\":\"linear\"}");
        fixture.start();

        fixture.engine.command(Commands.query(QueryKind.ORDER, 7, 1, 0), 99);

        fixture.engine.awaitInput("RequestOutcome");
        assertThat(Lines.of(fixture.engine.inputs).subList(14, 16))
                .containsExactly(
                        "OrderUpdate AAAUSDT QUERY e1-tst-7-1-0 FILLED",
                        "RequestOutcome AAAUSDT QUERY ORDER ACK 99 e1-tst-7-1-0 0");
        assertThat(fixture.venue.calls.get(fixture.venue.calls.size() - 1).query())
                .isEqualTo("category=linear&symbol=AAAUSDT&orderLinkId=e1-tst-7-1-0");
    }

    @Test
    void shouldLookTwiceBeforeItCallsAnOrderAbsent() {
        // It has just been filled: open no more, and not in the history yet.
        fixture.configuration.clock(ClockSource.RECEIVE);
        fixture.configuration.requests().absenceLag(Duration.ofMillis(20));
        final AtomicInteger looks = new AtomicInteger();
        fixture.venue.answer(
                "/v5/order/history",
                call -> MiniVenue.envelope("{\"list\":["
                        + (looks.getAndIncrement() == 0
                                ? ""
                                : "{\"symbol\":\"AAAUSDT\",\"orderId\":\"0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9\","
                                        + "\"orderLinkId\":\"e1-tst-7-1-0\",\"side\":\"Buy\",\"orderType\":\"Limit\","
                                        + "\"orderStatus\":\"Filled\",\"timeInForce\":\"GTC\",\"price\":\"10\","
                                        + "\"qty\":\"1.5\",\"leavesQty\":\"0\",\"cumExecQty\":\"1.5\","
                                        + "\"cumExecValue\":\"15\",\"avgPrice\":\"10\",\"createdTime\":\"1749999999000\","
                                        + "\"updatedTime\":\"1749999999001\"}")
                        + "],\"nextPageCursor\":\"\",\"category\":\"linear\"}"));
        fixture.start();

        fixture.engine.command(Commands.query(QueryKind.ORDER, 7, 1, 0), 99);

        assertThat(outcome()).isEqualTo("RequestOutcome AAAUSDT QUERY ORDER ACK 99 e1-tst-7-1-0 0");
        assertThat(Lines.of(fixture.engine.inputs)).contains("OrderUpdate AAAUSDT QUERY e1-tst-7-1-0 FILLED");
    }

    @Test
    void shouldNotProveAbsenceWhenOrderMayStillArrive() {
        fixture.configuration.requests().receiveWindowMs(5_000).absenceLag(Duration.ofSeconds(1));
        fixture.start();
        fixture.engine.command(Commands.marketBuy(1, FOR_EVER), 98);
        RecordingEngine.await("order", () -> fixture.counters.get(Metric.ORDERS_SENT) == 1);
        fixture.venue.drop(MiniVenue.TRADE);
        fixture.engine.awaitInput("RequestOutcome");

        fixture.engine.command(Commands.query(QueryKind.ORDER, 7, 1, 0), 99);
        assertThat(fixture.engine.awaitInput("QUERY\",\"queryKind\":\"ORDER\"")).contains("\"outcome\":\"UNKNOWN\"");

        // The market moves on by 6.1 seconds, more than window and lag.
        fixture.venue.push(
                MiniVenue.PUBLIC, Frames.BOOK_SNAPSHOT.replace("\"ts\":1750000000100", "\"ts\":1750000006100"));
        fixture.engine.awaitInput("BookSnapshot");
        fixture.engine.command(Commands.query(QueryKind.ORDER, 7, 1, 0), 100);
        assertThat(fixture.engine.awaitInput("\"outcome\":\"ABSENT\"")).contains("\"commandSequence\":100");
    }

    @Test
    void shouldPublishBarsOldestFirstBeforeAckWhenAskedForBars() {
        fixture.start();

        fixture.engine.command(Commands.query(QueryKind.BARS, Commands.noEpoch(), 0, 1_749_999_600_000_000_000L), 99);

        fixture.engine.awaitInput("RequestOutcome");
        assertThat(Lines.of(fixture.engine.inputs).subList(14, 17))
                .containsExactly(
                        "Bar AAAUSDT 3 BACKFILL 1749999600000000000",
                        "Bar AAAUSDT 3 BACKFILL 1749999780000000000",
                        "RequestOutcome AAAUSDT QUERY BARS ACK 99 0");
    }

    @Test
    void shouldIgnoreOutputsThatAreNotCommands() {
        fixture.start();
        final org.agrona.ExpandableArrayBuffer buffer = new org.agrona.ExpandableArrayBuffer();
        new io.escapement.codecs.sbe.StateHashEncoder()
                .wrapAndApplyHeader(buffer, 0, new io.escapement.codecs.sbe.MessageHeaderEncoder());

        fixture.engine.command(new Commands.Encoded(buffer, 32), 98);
        fixture.engine.command(Commands.leverage(0), 99);

        assertThat(outcome()).isEqualTo("RequestOutcome AAAUSDT SET_LEVERAGE ACK 99 0");
        assertThat(fixture.engine.inputs).hasSize(15);
    }

    private String outcome() {
        return Lines.of(List.of(fixture.engine.awaitInput("RequestOutcome"))).get(0);
    }

    private void answerOrders(java.util.function.UnaryOperator<String> reply) {
        fixture.venue.reply(
                "order.create", request -> reply.apply(request.path("reqId").asText()));
    }

    private void answerCancels(java.util.function.UnaryOperator<String> reply) {
        fixture.venue.reply(
                "order.cancel", request -> reply.apply(request.path("reqId").asText()));
    }
}
