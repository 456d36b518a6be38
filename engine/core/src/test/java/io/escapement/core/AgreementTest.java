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
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.core.position.PositionManager;
import io.escapement.core.script.OutputRecorder.Command;
import org.junit.jupiter.api.Test;

/**
 * Executions and rows against each other, in peace and in a reconciliation. A difference is given 3 s. The long is 9.99 at
 * 100.1, fee 0.54999945, stop 98.
 */
class AgreementTest {
    private final CoreScript script = new CoreScript();

    // What is booked at all

    @Test
    void shouldRefuseWhatIsOfNoInstrument() {
        script.started();
        bought(script, "1", "100").of(2).comes();
        isLong(script, "1").of(2).comes();
        bought(script, "1", "100").of(CoreScript.NOT_OURS).comes();
        assertThat(manager().refused()).isEqualTo(3);
        assertThat(script.core.parts().positions.open().count()).isZero();
        assertThat(script.core.parts().venuePositions.size(2)).isZero();
    }

    @Test
    void shouldRefuseExecutionsWithoutSizePriceOrSide() {
        script.started();
        bought(script, "0", "100").comes();
        bought(script, "-1", "100").comes();
        bought(script, "1", "0").comes();
        bought(script, "1", "100").side(Side.NULL_VAL).comes();
        assertThat(manager().refused()).isEqualTo(4);
        assertThat(script.core.parts().positions.open().count()).isZero();
        sold(script, "1", "100").comes();
        assertThat(manager().refused()).isEqualTo(4);
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("-1"));
    }

    @Test
    void shouldBookAnExecutionOnce() {
        script.started();
        bought(script, "1", "100").id(55).comes();
        bought(script, "1", "100").id(55).comes();
        assertThat(manager().duplicates()).isEqualTo(1);
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("1"));
    }

    @Test
    void shouldBookBeforeTheFirstReconciliationOnlyWhatStreams() {
        script.runStart(false, 1, "").instruments().warmUp().connected().quotes();
        bought(script, "1", "100").comes();
        bought(script, "2", "100").queried().comes();
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("1"));
    }

    // Differences

    @Test
    void shouldAskWhenNoRowFollowsAnExecution() {
        script.started();
        bought(script, "1", "100").comes();
        script.quietly();
        assertThat(script.seconds(2).said("alert", "query")).isEmpty();
        assertThat(script.seconds(1).said("alert POSITION_MISMATCH", "query"))
                .containsExactly("alert POSITION_MISMATCH NONE", "query RECONCILE");
    }

    @Test
    void shouldAskWhenNoExecutionExplainsARow() {
        script.started().longOpen().quietly();
        isLong(script, "5").stop("98").comes();
        assertThat(script.seconds(2).said("alert", "query")).isEmpty();
        assertThat(script.seconds(1).said("alert", "query"))
                .containsExactly("alert POSITION_MISMATCH NONE", "query RECONCILE");
    }

    @Test
    void shouldGiveADifferenceNoMoreTimeWhenItChanges() {
        script.started().longOpen().quietly();
        isLong(script, "5").stop("98").comes();
        script.seconds(2);
        isLong(script, "6").stop("98").comes();
        assertThat(script.seconds(1).said("alert")).containsExactly("alert POSITION_MISMATCH NONE");
    }

    @Test
    void shouldGiveANewDifferenceItsTime() {
        script.started().longOpen().quietly();
        isLong(script, "5").stop("98").comes();
        script.seconds(2);
        isLong(script, "9.99").stop("98").comes();
        isLong(script, "5").stop("98").comes();
        assertThat(script.seconds(2).said("alert")).isEmpty();
        assertThat(script.seconds(1).said("alert")).hasSize(1);
    }

    @Test
    void shouldSayNothingWhenAnAnswerHasExplainedADifferenceMeanwhile() {
        script.started().longOpen().quietly();
        isLong(script, "5").stop("98").comes();
        isLong(script, "9.99").queried().stop("98").comes();
        assertThat(script.seconds(3).said("alert", "query")).isEmpty();
    }

    @Test
    void shouldIgnoreARowThatAnExecutionHasOvertaken() {
        script.started().longOpen().quietly();
        final long before = script.latestMatch();
        sold(script, "4", "98").stop(StopKind.STOP_LOSS).comes();
        isLong(script, "5.99").stop("98").comes();
        isLong(script, "9.99").match(before).stop("98").comes();
        assertThat(script.seconds(4).said("alert", "query")).isEmpty();
    }

    @Test
    void shouldIgnoreARowThatAnExecutionHasOvertakenThoughItsOwnHasNotCome() {
        script.started().longOpen();
        final long before = script.latestMatch();
        sold(script, "4", "98").stop(StopKind.PARTIAL_STOP_LOSS).comes();
        // From before the stop was set.
        isLong(script, "9.99").match(before).comes();
        assertThat(script.core.parts().venuePositions.hasStop(0)).isTrue();
    }

    // The result the venue tells

    @Test
    void shouldTellWhenTheVenuesResultOfAPositionIsNotOurs() {
        script.started().longOpen().quietly();
        // A unit may be rounding, two are not.
        isLong(script, "9.99").stop("98").result("-0.54999946").comes();
        assertThat(script.said("alert")).isEmpty();
        isLong(script, "9.99").stop("98").result("-0.54999947").comes();
        assertThat(script.said("alert")).containsExactly("alert LEDGER_MISMATCH NONE");
        isLong(script, "9.99").stop("98").comes();
        assertThat(script.said("alert")).isEmpty();
    }

    @Test
    void shouldAllowAUnitForEachExecution() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        bought(script, "4", "100").by(place).fee("0.2").comes();
        bought(script, "5.99", "100").by(place).fee("0.3").comes();
        script.quietly();
        isLong(script, "9.99").stop("98").result("-0.50000002").comes();
        assertThat(script.said("alert")).isEmpty();
    }

    @Test
    void shouldNotCompareResultsOfDifferentMatches() {
        script.started().longOpen().quietly();
        isLong(script, "9.99").stop("98").match(script.nextMatch()).result("-3").comes();
        assertThat(script.said("alert")).isEmpty();
    }

    @Test
    void shouldNotCompareResultsOfDifferentSizes() {
        script.started().longOpen().quietly();
        isLong(script, "5").stop("98").result("-3").comes();
        assertThat(script.said("alert")).isEmpty();
    }

    @Test
    void shouldNotTakeMatchesThatAreNotToldForTheSame() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        bought(script, "9.99", "100.1").by(place).match(FixedPoint.NULL).comes();
        script.quietly();
        isLong(script, "9.99").stop("98").match(FixedPoint.NULL).result("-3").comes();
        assertThat(script.said("alert")).isEmpty();
    }

    @Test
    void shouldNotCompareResultsOfAPositionThatIsNotOurs() {
        script.started();
        bought(script, "1", "100").comes();
        script.quietly();
        isLong(script, "1").stop("98").result("-3").comes();
        assertThat(script.said("alert")).isEmpty();
    }

    @Test
    void shouldNotCompareResultsByARowThatWasOvertaken() {
        script.started().longOpen().quietly();
        final long filled = script.latestMatch();
        // A payment is in the later row that we have not heard of.
        isLong(script, "9.99").stop("98").match(filled + 1).result("-3").comes();
        isLong(script, "9.99").stop("98").match(filled).result("-0.54999945").comes();
        assertThat(script.said("alert")).isEmpty();
    }

    // In a reconciliation

    @Test
    void shouldNotCompareBetweenTheMarks() {
        script.started().longOpen().reconcileBegin().quietly();
        isLong(script, "5").stop("98").comes();
        bought(script, "1", "100").stop(StopKind.STOP).comes();
        assertThat(script.seconds(10).said("alert", "query")).isEmpty();
    }

    @Test
    void shouldTakeADifferenceUpAgainWhenTheReconciliationFails() {
        script.started().longOpen().quietly();
        isLong(script, "5").stop("98").comes();
        script.seconds(2).reconcileBegin();
        assertThat(script.seconds(4).said("alert")).isEmpty();
        script.in.reconciliationEnd(script.now, script.sequence, false);
        assertThat(script.send().seconds(2).said("alert")).isEmpty();
        assertThat(script.seconds(1).said("alert")).containsExactly("alert POSITION_MISMATCH NONE");
    }

    @Test
    void shouldNotJudgeByRowsThatAnExecutionHasOvertaken() {
        script.started().longOpen().reconcileBegin();
        final long before = script.latestMatch();
        sold(script, "9.99", "98").stop(StopKind.STOP_LOSS).comes();
        isLong(script, "9.99").queried().stop("98").match(before).comes();
        script.wallet("9977.93253955").reconcileEnd().quietly();
        // The venue's flat row does not come: that is asked about, not taken over.
        assertThat(script.seconds(3).said("finding", "alert", "query"))
                .containsExactly("alert POSITION_MISMATCH NONE", "query RECONCILE");
    }

    @Test
    void shouldNotJudgeByRowsThatAStreamedRowHasOvertaken() {
        script.started().longOpen().reconcileBegin();
        // Closed by somebody after the question; its execution is on its way.
        isFlat(script).match(script.nextMatch()).comes();
        script.wallet("9999.45000055").reconcileEnd().quietly();
        assertThat(script.seconds(3).said("finding CLOSED", "alert POSITION_MISMATCH", "query"))
                .containsExactly("alert POSITION_MISMATCH NONE", "query RECONCILE");
    }

    @Test
    void shouldJudgeThoughAQueriedExecutionCameAfterTheQuestion() {
        script.started().longOpen().reconcileBegin();
        sold(script, "4", "98").stop(StopKind.STOP_LOSS).queried().comes();
        script.wallet("9977.93253955").reconcileEnd().quietly();
        assertThat(script.seconds(3).said("finding"))
                .containsExactly("finding CLOSED_OUTSIDE ADOPTED ours 5.99 venue's 0");
    }

    @Test
    void shouldAskAnewAboutADifferenceThatFollowsASettledOne() {
        script.started().longOpen().reconcileBegin();
        isLong(script, "5").queried().stop("98").comes();
        script.wallet("9999.45000055").reconcileEnd();
        // The row was wrong: the stream says so within the grace.
        isLong(script, "9.99").stop("98").comes();
        script.seconds(1).quietly();
        isLong(script, "6").stop("98").comes();
        assertThat(script.seconds(3).said("finding", "alert", "query"))
                .containsExactly("alert POSITION_MISMATCH NONE", "query RECONCILE");
    }

    @Test
    void shouldAskAnewWhenAnExecutionHasChangedADisputedPosition() {
        script.started().longOpen().reconcileBegin();
        isLong(script, "5").queried().stop("98").comes();
        script.wallet("9999.45000055").reconcileEnd();
        sold(script, "1", "100").stop(StopKind.STOP_LOSS).comes();
        script.quietly();
        assertThat(script.seconds(3).said("finding", "alert", "query"))
                .containsExactly("alert POSITION_MISMATCH NONE", "query RECONCILE");
    }

    @Test
    void shouldTakeOverAtOnceWhenTheFirstReconciliationOfAProcessDiffers() {
        script.started().longOpen().runStart(true, 2, "").connected().quietly();
        script.reconcileBegin();
        isShort(script, "1").queried().stop("105").comes();
        script.reconcileEnd();
        assertThat(script.said("finding")).containsExactly("finding SIDE_DIFFERS ADOPTED ours 9.99 venue's -1");
    }

    @Test
    void shouldKeepAQuarantineWhileOurBooksHoldAPosition() {
        final CoreScript wary = new CoreScript("reconcile.onSizeDiffers", "QUARANTINE")
                .started()
                .longOpen();
        wary.orderUpdate(OrderStatus.FILLED, "9.99");
        sold(wary, "1", "100").comes();
        isLong(wary, "8.99").stop("98").comes();
        wary.seconds(1).quietly();
        wary.reconcileBegin().wallet("9999").reconcileEnd();
        assertThat(wary.said("quarantine")).isEmpty();
        wary.operator(OperatorAction.RELEASE);
        assertThat(wary.said("quarantine")).containsExactly("quarantine 0 ends SIZE_DIFFERS OPERATOR");
    }

    @Test
    void shouldKeepAQuarantineWhileTheVenueHoldsAPosition() {
        final CoreScript wary = new CoreScript("reconcile.onClosedOutside", "QUARANTINE")
                .started()
                .longOpen();
        wary.reconcileBegin().wallet("9999.45000055").reconcileEnd().seconds(3).quietly();
        wary.reconcileBegin();
        isLong(wary, "3").queried().stop("98").comes();
        assertThat(wary.reconcileEnd().said("quarantine")).isEmpty();
    }

    @Test
    void shouldCompareNothingBetweenARestartAndItsReconciliation() {
        script.started().longOpen().quietly();
        isLong(script, "5").stop("98").comes();
        script.seconds(1).runStart(true, 2, "").quietly();
        isLong(script, "6").stop("98").comes();
        assertThat(script.seconds(10).said("alert POSITION_MISMATCH", "query RECONCILE"))
                .isEmpty();
    }

    @Test
    void shouldTakeDeliveryForWhatItIs() {
        script.started().longOpen().quietly();
        sold(script, "9.99", "100").kind(FillKind.DELIVERY).comes();
        isFlat(script).comes();
        assertThat(script.seconds(10).said("alert")).isEmpty();
    }

    private PositionManager manager() {
        return script.core.parts().positionManager;
    }
}
