package io.escapement.gateway.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.sbe.ClockSource;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.gateway.bybit.harness.Commands;
import io.escapement.gateway.bybit.harness.Fixture;
import io.escapement.gateway.bybit.harness.Lines;
import io.escapement.gateway.bybit.harness.MiniVenue;
import io.escapement.gateway.bybit.harness.RecordingEngine;
import io.escapement.gateway.bybit.port.GatewayAlert;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked about the account, in which order it becomes inputs, and what ends a start. */
class GatewayAccountTest {
    private static final String NOTHING = "{\"list\":[],\"nextPageCursor\":\"\",\"category\":\"linear\"}";
    private static final String FIRST_ID = "11111111-2222-5333-8444-555566667777";
    private static final String SECOND_ID = "11111111-2222-5333-8444-555566668888";

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void shouldAskAgainWhenAFillComesBetweenExecutionsAndPositions() {
        fixture.start();
        // The fill happens after the first answer about executions: only later answers know it.
        final AtomicInteger executions = new AtomicInteger();
        fixture.venue.answer(
                "/v5/execution/list",
                call -> MiniVenue.envelope(list(
                        executions.getAndIncrement() == 0
                                ? fill(FIRST_ID, "1", 500)
                                : fill(SECOND_ID, "2", 501) + ',' + fill(FIRST_ID, "1", 500))));
        fixture.venue.answer(
                "/v5/position/list",
                call -> MiniVenue.envelope(list(executions.get() == 0 ? position("1", 500) : position("3", 501))));
        fixture.engine.inputs.clear();

        fixture.engine.command(Commands.query(QueryKind.RECONCILE, Commands.noEpoch(), 0, 0), 99);

        fixture.engine.awaitInput("RequestOutcome");
        assertThat(Lines.of(fixture.engine.inputs))
                .containsExactly(
                        "ReconciliationBegin 99",
                        "Fill AAAUSDT QUERY TRADE",
                        "Fill AAAUSDT QUERY TRADE",
                        "PositionUpdate AAAUSDT QUERY NORMAL",
                        "WalletUpdate QUERY USDT",
                        "ReconciliationEnd 99 YES",
                        "RequestOutcome AAAUSDT QUERY RECONCILE ACK 99 0");
        assertThat(fixture.engine.inputs.get(1)).contains(FIRST_ID);
        assertThat(fixture.engine.inputs.get(2)).contains(SECOND_ID);
        assertThat(fixture.engine.inputs.get(3)).contains("\"size\":\"3\"").contains("\"crossSequence\":501");
        assertThat(executions).hasValue(2);
    }

    @Test
    void shouldArmDisconnectCancelWhenTheAccountHasIt() {
        fixture.configuration.account().disconnectCancel(10);
        fixture.venue.result("/v5/order/disconnected-cancel-all", "{}");

        fixture.start();

        assertThat(fixture.venue.calls.stream()
                        .filter(call -> call.path().equals("/v5/order/disconnected-cancel-all"))
                        .map(MiniVenue.Call::body))
                .containsExactly("{\"product\":\"DERIVATIVES\",\"timeWindow\":10}");
        assertThat(fixture.venue.frames)
                .anyMatch(frame -> frame.contains("subscribe") && frame.contains("\"wallet\",\"dcp.future\""));
    }

    @Test
    void shouldRefuseToStartWhenDisconnectCancelIsAskedForAndTheAccountHasItNot() {
        fixture.configuration.account().disconnectCancel(10);
        fixture.venue.answer("/v5/order/disconnected-cancel-all", call -> MiniVenue.error(10_005, "Permission denied"));

        assertThatThrownBy(fixture::start)
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("set gateway.disconnectCancelS to 0, and use the watchdog");
    }

    @Test
    void shouldSayIncompleteWhenPositionsNeverStandStill() {
        fixture.start();
        final AtomicInteger answers = new AtomicInteger();
        fixture.venue.answer(
                "/v5/position/list", call -> MiniVenue.envelope(list(position("1", 500 + answers.getAndIncrement()))));
        fixture.engine.inputs.clear();

        fixture.engine.command(Commands.query(QueryKind.RECONCILE, Commands.noEpoch(), 0, 0), 99);

        assertThat(fixture.engine.awaitInput("RequestOutcome")).contains("positions did not stand still");
        assertThat(Lines.of(fixture.engine.inputs).subList(0, 2))
                .containsExactly("ReconciliationBegin 99", "ReconciliationEnd 99 NO");
    }

    @Test
    void shouldFetchAllPagesOfOrdersStopsIncluded() {
        fixture.start();
        fixture.venue.answer(
                "/v5/order/realtime",
                call -> MiniVenue.envelope(
                        call.query().contains("cursor=")
                                ? list(order("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f1", "StopLoss", "Untriggered"))
                                : list(order("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f2", "", "New"))
                                        .replace("\"nextPageCursor\":\"\"", "\"nextPageCursor\":\"page%3D2\"")));
        fixture.engine.inputs.clear();

        fixture.engine.command(Commands.query(QueryKind.OPEN_ORDERS, Commands.noEpoch(), 0, 0), 99);

        fixture.engine.awaitInput("RequestOutcome");
        assertThat(fixture.engine.inputs.get(0)).contains("a4b5c6d7e8f1").contains("\"stopKind\":\"STOP_LOSS\"");
        assertThat(fixture.engine.inputs.get(1)).contains("a4b5c6d7e8f2");
        assertThat(fixture.venue.calls.stream()
                        .filter(call -> call.path().equals("/v5/order/realtime"))
                        .map(MiniVenue.Call::query))
                .endsWith(
                        "category=linear&settleCoin=USDT&openOnly=0&limit=50",
                        "category=linear&settleCoin=USDT&openOnly=0&limit=50&cursor=page%3D2");
    }

    @Test
    void shouldReconcileByTheClock() {
        fixture.configuration.clock(ClockSource.RECEIVE);
        fixture.configuration.account().reconcileEvery(Duration.ofMillis(100));
        fixture.start();

        RecordingEngine.await(
                "another reconciliation",
                () -> fixture.engine.inputs.stream()
                                .filter(line -> line.contains("ReconciliationEnd"))
                                .count()
                        >= 2);
        assertThat(Lines.of(fixture.engine.inputs))
                .containsSubsequence(
                        "ConnectionState PUBLIC UP", "FeeRates AAAUSDT", "FeeRates BBBUSDT", "ReconciliationBegin");
    }

    @Test
    void shouldTellTheTransactionLogOldestFirstInWindowsOfAWeek() {
        fixture.start();
        fixture.venue.answer(
                "/v5/account/transaction-log",
                call -> MiniVenue.envelope(
                        call.query().contains("startTime=1749400000000")
                                ? list(transaction("b", "SETTLEMENT", "-0.5", 1_749_500_000_000L)
                                        + ','
                                        + transaction("a", "TRADE", "-0.0191", 1_749_400_000_001L))
                                : list(transaction("c", "TRANSFER_IN", "100", 1_750_004_900_000L))));
        fixture.engine.inputs.clear();

        fixture.engine.command(
                Commands.query(QueryKind.TRANSACTIONS, Commands.noEpoch(), 0, 1_749_400_000_000_000_000L), 99);

        fixture.engine.awaitInput("RequestOutcome");
        assertThat(Lines.of(fixture.engine.inputs))
                .containsExactly(
                        "TransactionRow AAAUSDT TRADE e1-tst-7-1-0 USDT",
                        "TransactionRow AAAUSDT SETTLEMENT e1-tst-7-1-0 USDT",
                        "RequestOutcome AAAUSDT QUERY TRANSACTIONS ACK 99 0");
        assertThat(fixture.engine.inputs.get(0))
                .contains("\"change\":\"-0.0191\"")
                .contains("\"fee\":\"0.0191\"")
                .contains("\"cashBalance\":\"1000.25\"")
                .contains("\"transactionTimeNs\":1749400000001000000");
        assertThat(fixture.venue.calls.get(fixture.venue.calls.size() - 1).query())
                .isEqualTo("accountType=UNIFIED&currency=USDT&startTime=1749400000000&endTime=1750004799999&limit=50");
    }

    @Test
    void shouldTellInstrumentsInHedgeModeBeforeTheSocketsOpen() {
        fixture.venue.answer(
                "/v5/position/list",
                call -> MiniVenue.envelope(
                        call.query().contains("BBBUSDT")
                                ? list("{\"symbol\":\"BBBUSDT\",\"positionIdx\":1,\"side\":\"\",\"size\":\"0\"},"
                                        + "{\"symbol\":\"BBBUSDT\",\"positionIdx\":2,\"side\":\"\",\"size\":\"0\"}")
                                : NOTHING));

        fixture.start();

        assertThat(Lines.of(fixture.engine.inputs))
                .containsSubsequence("AccountState BBBUSDT QUERY", "ConnectionState PRIVATE UP");
        assertThat(fixture.engine.awaitInput("AccountState")).contains("\"positionMode\":\"HEDGE\"");
    }

    @Test
    void shouldRefuseToStartWhenMarginIsNotCross() {
        fixture.venue.result("/v5/account/info", "{\"marginMode\":\"ISOLATED_MARGIN\"}");

        assertThatThrownBy(fixture::start)
                .isInstanceOf(GatewayException.class)
                .hasMessage(
                        "gateway: the account's margin mode is ISOLATED and we trade in cross margin only: set it to"
                                + " cross (regular) margin at the venue");
    }

    @ParameterizedTest
    @CsvSource({
        "10003, belongs to another environment",
        "10004, check the API secret",
        "10005, it needs orders and positions of contracts",
        "10010, add it",
        "33004, make a new one",
    })
    void shouldNameTheRemedyWhenTheKeyIsRefused(int code, String remedy) {
        fixture.venue.answer("/v5/account/fee-rate", call -> MiniVenue.error(code, "refused"));

        assertThatThrownBy(fixture::start)
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("retCode=" + code)
                .hasMessageContaining(remedy);
    }

    @Test
    void shouldEndTheStartWithTheVenuesWordsWhenPrivateAuthenticationFails() {
        fixture.venue.reply(
                "auth",
                request -> request.has("reqId")
                        ? ""
                        : "{\"success\":false,\"ret_msg\":\"Params Error\",\"op\":\"auth\",\"conn_id\":\"c\"}");

        assertThatThrownBy(fixture::start)
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("authentication on the private stream refused")
                .hasMessageContaining("Params Error");
    }

    @Test
    void shouldAlertAndTryAgainWhenTheKeyIsRefusedLater() {
        final List<String> alerts = new CopyOnWriteArrayList<>();
        fixture.configuration.alerts((alert, text) -> alerts.add(alert + " " + text));
        fixture.start();
        fixture.venue.reply(
                "auth", request -> "{\"retCode\":33004,\"retMsg\":\"Your api key has expired.\",\"op\":\"auth\"}");

        fixture.venue.drop(MiniVenue.TRADE);

        RecordingEngine.await("alert", () -> alerts.size() > 1);
        assertThat(alerts.get(0))
                .isEqualTo(GatewayAlert.KEY_REFUSED + " authentication on the trade socket refused: code=33004 Your api"
                        + " key has expired., the API key has expired: make a new one");
    }

    @Test
    void shouldConnectAgainWhenAuthenticationIsNeverAnswered() {
        fixture.start();
        fixture.close();
        try (Fixture silent = new Fixture()) {
            silent.configuration.sockets().connectTimeout(Duration.ofMillis(300));
            silent.start();
            final AtomicInteger attempts = new AtomicInteger();
            silent.venue.reply("auth", request -> {
                attempts.getAndIncrement();
                return "";
            });
            silent.venue.drop(MiniVenue.PRIVATE);

            RecordingEngine.await("another attempt", () -> attempts.get() >= 2);
        }
    }

    @Test
    void shouldLetMixedPrivateFramesThroughInTheirOrder() {
        fixture.start();
        fixture.engine.inputs.clear();
        final String stop = order("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f3", "StopLoss", "Filled")
                .replace(
                        "\"orderLinkId\":\"e1-tst-7-1-0\"",
                        "\"orderLinkId\":\"\",\"parentOrderLinkId\":\"e1-tst-7-1-0\"");
        final String filled = order("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f2", "", "Filled");

        fixture.venue.push(MiniVenue.PRIVATE, frame("execution.linear", fill(FIRST_ID, "1", 500)));
        fixture.venue.push(MiniVenue.PRIVATE, frame("order.linear", filled + ',' + stop));
        fixture.venue.push(MiniVenue.PRIVATE, frame("order.linear", filled));
        fixture.venue.push(
                MiniVenue.PRIVATE,
                frame(
                        "position.linear",
                        position("1", 500).replace("\"positionIdx\":0", "\"positionIdx\":1")
                                + ','
                                + position("0", 500)
                                        .replace("\"positionIdx\":0", "\"positionIdx\":2")
                                        .replace("\"side\":\"Buy\"", "\"side\":\"\"")));

        RecordingEngine.await("all", () -> fixture.engine.inputs.size() == 6);
        assertThat(Lines.of(fixture.engine.inputs))
                .containsExactly(
                        "Fill AAAUSDT STREAM TRADE",
                        "OrderUpdate AAAUSDT STREAM e1-tst-7-1-0 FILLED",
                        "OrderUpdate AAAUSDT STREAM FILLED",
                        "OrderUpdate AAAUSDT STREAM e1-tst-7-1-0 FILLED",
                        "PositionUpdate AAAUSDT STREAM NORMAL",
                        "PositionUpdate AAAUSDT STREAM NORMAL");
        assertThat(fixture.engine.inputs.get(2))
                .contains("\"parentClientOrderId\":\"e1-tst-7-1-0\"")
                .contains("\"stopKind\":\"STOP_LOSS\"");
        assertThat(fixture.engine.inputs.get(4)).contains("\"positionIndex\":1").contains("\"side\":\"BUY\"");
        assertThat(fixture.engine.inputs.get(5)).contains("\"positionIndex\":2").doesNotContain("\"side\"");
    }

    private static String list(String rows) {
        return "{\"list\":[" + rows + "],\"nextPageCursor\":\"\",\"category\":\"linear\"}";
    }

    private static String frame(String topic, String rows) {
        return "{\"id\":\"u\",\"topic\":\"" + topic + "\",\"creationTime\":1750000000500,\"data\":[" + rows + "]}";
    }

    private static String fill(String id, String size, long sequence) {
        return "{\"category\":\"linear\",\"symbol\":\"AAAUSDT\",\"execId\":\"" + id + "\",\"orderId\":"
                + "\"0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9\",\"orderLinkId\":\"\",\"side\":\"Buy\",\"execType\":\"Trade\","
                + "\"execPrice\":\"10\",\"execQty\":\"" + size + "\",\"execValue\":\"10\",\"execFee\":\"0.0055\","
                + "\"feeRate\":\"0.00055\",\"execTime\":\"1750000000400\",\"seq\":" + sequence + "}";
    }

    private static String position(String size, long sequence) {
        return "{\"category\":\"linear\",\"symbol\":\"AAAUSDT\",\"positionIdx\":0,\"side\":\"Buy\",\"size\":\"" + size
                + "\",\"avgPrice\":\"10\",\"positionValue\":\"10\",\"positionStatus\":\"Normal\",\"seq\":" + sequence
                + ",\"updatedTime\":\"1750000000400\"}";
    }

    private static String order(String id, String stopType, String status) {
        return "{\"category\":\"linear\",\"symbol\":\"AAAUSDT\",\"orderId\":\"" + id
                + "\",\"orderLinkId\":\"e1-tst-7-1-0\","
                + "\"side\":\"Sell\",\"orderType\":\"Market\",\"orderStatus\":\"" + status + "\",\"stopOrderType\":\""
                + stopType + "\",\"timeInForce\":\"IOC\",\"price\":\"0\",\"qty\":\"1\",\"leavesQty\":\"0\","
                + "\"cumExecQty\":\"1\",\"createdTime\":\"1750000000300\",\"updatedTime\":\"1750000000400\"}";
    }

    private static String transaction(String id, String type, String change, long timeMs) {
        return "{\"id\":\"" + id + "\",\"symbol\":\"AAAUSDT\",\"side\":\"Buy\",\"funding\":\"\",\"orderLinkId\":"
                + "\"e1-tst-7-1-0\",\"orderId\":\"0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9\",\"fee\":\"0.0191\",\"change\":\""
                + change + "\",\"cashFlow\":\"0\",\"transactionTime\":\"" + timeMs + "\",\"type\":\"" + type
                + "\",\"feeRate\":\"0.00055\",\"size\":\"1\",\"qty\":\"1\",\"cashBalance\":\"1000.25\","
                + "\"currency\":\"USDT\",\"category\":\"linear\",\"tradePrice\":\"10\",\"tradeId\":\"" + FIRST_ID
                + "\"}";
    }
}
