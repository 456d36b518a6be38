package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.core.script.OutputRecorder.Command;
import org.junit.jupiter.api.Test;

/** Restarts, reconciliations, and what the venue says that we did not expect. */
class RecoveryTest {
    private static final long NO_PROFIT_TOLD = Long.MIN_VALUE;

    private final CoreScript script = new CoreScript();

    @Test
    void shouldAskAboutOrderWithoutOutcomeAfterRestart() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        script.runStart(true, 2, "").quietly();
        script.connected().reconciled();
        assertThat(script.said("query")).containsExactly("query ORDER order 1");

        // It had reached the venue and is filled: one order, one position.
        script.fill(place, "100.1", place.size());
        script.orderUpdate(place, DataSource.QUERY, OrderStatus.FILLED, "9.99");
        script.answerLast(CommandKind.QUERY, Outcome.ACK, 0);
        assertThat(script.said("signal")).containsExactly("signal 1 EXECUTED FILLED");
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("9.99"));
        assertThat(script.out.commands().stream().filter(c -> c.kind() == CommandKind.PLACE))
                .hasSize(1);
    }

    @Test
    void shouldTakeUpOrderThatReconciliationShows() {
        final CoreScript limit = new CoreScript("entry.type", "LIMIT").started().longOrdered();
        final Command place = limit.out.last(CommandKind.PLACE);
        limit.runStart(true, 2, "").connected().quietly();
        limit.reconcileBegin()
                .orderUpdate(place, DataSource.QUERY, OrderStatus.NEW, "0")
                .reconcileEnd();
        assertThat(limit.said("query")).isEmpty();

        limit.orderUpdate(place, DataSource.STREAM, OrderStatus.CANCELLED, "0");
        assertThat(limit.said("signal")).contains("signal 1 BLOCKED VENUE_REJECT");
    }

    @Test
    void shouldAwaitFillsOfOrderThatEndedWhileAReconciliationWasUnderWay() {
        script.started().longOrdered().quietly();
        final Command place = script.out.last(CommandKind.PLACE);
        script.reconcileBegin()
                .orderUpdate(place, DataSource.STREAM, OrderStatus.FILLED, "9.99")
                .reconcileEnd();
        assertThat(script.said("signal")).isEmpty();

        script.fill(place, "100.1", place.size());
        assertThat(script.said("signal")).containsExactly("signal 1 EXECUTED FILLED");
        assertThat(script.core.parts().orders.table().size()).isZero();
    }

    @Test
    void shouldNotTradeAfterRestartUntilDataIsHealed() {
        script.started()
                .runStart(true, 2, "")
                .connected()
                .reconciled()
                .leverageConfirmed()
                .quietly();
        script.longOrdered();
        assertThat(script.said("signal")).contains("signal 1 BLOCKED GAP_OPEN");

        script.publicUp().longOrdered();
        assertThat(script.said("place")).hasSize(1);
    }

    @Test
    void shouldNameOrdersByTheNewEpochAndNeverReuseASequence() {
        script.started().longOrdered().answerLast(CommandKind.PLACE, Outcome.UNSENT, -1);
        script.runStart(true, 2, "").connected().reconciled().publicUp().longOrdered();
        assertThat(script.out.last(CommandKind.PLACE).epoch()).isEqualTo(2);
        assertThat(script.out.last(CommandKind.PLACE).sequence()).isEqualTo(2);
    }

    @Test
    void shouldBookFillsMissedWhileDown() {
        script.started().longOpen().runStart(true, 2, "").connected().quietly();
        script.reconcileBegin();
        script.fill(
                0,
                DataSource.QUERY,
                501,
                CoreScript.NOT_OURS,
                Long.MIN_VALUE,
                0,
                StopKind.STOP_LOSS,
                Side.SELL,
                "98",
                of("9.99"),
                of("-20.979"));
        script.wallet("9977.93253955").reconcileEnd();
        assertThat(script.said())
                .containsExactly(
                        "trade 0 BUY STOP size 9.99 from 100.1 to 98 gross -20.979 fees 1.08846045 funding 0 net -22.06746045 fills 2",
                        "outcome 1 traded STOP net -22.06746045",
                        "signal 1 LEARNED STOP");
    }

    @Test
    void shouldHoldComparisonsWhenTheMarketMovesOnDuringAReconciliation() {
        script.started().longOpen().runStart(true, 2, "").connected().quietly();
        script.reconcileBegin();
        script.fill(
                0,
                DataSource.QUERY,
                501,
                CoreScript.NOT_OURS,
                Long.MIN_VALUE,
                0,
                StopKind.STOP_LOSS,
                Side.SELL,
                "98",
                of("9.99"),
                of("-20.979"));
        assertThat(script.quietly().seconds(60).said()).isEmpty();
        script.wallet("9977.93253955").reconcileEnd();
        assertThat(script.said()).isEmpty();
        // The venue listed no position, which agrees with the fill.
        assertThat(script.seconds(60).said()).isEmpty();
    }

    @Test
    void shouldWaitForTheRowBeforeMissingAStopWhenAFillWasQueried() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        script.runStart(true, 2, "").connected().quietly();
        script.reconcileBegin();
        script.fill(
                0,
                DataSource.QUERY,
                501,
                place.epoch(),
                place.sequence(),
                place.leg(),
                StopKind.NONE,
                Side.BUY,
                "100.1",
                of("9.99"),
                NO_PROFIT_TOLD);
        script.quietly();
        assertThat(script.seconds(60).said("alert")).isEmpty();
        script.positionRow(0, DataSource.QUERY, Side.BUY, "9.99", "100.1", "98");
        script.wallet("9999.45000055").reconcileEnd();
        assertThat(script.seconds(60).said("alert")).isEmpty();
    }

    @Test
    void shouldTellOnceOfASignalThatStandsStillWhenTimeJumps() {
        script.started().longOrdered().quietly();
        assertThat(script.after(50 * CoreScript.MINUTE).said("alert STUCK")).hasSize(1);
        assertThat(script.after(CoreScript.MINUTE).said("alert STUCK")).hasSize(1);
    }

    @Test
    void shouldLeaveDifferencesToTheReconciliationWhenRestarted() {
        script.started().longOpen();
        script.positionRow(0, Side.BUY, "12", "100.1", "98").seconds(1);
        script.runStart(true, 2, "").quietly();
        assertThat(script.seconds(60).said()).isEmpty();
    }

    @Test
    void shouldCompareAgainWhenReconciliationFailed() {
        script.started().longOpen();
        script.positionRow(0, Side.BUY, "12", "100.1", "98").quietly();
        script.reconcileBegin();
        assertThat(script.seconds(10).said()).isEmpty();
        script.in.reconciliationEnd(script.now, script.sequence, false);
        script.send();
        assertThat(script.seconds(3).said()).contains("alert POSITION_MISMATCH NONE");
    }

    @Test
    void shouldCloseWhatTheVenueNoLongerHas() {
        script.started()
                .longOpen()
                .mark(0, "101")
                .runStart(true, 2, "")
                .connected()
                .quietly();
        script.quote(0, "101", "101.1").reconciled();
        assertThat(script.said())
                .contains("alert POSITION_MISMATCH RECOVERED", "signal 1 LEARNED CLOSED_OUTSIDE")
                .anyMatch(line -> line.startsWith("trade 0 BUY CLOSED_OUTSIDE size 9.99 from 100.1 to 101 "));
    }

    @Test
    void shouldAdoptAndProtectPositionFoundAtStart() {
        script.runStart(false, 1, "").instruments().warmUp().connected().quietly();
        script.reconcileBegin().positionRow(0, DataSource.QUERY, Side.SELL, "2", "50", "0");
        script.wallet("10000").reconcileEnd();
        // A stop 2 % above 50.
        assertThat(script.said())
                .contains(
                        "alert POSITION_MISMATCH RECOVERED",
                        "alert POSITION_WITHOUT_STOP STOP",
                        "set stop 0 target - stop 51");
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("-2"));
    }

    @Test
    void shouldNotBookExecutionsFromBeforeTheFirstReconciliation() {
        script.runStart(false, 1, "").instruments().warmUp().connected().reconcileBegin();
        script.fill(
                0,
                DataSource.QUERY,
                9,
                CoreScript.NOT_OURS,
                Long.MIN_VALUE,
                0,
                StopKind.NONE,
                Side.BUY,
                "50",
                of("1"),
                NO_PROFIT_TOLD);
        script.wallet("10000").reconcileEnd();
        assertThat(script.core.parts().positions.size(0)).isZero();
        assertThat(script.core.parts().positions.totals().fees()).isZero();
    }

    @Test
    void shouldNotJudgeByAnswersOlderThanAFill() {
        script.started().longOrdered();
        final long asked = script.sequence;
        script.fillAll("100.1").quietly();
        script.in.reconciliationBegin(script.now, asked);
        script.send();
        script.in.reconciliationEnd(script.now, asked, true);
        script.send();
        // The answers show no position, but were given before it was opened.
        assertThat(script.said("trade")).isEmpty();
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("9.99"));
    }

    @Test
    void shouldAskAgainWhenReconciliationFailed() {
        script.started().reconcileBegin();
        script.in.reconciliationEnd(script.now, script.sequence, false);
        script.send().quietly();
        assertThat(script.seconds(15).said()).containsExactly("query RECONCILE");
    }

    @Test
    void shouldCancelLateWhenThereWasNoRoomForTheCommandAtFirst() {
        final CoreScript limit =
                new CoreScript("entry.type", "LIMIT", "command.credits", "4", "capacity.commands", "8").started();
        limit.longOrdered().answerLast(CommandKind.PLACE, Outcome.ACK, 0).seconds(29);
        // Orders of ours that nobody follows are cancelled: these take all the room.
        for (int unheld = 0; unheld < 8; unheld++) {
            limit.in.order(
                    limit.now,
                    0,
                    DataSource.STREAM,
                    1,
                    100 + unheld,
                    0,
                    Side.BUY,
                    OrderStatus.NEW,
                    StopKind.NONE,
                    of("1"),
                    of("0"));
            limit.send();
        }
        limit.quietly();
        assertThat(limit.seconds(2).said("cancel")).isEmpty();
        assertThat(limit.seconds(20).said("cancel")).containsExactly("cancel 0 order 1");
    }

    @Test
    void shouldSetStopWhenNoneShowsOnTheVenue() {
        script.started().longOrdered().fillAll("100.1").orderUpdate(OrderStatus.FILLED, "9.99");
        script.positionRow(0, Side.BUY, "9.99", "100.1", "0").quietly();
        assertThat(script.seconds(2).said()).isEmpty();
        assertThat(script.seconds(1).said())
                .containsExactly(
                        "finding MISSING_STOP PROTECTED ours 98 venue's 0",
                        "alert POSITION_WITHOUT_STOP STOP",
                        "set stop 0 target 104 stop 98");
    }

    @Test
    void shouldClosePositionWhoseStopIsRefused() {
        script.started().longOrdered().fillAll("100.1").orderUpdate(OrderStatus.FILLED, "9.99");
        script.positionRow(0, Side.BUY, "9.99", "100.1", "0").seconds(3).quietly();
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.REJECT, 10001);
        assertThat(script.said("place")).containsExactly("place 0 SELL MARKET reduce-only 9.99 at - target - stop -");
    }

    @Test
    void shouldAlertAndReconcileWhenPositionsDisagreeForLong() {
        script.started().longOpen().quietly();
        script.positionRow(0, Side.BUY, "12", "100.1", "98");
        assertThat(script.said()).isEmpty();
        assertThat(script.seconds(3).said()).containsExactly("alert POSITION_MISMATCH NONE", "query RECONCILE");
    }

    @Test
    void shouldAlertWhenVenuesProfitDiffersFromOurs() {
        script.started().longOpen().quietly();
        script.fill(
                0,
                DataSource.STREAM,
                601,
                CoreScript.NOT_OURS,
                Long.MIN_VALUE,
                0,
                StopKind.STOP_LOSS,
                Side.SELL,
                "98",
                of("9.99"),
                of("-20.97899998"));
        assertThat(script.said())
                .startsWith("alert LEDGER_MISMATCH NONE")
                .anyMatch(l -> l.contains("gross -20.97899998"));
    }

    @Test
    void shouldCallForeignCloseByItsName() {
        script.started().longOpen().quietly();
        script.attachedFills(0, StopKind.NONE, Side.SELL, "100", "9.99");
        assertThat(script.said("signal")).containsExactly("signal 1 LEARNED CLOSED_OUTSIDE");
    }

    @Test
    void shouldSplitFillThatTurnsPositionRound() {
        script.started().longOpen().quietly();
        script.attachedFills(0, StopKind.NONE, Side.SELL, "100", "15");
        assertThat(script.said("trade").get(0)).contains("size 9.99 from 100.1 to 100 gross -0.999");
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("-5.01"));
    }

    @Test
    void shouldAskForMissingBars() {
        script.started().quarterEnds().quarterEnds().closes(0);
        assertThat(script.said()).contains("alert GAP GAP_OPEN", "query BARS 0 15m");

        script.bar(0, DataSource.BACKFILL, script.barOpen - 2 * CoreScript.QUARTER, "100", "100", "100", "100");
        script.bar(0, DataSource.BACKFILL, script.barOpen - CoreScript.QUARTER, "100", "100", "100", "100");
        script.answerLast(CommandKind.QUERY, Outcome.ACK, 0).quietly();
        assertThat(script.seconds(60).said()).isEmpty();
    }

    @Test
    void shouldAskAgainForBarsThatAreStillMissing() {
        script.started().quarterEnds().quarterEnds().closes(0).closes(1);
        script.answerLast(CommandKind.QUERY, Outcome.REJECT, 10006).quietly();
        assertThat(script.seconds(15).said("query")).contains("query BARS 1 15m");
    }

    @Test
    void shouldReconcileAgainWhenPrivateConnectionCameBack() {
        script.started()
                .link(Channel.PRIVATE, LinkState.DOWN)
                .link(Channel.PRIVATE, LinkState.UP)
                .reconciled();
        assertThat(script.longOrdered().said("place")).hasSize(1);
    }
}
