package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.MarginMode;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PositionMode;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the venue has that we did not expect: one thing each time, its name, its alert, its policy. */
class FindingsTest {
    private static final int NOT_OURS = CoreScript.NOT_OURS;

    // Positions

    @Test
    void shouldAdoptAndProtectPositionOpenedOutside() {
        final CoreScript script = new CoreScript().started();
        script.reconcileBegin().positionRow(0, DataSource.QUERY, Side.BUY, "2", "50", "0");
        script.wallet("10000").reconcileEnd();
        assertThat(script.said()).isEmpty();
        assertThat(script.seconds(3).said())
                .containsExactly(
                        "finding OPENED_OUTSIDE ADOPTED ours 0 venue's 2",
                        "alert POSITION_MISMATCH RECOVERED",
                        "finding MISSING_STOP PROTECTED ours 49 venue's 0",
                        "alert POSITION_WITHOUT_STOP STOP",
                        "set stop 0 target - stop 49");
    }

    @Test
    void shouldProtectOnTheTickNearerToTheEntry() {
        // 2 % of 50.05 is 1.001: 49.049 below and 51.051 above.
        assertThat(openedOutside(Side.BUY, "50.05")).containsExactly("set stop 0 target - stop 49.1");
        assertThat(openedOutside(Side.SELL, "50.05")).containsExactly("set stop 0 target - stop 51");
    }

    private static List<String> openedOutside(Side side, String entry) {
        final CoreScript script = new CoreScript().started();
        script.reconcileBegin().positionRow(0, DataSource.QUERY, side, "2", entry, "0");
        return script.wallet("10000").reconcileEnd().seconds(3).said("set stop");
    }

    @Test
    void shouldTakeOverAStopLessThanATickAwayWithoutAWord() {
        final CoreScript script =
                new CoreScript().started().longOpen().seconds(1).quietly();
        script.reconcileBegin().positionRow(0, DataSource.QUERY, Side.BUY, "9.99", "100.1", "98.05");
        script.wallet("9999.45000055").reconcileEnd();
        assertThat(script.seconds(3).said("finding", "alert", "set stop")).isEmpty();
        assertThat(script.core.parts().positions.stop(0)).isEqualTo(of("98.05"));
    }

    @Test
    void shouldLeavePositionOpenedOutsideAloneWhenQuarantined() {
        final CoreScript script = new CoreScript("reconcile.onOpenedOutside", "QUARANTINE").started();
        script.reconcileBegin().positionRow(0, DataSource.QUERY, Side.BUY, "2", "50", "0");
        script.wallet("10000").reconcileEnd();
        assertThat(script.seconds(3).said())
                .containsExactly(
                        "finding OPENED_OUTSIDE QUARANTINED ours 0 venue's 2",
                        "alert POSITION_MISMATCH RECOVERED",
                        "quarantine 0 begins OPENED_OUTSIDE",
                        "finding MISSING_STOP NONE ours 49 venue's 0",
                        "alert POSITION_WITHOUT_STOP STOP");
    }

    @Test
    void shouldTakeNoEntriesUnderQuarantineUntilAnOperatorReleasesIt() {
        final CoreScript script = new CoreScript("reconcile.onClosedOutside", "QUARANTINE")
                .started()
                .longOpen();
        script.reconcileBegin()
                .wallet("9999.45000055")
                .reconcileEnd()
                .seconds(3)
                .quietly();
        assertThat(script.longOrdered().said("signal")).contains("signal 2 BLOCKED QUARANTINED");

        script.operator(OperatorAction.RELEASE);
        assertThat(script.said("quarantine")).containsExactly("quarantine 0 ends CLOSED_OUTSIDE OPERATOR");
        assertThat(script.longOrdered().said("place")).hasSize(1);
    }

    @Test
    void shouldEndQuarantineWhenALaterReconciliationFindsNothingThere() {
        final CoreScript script = new CoreScript("reconcile.onClosedOutside", "QUARANTINE")
                .started()
                .longOpen();
        script.reconcileBegin()
                .wallet("9999.45000055")
                .reconcileEnd()
                .seconds(3)
                .quietly();
        script.reconcileBegin().wallet("9999.45000055").reconcileEnd();
        assertThat(script.said("quarantine")).containsExactly("quarantine 0 ends CLOSED_OUTSIDE RECOVERED");
    }

    @Test
    void shouldNamePositionClosedOutside() {
        final CoreScript script = new CoreScript().started().longOpen().quietly();
        script.reconcileBegin().wallet("9999.45000055").reconcileEnd();
        assertThat(script.seconds(3).said())
                .startsWith("finding CLOSED_OUTSIDE ADOPTED ours 9.99 venue's 0", "alert POSITION_MISMATCH RECOVERED")
                .contains("signal 1 LEARNED CLOSED_OUTSIDE");
    }

    @Test
    void shouldNameManualCloseThatTheStreamShows() {
        final CoreScript script = new CoreScript().started().longOpen().quietly();
        script.attachedFills(0, StopKind.NONE, Side.SELL, "100", "9.99");
        assertThat(script.said())
                .startsWith("finding CLOSED_OUTSIDE ADOPTED ours 9.99 venue's 0", "alert POSITION_MISMATCH RECOVERED");
    }

    @Test
    void shouldNameManualOpenThatTheStreamShows() {
        final CoreScript script = new CoreScript("reconcile.onOpenedOutside", "QUARANTINE").started();
        script.attachedFills(1, StopKind.NONE, Side.SELL, "100", "1");
        assertThat(script.said())
                .containsExactly(
                        "finding OPENED_OUTSIDE QUARANTINED ours 0 venue's -1",
                        "alert POSITION_MISMATCH RECOVERED",
                        "quarantine 1 begins OPENED_OUTSIDE");
    }

    @Test
    void shouldEndTheSignalWhoseEntryOnlyAddsToAPositionOpenedOutside() {
        final CoreScript script = new CoreScript().started().longOrdered();
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0);
        script.attachedFills(0, StopKind.NONE, Side.BUY, "100", "1").quietly();
        script.fillAll("100.1");
        assertThat(script.said("signal")).containsExactly("signal 1 EXPIRED POSITION_OWNED");
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("10.99"));
    }

    @Test
    void shouldAdoptSmallerSizeAndBookWhatWasClosedAtTheLatestPrice() {
        final CoreScript script =
                new CoreScript().started().longOpen().quote(0, "102", "102.2").quietly();
        script.reconcileBegin().positionRow(0, DataSource.QUERY, Side.BUY, "4.99", "100.1", "98");
        script.wallet("9999.45000055").reconcileEnd();
        assertThat(script.seconds(3).said())
                .containsExactly(
                        "finding SIZE_DIFFERS ADOPTED ours 9.99 venue's 4.99", "alert POSITION_MISMATCH RECOVERED");
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("4.99"));
        // 5 · (102 − 100.1), the latest price standing in for the executions.
        assertThat(script.core.parts().positions.gross(0)).isEqualTo(of("9.5"));
    }

    @Test
    void shouldAdoptOtherSide() {
        final CoreScript script = new CoreScript().started().longOpen().quietly();
        script.reconcileBegin().positionRow(0, DataSource.QUERY, Side.SELL, "3", "99", "101");
        script.wallet("9999.45000055").reconcileEnd();
        assertThat(script.seconds(3).said())
                .startsWith("finding SIDE_DIFFERS ADOPTED ours 9.99 venue's -3")
                .contains("signal 1 LEARNED CLOSED_OUTSIDE");
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("-3"));
    }

    @Test
    void shouldTakeOverStopThatWasMoved() {
        final CoreScript script = new CoreScript().started().longOpen().quietly();
        script.reconcileBegin().positionRow(0, DataSource.QUERY, Side.BUY, "9.99", "100.1", "97");
        script.wallet("9999.45000055").reconcileEnd();
        assertThat(script.said())
                .containsExactly("finding STOP_DIFFERS ADOPTED ours 98 venue's 97", "alert POSITION_MISMATCH STOP");
    }

    @Test
    void shouldClosePositionWithoutStopWhenSoConfigured() {
        final CoreScript script =
                new CoreScript("reconcile.onMissingStop", "CLOSE").started().longOrdered();
        script.fillAll("100.1").orderUpdate(OrderStatus.FILLED, "9.99");
        script.positionRow(0, Side.BUY, "9.99", "100.1", "0").quietly();
        assertThat(script.seconds(3).said())
                .containsExactly(
                        "finding MISSING_STOP CLOSED ours 98 venue's 0",
                        "alert POSITION_WITHOUT_STOP STOP",
                        "place 0 SELL MARKET reduce-only 9.99 at - target - stop -");
    }

    // Forced fills

    @Test
    void shouldQuarantineAfterLiquidation() {
        final CoreScript script = new CoreScript().started().longOpen().quietly();
        forced(script, FillKind.BUST, "9.99");
        assertThat(script.said())
                .startsWith(
                        "finding FORCED_FILL QUARANTINED ours 9.99 venue's 0",
                        "alert FORCED_FILL FORCED",
                        "quarantine 0 begins FORCED_FILL")
                .contains("signal 1 LEARNED LIQUIDATED");
    }

    @Test
    void shouldNameDeleveragingOfAPart() {
        final CoreScript script = new CoreScript("reconcile.onForcedFill", "ADOPT")
                .started()
                .longOpen()
                .quietly();
        forced(script, FillKind.ADL, "4");
        assertThat(script.said())
                .containsExactly("finding ADL ADOPTED ours 9.99 venue's 5.99", "alert FORCED_FILL FORCED");
    }

    // Orders

    @Test
    void shouldNameOrderThatIsNotOursOnce() {
        final CoreScript script = new CoreScript().started();
        foreignOrder(script, DataSource.STREAM);
        assertThat(script.said())
                .containsExactly("finding UNKNOWN_ORDER NONE ours - venue's 1", "alert UNKNOWN_ORDER NONE");
        foreignOrder(script, DataSource.QUERY);
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldCancelOrderThatIsNotOursWhenSoConfigured() {
        final CoreScript script = new CoreScript("reconcile.onUnknownOrder", "CANCEL").started();
        foreignOrder(script, DataSource.QUERY);
        assertThat(script.said())
                .containsExactly(
                        "finding UNKNOWN_ORDER CANCELLED ours - venue's 1",
                        "alert UNKNOWN_ORDER NONE",
                        "cancel 0 order -9223372036854775808");
    }

    @Test
    void shouldKeepEntriesAwayFromOrderThatIsNotOursWhenQuarantined() {
        final CoreScript script = new CoreScript("reconcile.onUnknownOrder", "QUARANTINE").started();
        foreignOrder(script, DataSource.STREAM);
        assertThat(script.longOrdered().said("signal")).contains("signal 1 BLOCKED QUARANTINED");
    }

    // Money

    @Test
    void shouldNameDepositAndWithdrawalAndCountNeitherAsResult() {
        final CoreScript script = new CoreScript("risk.maxDailyLoss", "0.01", "risk.maxDrawdown", "0.01").started();
        script.wallet("15000");
        assertThat(script.said()).isEmpty();
        assertThat(script.seconds(10).said()).containsExactly("query WALLET");
        assertThat(walletAnswer(script, "15000").said())
                .containsExactly("finding DEPOSIT ADOPTED ours 10000 venue's 15000", "alert TRANSFER NONE");
        script.wallet("9000").seconds(10).quietly();
        assertThat(walletAnswer(script, "9000").said())
                .containsExactly("finding WITHDRAWAL ADOPTED ours 15000 venue's 9000", "alert TRANSFER NONE");
        assertThat(script.core.parts().account.dayLoss()).isZero();
        assertThat(script.core.parts().transfers.transferred()).isEqualTo(of("-1000"));
    }

    @Test
    void shouldNotNameWalletThatComesBeforeItsFill() {
        final CoreScript script = new CoreScript().started().longOrdered().quietly();
        script.wallet("9999.45000055").seconds(5).fillAll("100.1");
        script.positionRow(0, Side.BUY, "9.99", "100.1", "98").quietly();
        assertThat(script.seconds(60).said()).isEmpty();
    }

    @Test
    void shouldNotNameWalletRowThatWasOvertaken() {
        final CoreScript script = new CoreScript().started().longOpen();
        script.wallet("9999.45000055").wallet("10000").quietly();
        assertThat(script.seconds(10).said()).containsExactly("query WALLET");
        assertThat(walletAnswer(script, "9999.45000055").seconds(60).said()).isEmpty();
        assertThat(script.core.parts().account.walletBalance()).isEqualTo(of("9999.45000055"));
    }

    @Test
    void shouldAskAgainWhenSomethingWasBookedSinceTheQuestion() {
        final CoreScript script = new CoreScript().started().longOpen();
        script.wallet("9000").seconds(10).funding(0, "0.75").quietly();
        assertThat(walletAnswer(script, "9000").said()).isEmpty();
        assertThat(script.seconds(10).said()).containsExactly("query WALLET");
        assertThat(walletAnswer(script, "9000").said("finding"))
                .containsExactly("finding WITHDRAWAL ADOPTED ours 9998.70000055 venue's 9000");
    }

    // Rules

    @Test
    void shouldNameTickAndLotThatChangedAndRoundByThem() {
        final CoreScript script = new CoreScript().started();
        script.in.instrument(script.now, 0, "AAAUSDT", "0.5", "0.1", InstrumentStatus.TRADING);
        script.send();
        assertThat(script.said())
                .containsExactly(
                        "finding TICK_CHANGED ADOPTED ours 0.1 venue's 0.5",
                        "alert INSTRUMENT_CHANGED NONE",
                        "finding LOT_CHANGED ADOPTED ours 0.01 venue's 0.1",
                        "alert INSTRUMENT_CHANGED NONE");

        script.strategy.propose(0, Side.BUY, of("100"), of("97.8"), of("104.3"));
        script.quarterEnds().closes(0).closes(1);
        // Rounded toward the entry; 9.99 down to the lot.
        assertThat(script.said("place")).containsExactly("place 0 BUY MARKET 9.9 at - target 104 stop 98");
    }

    @Test
    void shouldSetLostStopOnTheNewTick() {
        final CoreScript script = new CoreScript().started();
        script.strategy.propose(0, Side.BUY, of("100"), of("97.8"), of("104.3"));
        script.quarterEnds().closes(0).closes(1).fillAll("100.1").orderUpdate(OrderStatus.FILLED, "9.99");
        script.positionRow(0, Side.BUY, "9.99", "100.1", "97.8");
        script.in.instrument(script.now, 0, "AAAUSDT", "0.5", "0.01", InstrumentStatus.TRADING);
        script.send().quietly();
        // What rests stays as it is.
        assertThat(script.seconds(10).said()).isEmpty();
        script.positionRow(0, Side.BUY, "9.99", "100.1", "0");
        assertThat(script.seconds(3).said("set stop")).containsExactly("set stop 0 target 104 stop 98");
    }

    @Test
    void shouldNameFeeRateThatChanged() {
        final CoreScript script = new CoreScript().started();
        script.in.fees(script.now, 0, "0.00055", "0.0002");
        assertThat(script.send().said()).isEmpty();
        script.in.fees(script.now, 0, "0.0006", "0.0002");
        assertThat(script.send().said())
                .containsExactly(
                        "finding FEE_RATE_CHANGED ADOPTED ours 0.00055 venue's 0.0006",
                        "alert INSTRUMENT_CHANGED NONE");
    }

    @Test
    void shouldTakeNoEntriesInInstrumentThatEndsAndLeaveItBeforeDelivery() {
        final CoreScript script = new CoreScript("reconcile.delistingCloseMs", "600000")
                .started()
                .longOpen()
                .quietly();
        final long delivery = script.now + 40 * CoreScript.MINUTE;
        script.in.instrument(script.now, 0, "AAAUSDT", "0.1", "0.01", InstrumentStatus.TRADING, delivery);
        // 2026-01-01 00:55 UTC in seconds.
        assertThat(script.send().said())
                .containsExactly(
                        "finding DELISTING CLOSED ours - venue's 1767228900", "alert INSTRUMENT_CHANGED DELISTING");
        assertThat(script.after(29 * CoreScript.MINUTE).said("place")).isEmpty();
        assertThat(script.after(CoreScript.MINUTE).said("place"))
                .containsExactly("place 0 SELL MARKET reduce-only 9.99 at - target - stop -");
        script.fillAll("100.1");
        assertThat(script.said("signal")).containsExactly("signal 1 LEARNED DELISTING");
        script.barOpen = script.now / CoreScript.QUARTER * CoreScript.QUARTER - CoreScript.QUARTER;
        script.quarterEnds().closes(0).closes(1).quietly();
    }

    @Test
    void shouldBlockEntryInInstrumentThatEnds() {
        final CoreScript script = new CoreScript().started();
        final long delivery = script.now + 30L * 24 * 60 * CoreScript.MINUTE;
        script.in.instrument(script.now, 0, "AAAUSDT", "0.1", "0.01", InstrumentStatus.TRADING, delivery);
        script.send().longOrdered();
        assertThat(script.said("signal")).contains("signal 1 BLOCKED DELISTING");
    }

    // Account

    @Test
    void shouldSwitchToOneWayWhenNothingIsOpen() {
        final CoreScript script = new CoreScript();
        script.runStart(false, 1, "").instruments().warmUp().connected().quietly();
        script.in.accountState(script.now, MarginMode.CROSS, PositionMode.HEDGE);
        script.send().reconciled();
        assertThat(script.said())
                .contains(
                        "finding HEDGE_MODE NONE ours 0 venue's 0.00000001",
                        "alert ACCOUNT_MODE ACCOUNT_MODE",
                        "switch to ONE_WAY");
        script.publicUp().leverageConfirmed().quotes().longOrdered();
        assertThat(script.said("signal")).contains("signal 1 BLOCKED ACCOUNT_MODE");

        script.answerLast(CommandKind.SWITCH_MODE, Outcome.ACK, 0).longOrdered();
        assertThat(script.said("place")).hasSize(1);
    }

    @Test
    void shouldNotSwitchWhileAHedgePositionIsOpen() {
        final CoreScript script = new CoreScript().started();
        hedgeRow(script, DataSource.STREAM, "3");
        assertThat(script.said()).contains("finding HEDGE_MODE NONE ours 0 venue's 0.00000001");
        script.reconcileBegin();
        hedgeRow(script, DataSource.QUERY, "3");
        script.reconcileEnd();
        assertThat(script.said("switch")).isEmpty();
        assertThat(script.longOrdered().said("signal")).contains("signal 1 BLOCKED ACCOUNT_MODE");
    }

    @Test
    void shouldNotLetHedgeRowsAndTheirFillsTouchOurBooks() {
        final CoreScript script = new CoreScript().started();
        hedgeRow(script, DataSource.STREAM, "3");
        script.attachedFills(0, StopKind.NONE, Side.BUY, "100", "3").quietly();
        assertThat(script.core.parts().positions.size(0)).isZero();
        assertThat(script.seconds(60).said()).isEmpty();
    }

    @Test
    void shouldOnlyTellOfAnotherMarginMode() {
        final CoreScript script = new CoreScript().started();
        script.in.accountState(script.now, MarginMode.ISOLATED, PositionMode.ONE_WAY);
        assertThat(script.send().said())
                .containsExactly(
                        "finding MARGIN_MODE NONE ours 0 venue's 0.00000001", "alert ACCOUNT_MODE ACCOUNT_MODE");
        assertThat(script.longOrdered().said("place")).hasSize(1);
    }

    private static void hedgeRow(CoreScript script, DataSource source, String size) {
        script.in.hedgePosition(script.now, 0, source, 1, Side.BUY, of(size), of("100"));
        script.send();
    }

    private static CoreScript walletAnswer(CoreScript script, String balance) {
        script.in.wallet(script.now, DataSource.QUERY, of(balance));
        return script.send();
    }

    private static void foreignOrder(CoreScript script, DataSource source) {
        script.in.order(
                script.now,
                0,
                source,
                NOT_OURS,
                Long.MIN_VALUE,
                0,
                Side.BUY,
                OrderStatus.NEW,
                StopKind.NONE,
                of("1"),
                of("0"));
        script.send();
    }

    private static void forced(CoreScript script, FillKind kind, String size) {
        final long value = FixedPoint.multiply(of("90"), of(size), Rounding.HALF_UP);
        script.in.fill(
                script.now,
                0,
                DataSource.STREAM,
                900,
                NOT_OURS,
                Long.MIN_VALUE,
                0,
                kind,
                StopKind.NONE,
                Side.SELL,
                of("90"),
                of(size),
                value,
                of("0.5"),
                FixedPoint.NULL,
                500);
        script.send();
    }
}
