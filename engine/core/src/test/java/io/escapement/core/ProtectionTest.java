package io.escapement.core;

import static io.escapement.core.Execution.bought;
import static io.escapement.core.Execution.sold;
import static io.escapement.core.PositionRow.isFlat;
import static io.escapement.core.PositionRow.isLong;
import static io.escapement.core.PositionRow.isShort;
import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.core.script.OutputRecorder.Command;
import org.junit.jupiter.api.Test;

/** Every position has a stop on the venue, after a grace of 3 s. The long is 9.99 at 100.1, stop 98, target 104. */
class ProtectionTest {
    private final CoreScript script = new CoreScript();

    // The grace

    @Test
    void shouldWaitAGraceFromWhenTheStopWasMissedFirst() {
        script.started().longOpen().quietly();
        withoutStop().seconds(2);
        withoutStop().seconds(0);
        assertThat(script.said("finding")).isEmpty();
        assertThat(script.seconds(1).said("finding"))
                .containsExactly("finding MISSING_STOP PROTECTED ours 98 venue's 0");
    }

    @Test
    void shouldWaitAnewWhenTheStopHadShown() {
        script.started().longOpen().quietly();
        withoutStop().seconds(2);
        withStop("98").seconds(0);
        withoutStop();
        assertThat(script.seconds(2).said("finding")).isEmpty();
        assertThat(script.seconds(1).said("finding")).hasSize(1);
    }

    @Test
    void shouldWaitFromAnExecutionThatNoRowFollows() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        script.quietly();
        bought(script, "9.99", "100.1").by(place).comes();
        assertThat(script.seconds(2).said("finding")).isEmpty();
        assertThat(script.seconds(1).said("finding MISSING_STOP")).hasSize(1);
    }

    @Test
    void shouldNotWaitForAPositionThatIsGone() {
        script.started().longOpen();
        withoutStop().seconds(2).quietly();
        sold(script, "9.99", "98").stop(StopKind.STOP_LOSS).comes();
        isFlat(script).comes();
        bought(script, "1", "100").comes();
        isLong(script, "1").comes();
        script.quietly();
        assertThat(script.seconds(2).said("finding MISSING_STOP")).isEmpty();
        assertThat(script.seconds(1).said("finding MISSING_STOP")).hasSize(1);
    }

    // One finding, then alerts

    @Test
    void shouldFindItOnceAndAlertEachTimeItIsAskedForAgain() {
        script.started().longOpen();
        withoutStop().quietly();
        assertThat(script.seconds(3).said())
                .containsExactly(
                        "finding MISSING_STOP PROTECTED ours 98 venue's 0",
                        "alert POSITION_WITHOUT_STOP STOP",
                        "set stop 0 target 104 stop 98");
        assertThat(script.core.parts().stops.isAlerted(0)).isTrue();
        assertThat(script.seconds(15).said("finding", "alert", "set stop"))
                .containsExactly("alert POSITION_WITHOUT_STOP STOP", "set stop 0 target 104 stop 98");
    }

    @Test
    void shouldFindItAnewWhenTheStopHadShown() {
        script.started().longOpen();
        withoutStop().seconds(3);
        withStop("98");
        assertThat(script.core.parts().stops.isAlerted(0)).isFalse();
        withoutStop().quietly();
        assertThat(script.seconds(3).said("finding"))
                .containsExactly("finding MISSING_STOP PROTECTED ours 98 venue's 0");
    }

    @Test
    void shouldFindItAnewOnTheNextPosition() {
        script.started().longOpen();
        withoutStop().seconds(3);
        sold(script, "9.99", "98").stop(StopKind.STOP_LOSS).comes();
        assertThat(script.core.parts().stops.isAlerted(0)).isFalse();
        isFlat(script).comes();
        bought(script, "1", "100").comes();
        isLong(script, "1").comes();
        script.quietly();
        assertThat(script.seconds(3).said("finding"))
                .containsExactly("finding MISSING_STOP PROTECTED ours 98 venue's 0");
    }

    @Test
    void shouldFindItAnewWhenAReconciliationHadShownTheStop() {
        script.started().longOpen();
        withoutStop().seconds(3).reconcileBegin();
        isLong(script, "9.99").queried().stop("98").comes();
        script.wallet("9999.45000055").reconcileEnd();
        assertThat(script.core.parts().stops.isAlerted(0)).isFalse();
    }

    @Test
    void shouldForgetTheAlertOfAPositionThatTheVenueClosed() {
        script.started().longOpen();
        withoutStop().seconds(3);
        script.reconcileBegin().wallet("9999.45000055").reconcileEnd().seconds(3);
        assertThat(script.core.parts().positions.size(0)).isZero();
        assertThat(script.core.parts().stops.isAlerted(0)).isFalse();
    }

    // Reconciliation

    @Test
    void shouldHaveNoPatienceWhenAReconciliationShowsThatTheStopIsMissing() {
        script.started().longOpen().reconcileBegin();
        isLong(script, "9.99").queried().comes();
        script.wallet("9999.45000055").quietly().reconcileEnd();
        assertThat(script.said("finding", "set stop"))
                .containsExactly("finding MISSING_STOP PROTECTED ours 98 venue's 0", "set stop 0 target 104 stop 98");
    }

    @Test
    void shouldNotActOnRowsBeforeTheReconciliationIsOver() {
        script.started().longOpen().reconcileBegin();
        isLong(script, "9.99").queried().comes();
        assertThat(script.quietly().seconds(4).said("finding")).isEmpty();
    }

    @Test
    void shouldNotActOnQueriedExecutionsBeforeTheReconciliationIsOver() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        script.reconcileBegin();
        bought(script, "9.99", "100.1").by(place).queried().comes();
        assertThat(script.quietly().seconds(4).said("finding")).isEmpty();
        script.in.reconciliationEnd(script.now, script.sequence, false);
        script.send();
        assertThat(script.seconds(2).said("finding")).isEmpty();
        assertThat(script.seconds(1).said("finding MISSING_STOP")).hasSize(1);
    }

    @Test
    void shouldActOnStreamedExecutionsWhileAReconciliationRuns() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        script.reconcileBegin();
        bought(script, "9.99", "100.1").by(place).comes();
        assertThat(script.quietly().seconds(3).said("finding MISSING_STOP")).hasSize(1);
    }

    @Test
    void shouldActOnQueriedExecutionsThatComeOutsideAReconciliation() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        bought(script, "9.99", "100.1").by(place).queried().comes();
        assertThat(script.quietly().seconds(3).said("finding MISSING_STOP")).hasSize(1);
    }

    @Test
    void shouldLookAtAPositionThatChangedWhileItsReconciliationRan() {
        script.started().longOpen().reconcileBegin();
        withStop("98");
        // A later match, without the stop.
        isLong(script, "9.99").queried().match(900).comes();
        script.wallet("9999.45000055").reconcileEnd().quietly();
        assertThat(script.seconds(3).said("finding"))
                .containsExactly("finding MISSING_STOP PROTECTED ours 98 venue's 0");
    }

    @Test
    void shouldFindOutFirstWhetherThereIsAPosition() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        bought(script, "9.99", "100.1").by(place).comes();
        script.seconds(1)
                .reconcileBegin()
                .wallet("9999.45000055")
                .reconcileEnd()
                .quietly();
        assertThat(script.seconds(2).said("finding")).isEmpty();
        assertThat(script.seconds(1).said("finding"))
                .containsExactly("finding CLOSED_OUTSIDE ADOPTED ours 9.99 venue's 0");
    }

    // The venue's stop wins

    @Test
    void shouldTakeOverTheStopOfAPositionThatHadNoPlan() {
        script.started();
        bought(script, "2", "100").comes();
        isLong(script, "2").stop("95").comes();
        script.seconds(1).reconcileBegin();
        isLong(script, "2").queried().stop("95").comes();
        script.quietly().reconcileEnd();
        assertThat(script.said("finding")).isEmpty();
        assertThat(script.core.parts().positions.stop(0)).isEqualTo(of("95"));
        isLong(script, "2").comes();
        assertThat(script.seconds(3).said("set stop")).containsExactly("set stop 0 target - stop 95");
    }

    @Test
    void shouldTakeNothingOverFromAFlatRow() {
        script.started().reconcileBegin();
        isFlat(script).queried().stop("95").comes();
        script.reconcileEnd();
        assertThat(script.core.parts().positions.stop(0)).isEqualTo(FixedPoint.NULL);
    }

    @Test
    void shouldKeepTheStopThatWasMovedAfterTheQuestion() {
        script.started().longOpen().seconds(1).reconcileBegin();
        script.core.parts().positions.moveStop(0, of("100"), Reason.BREAK_EVEN, script.sequence + 1);
        isLong(script, "9.99").queried().stop("98").comes();
        script.wallet("9999.45000055").quietly().reconcileEnd();
        assertThat(script.said("finding")).isEmpty();
        assertThat(script.core.parts().positions.stop(0)).isEqualTo(of("100"));
    }

    @Test
    void shouldNameAStopThatWasMovedByATick() {
        script.started().longOpen().seconds(1).reconcileBegin();
        isLong(script, "9.99").queried().stop("98.1").comes();
        script.wallet("9999.45000055").quietly().reconcileEnd();
        assertThat(script.said("finding")).containsExactly("finding STOP_DIFFERS ADOPTED ours 98 venue's 98.1");
    }

    // Refusals and ticks

    @Test
    void shouldLeaveAPositionWhoseStopIsRefused() {
        script.started().longOpen();
        withoutStop().seconds(3).quietly();
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.REJECT, 10001);
        assertThat(script.said("place")).containsExactly("place 0 SELL MARKET reduce-only 9.99 at - target - stop -");
    }

    @Test
    void shouldLeaveItThoughTheRefusalDoesNotNameTheInstrument() {
        script.started().longOpen();
        withoutStop().seconds(3).quietly();
        final Command asked = script.out.last(CommandKind.SET_TRADING_STOP);
        script.in.outcome(
                script.now,
                CoreScript.NOT_OURS,
                asked.kind(),
                asked.query(),
                Outcome.REJECT,
                asked.cause(),
                asked.index(),
                asked.epoch(),
                asked.sequence(),
                asked.leg(),
                10001);
        assertThat(script.send().said("place")).hasSize(1);
    }

    @Test
    void shouldStayWhenTheStopHasShownBeforeItsRefusal() {
        script.started().longOpen();
        withoutStop().seconds(3);
        withStop("98").quietly();
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.REJECT, 10001);
        assertThat(script.said("place")).isEmpty();
    }

    @Test
    void shouldStayWhenTheStopWasSet() {
        script.started().longOpen();
        withoutStop().seconds(3).quietly();
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.ACK, 0);
        assertThat(script.said("place")).isEmpty();
    }

    @Test
    void shouldRoundStopAndTargetOfAShortTowardTheEntry() {
        script.started();
        script.strategy.propose(0, Side.SELL, of("100"), of("102.2"), of("95.7"));
        script.quarterEnds().closes(0).closes(1).fillAll("99.9").orderUpdate(OrderStatus.FILLED, "10.01");
        isShort(script, "10.01").stop("102.2").comes();
        script.in.instrument(script.now, 0, "AAAUSDT", "0.5", "0.01", InstrumentStatus.TRADING);
        script.send();
        isShort(script, "10.01").comes();
        script.quietly();
        assertThat(script.seconds(3).said("set stop")).containsExactly("set stop 0 target 96 stop 102");
    }

    private CoreScript withStop(String stop) {
        return isLong(script, "9.99").stop(stop).comes();
    }

    private CoreScript withoutStop() {
        return isLong(script, "9.99").comes();
    }
}
