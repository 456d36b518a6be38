package io.escapement.core;

import static io.escapement.core.Execution.bought;
import static io.escapement.core.Execution.sold;
import static io.escapement.core.PositionRow.isLong;
import static io.escapement.core.PositionRow.isShort;
import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.core.position.PositionBook;
import io.escapement.core.script.OutputRecorder.Command;
import org.junit.jupiter.api.Test;

/**
 * Positions taken over by the venue's word, and executions that come to light after it. The long of the script is 9.99 at
 * 100.1, fee 0.54999945; the latest price 99.9.
 */
class AdoptionTest {
    private final CoreScript script = new CoreScript();

    // What is taken over

    @Test
    void shouldTakeStopAndTargetOverWithThePosition() {
        script.started().reconcileBegin();
        isLong(script, "2").queried().stop("95").target("120").comes();
        script.reconcileEnd().seconds(3);
        assertThat(book().stop(0)).isEqualTo(of("95"));
        assertThat(book().target(0)).isEqualTo(of("120"));
        assertThat(book().signalSlot(0)).isEqualTo(PositionBook.NO_SIGNAL);
    }

    @Test
    void shouldPlanNoTargetWhereTheVenueHasNone() {
        script.started().reconcileBegin();
        isLong(script, "2").queried().stop("95").comes();
        script.reconcileEnd().seconds(3);
        assertThat(book().target(0)).isEqualTo(FixedPoint.NULL);
        // No stop is none: one a fraction below the entry of 100 is set.
        final CoreScript bare = new CoreScript().started().reconcileBegin();
        isLong(bare, "2").queried().target("120").comes();
        assertThat(bare.quietly().reconcileEnd().seconds(3).said("set stop"))
                .containsExactly("set stop 0 target 120 stop 98");
    }

    @Test
    void shouldKeepTheSignalOfAPositionThatGrewOutside() {
        script.started().longOpen().quietly();
        script.reconcileBegin();
        isLong(script, "12").queried().stop("98").comes();
        script.wallet("9999.45000055").reconcileEnd();
        assertThat(script.seconds(3).said("finding"))
                .containsExactly("finding SIZE_DIFFERS ADOPTED ours 9.99 venue's 12");
        sold(script, "12", "98").stop(StopKind.STOP_LOSS).comes();
        assertThat(script.said("signal")).containsExactly("signal 1 LEARNED STOP");
    }

    @Test
    void shouldKeepTheStopThatRestsOnAPositionThatWasTurned() {
        script.started().longOpen().quietly();
        script.reconcileBegin();
        isShort(script, "3").queried().stop("105").target("90").comes();
        script.wallet("9999.45000055").reconcileEnd();
        assertThat(script.seconds(3).said("finding", "set stop"))
                .containsExactly("finding SIDE_DIFFERS ADOPTED ours 9.99 venue's -3");
        assertThat(book().side(0)).isEqualTo(Side.SELL);
        assertThat(book().stop(0)).isEqualTo(of("105"));
        assertThat(book().target(0)).isEqualTo(of("90"));
        assertThat(book().bySymbol().trades(0)).isEqualTo(1);
    }

    @Test
    void shouldCloseAShortAndReduceAShortOutside() {
        shortOpen().reconcileBegin();
        isShort(script, "4").queried().stop("102").comes();
        script.wallet("9999.45000055").reconcileEnd();
        assertThat(script.seconds(3).said("finding"))
                .containsExactly("finding SIZE_DIFFERS ADOPTED ours -10.01 venue's -4");
        // 6.01 · (99.9 − 99.9).
        assertThat(book().gross(0)).isZero();
        script.quote(0, "99", "99.2").seconds(1).reconcileBegin().reconcileEnd();
        assertThat(script.seconds(3).said("finding"))
                .containsExactly("finding CLOSED_OUTSIDE ADOPTED ours -4 venue's 0");
        // 4 · (99.9 − 99).
        assertThat(book().totals().gross()).isEqualTo(of("3.6"));
    }

    @Test
    void shouldCloseAtCostWhenNoPriceIsKnown() {
        script.runStart(false, 1, "").instruments().connected().reconcileBegin();
        isLong(script, "2").queried().stop("95").comes();
        script.reconcileEnd().quietly();
        script.reconcileBegin().reconcileEnd();
        assertThat(script.seconds(3).said("trade"))
                .containsExactly(
                        "trade 0 BUY CLOSED_OUTSIDE size 2 from 100 to 100 gross 0 fees 0 funding 0 net 0 fills 1");
    }

    // Whose it is

    @Test
    void shouldTieWhatAnEntryOfOursExplainsToItsSignal() {
        final Command place = orderedAndRestarted();
        script.reconcileBegin();
        isLong(script, "9.99").queried().stop("98").comes();
        script.reconcileEnd();
        assertThat(script.said("finding", "signal"))
                .containsExactly("finding SIZE_DIFFERS ADOPTED ours 0 venue's 9.99", "signal 1 EXECUTED FILLED");
        assertThat(place.side()).isEqualTo(Side.BUY);
    }

    @Test
    void shouldTieAShortToAnEntryThatSold() {
        script.started().proposesShort(0).quarterEnds().closes(0).closes(1);
        script.runStart(true, 2, "").connected().quietly();
        script.reconcileBegin();
        isShort(script, "10.01").queried().stop("102").comes();
        script.reconcileEnd();
        assertThat(script.said("finding", "signal"))
                .containsExactly("finding SIZE_DIFFERS ADOPTED ours 0 venue's -10.01", "signal 1 EXECUTED FILLED");
    }

    @Test
    void shouldNotTieWhatGoesAgainstOurEntry() {
        orderedAndRestarted();
        script.reconcileBegin();
        isShort(script, "3").queried().stop("105").comes();
        script.reconcileEnd();
        assertThat(script.said("finding")).containsExactly("finding OPENED_OUTSIDE ADOPTED ours 0 venue's -3");
        assertThat(book().signalSlot(0)).isEqualTo(PositionBook.NO_SIGNAL);
    }

    @Test
    void shouldTieAnEntryThatTurnedSomebodyElsesPosition() {
        script.started().longOrdered();
        sold(script, "3", "100").comes();
        script.runStart(true, 2, "").connected().quietly();
        script.reconcileBegin();
        isLong(script, "6.99").queried().stop("98").match(900).comes();
        script.reconcileEnd();
        assertThat(script.said("finding", "signal"))
                .containsExactly("finding SIDE_DIFFERS ADOPTED ours -3 venue's 6.99", "signal 1 EXECUTED FILLED");
        assertThat(book().signalId(0)).isEqualTo(1);
    }

    @Test
    void shouldNotTieASmallerShortToAnEntryThatBought() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        sold(script, "12", "100").comes();
        script.runStart(true, 2, "").connected().quietly();
        script.reconcileBegin();
        isShort(script, "2.01").queried().stop("105").match(900).comes();
        script.reconcileEnd();
        assertThat(script.said("finding")).containsExactly("finding SIZE_DIFFERS ADOPTED ours -12 venue's -2.01");
        bought(script, "9.99", "100").by(place).match(899).comes();
        assertThat(book().size(0)).isEqualTo(of("-2.01"));
        assertThat(book().signalSlot(0)).isEqualTo(PositionBook.NO_SIGNAL);
        assertThat(script.said("signal")).containsExactly("signal 1 EXPIRED POSITION_OWNED");
    }

    @Test
    void shouldLeaveAPositionToWhoOpenedItWhenAMissedEntryOnlyAddsToIt() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        bought(script, "1", "100").comes();
        script.runStart(true, 2, "").connected().quietly();
        script.reconcileBegin();
        isLong(script, "10.99").queried().stop("95").match(900).comes();
        script.reconcileEnd();
        bought(script, "9.99", "100").by(place).match(899).comes();
        assertThat(book().size(0)).isEqualTo(of("10.99"));
        assertThat(book().signalSlot(0)).isEqualTo(PositionBook.NO_SIGNAL);
        assertThat(script.said("signal")).containsExactly("signal 1 EXPIRED POSITION_OWNED");
    }

    // What is recognised as part of it

    @Test
    void shouldBookWhatWasMatchedAfterTheRowWhateverItsSize() {
        orderedAndRestarted();
        script.reconcileBegin();
        isLong(script, "4").queried().stop("98").match(900).comes();
        script.reconcileEnd();
        bought(script, "3", "100").match(901).comes();
        assertThat(book().size(0)).isEqualTo(of("7"));
        bought(script, "1", "100").match(900).comes();
        assertThat(book().size(0)).isEqualTo(of("7"));
    }

    @Test
    void shouldBookTheFirstMatchOfAVenueThatCountsFromZero() {
        script.started();
        bought(script, "1", "100").match(0).comes();
        assertThat(book().size(0)).isEqualTo(of("1"));
    }

    @Test
    void shouldGoByDirectionAndSizeWhereTheMatchIsNotTold() {
        orderedAndRestarted();
        script.reconcileBegin();
        isLong(script, "4").queried().stop("98").match(900).comes();
        script.reconcileEnd();
        sold(script, "1", "100").match(FixedPoint.NULL).comes();
        assertThat(book().size(0)).isEqualTo(of("3"));
        bought(script, "5", "100").match(FixedPoint.NULL).comes();
        assertThat(book().size(0)).isEqualTo(of("8"));
        // 3 and 1 are the 4 that were missing; there is no third one.
        bought(script, "3", "100").match(FixedPoint.NULL).comes();
        bought(script, "1", "100").match(FixedPoint.NULL).comes();
        assertThat(book().size(0)).isEqualTo(of("8"));
        bought(script, "1", "100").match(FixedPoint.NULL).comes();
        assertThat(book().size(0)).isEqualTo(of("9"));
    }

    @Test
    void shouldCountWhatIsStillMissingByEveryExecutionRecognised() {
        orderedAndRestarted();
        script.reconcileBegin();
        isLong(script, "2").queried().stop("98").match(900).comes();
        script.reconcileEnd();
        // The 2 were 5 bought and 3 sold; the venue tells the match of the first only.
        bought(script, "5", "100").match(899).comes();
        sold(script, "3", "100").match(FixedPoint.NULL).comes();
        assertThat(book().size(0)).isEqualTo(of("2"));
    }

    @Test
    void shouldRecogniseTheExecutionsOfAShortThatTheVenueDidNotListAnyMore() {
        shortOpen().reconcileBegin().wallet("9999.45000055").reconcileEnd().seconds(3);
        assertThat(book().size(0)).isZero();
        script.quietly();
        bought(script, "4", "98").stop(StopKind.TAKE_PROFIT).fee("0.2").comes();
        bought(script, "6.01", "98").stop(StopKind.TAKE_PROFIT).fee("0.3").comes();
        assertThat(script.said("finding"))
                .containsExactly(
                        "finding MISSED_FILL ADOPTED ours 0 venue's 4",
                        "finding MISSED_FILL ADOPTED ours 0 venue's 6.01");
        assertThat(book().size(0)).isZero();
        // 10.01 · (99.9 − 98), in two parts.
        assertThat(book().totals().gross()).isEqualTo(of("19.019"));
        bought(script, "1", "98").comes();
        assertThat(book().size(0)).isEqualTo(of("1"));
    }

    @Test
    void shouldBookWhatGoesTheOtherWayThanWhatWasMissing() {
        closedOutside();
        bought(script, "3", "100").comes();
        assertThat(book().size(0)).isEqualTo(of("3"));
    }

    @Test
    void shouldBookMoreThanWhatWasMissing() {
        closedOutside();
        sold(script, "10", "100").comes();
        assertThat(book().size(0)).isEqualTo(of("-10"));
    }

    @Test
    void shouldRecogniseAnExitOfOursThatWasSentBefore() {
        script.started().longOpen().operator(OperatorAction.FLATTEN);
        final Command exit = script.out.last(CommandKind.PLACE);
        script.reconcileBegin()
                .wallet("9999.45000055")
                .reconcileEnd()
                .seconds(3)
                .quietly();
        sold(script, "9.99", "99").by(exit).comes();
        assertThat(book().size(0)).isZero();
        // 9.99 · (99 − 100.1), in place of 9.99 · (99.9 − 100.1).
        assertThat(book().totals().gross()).isEqualTo(of("-10.989"));
    }

    @Test
    void shouldBookAnEntryOfOursThatWasSentAfter() {
        closedOutside();
        script.proposesShort(0).quarterEnds().closes(0).closes(1);
        final Command place = script.out.last(CommandKind.PLACE);
        // Not more than the 9.99 that were missing.
        sold(script, "5", "99.9").by(place).comes();
        assertThat(book().size(0)).isEqualTo(of("-5"));
    }

    @Test
    void shouldStopWaitingWhenTheNextReconciliationDoesNotBringIt() {
        closedOutside();
        script.seconds(1).reconcileBegin().wallet("9998.002").reconcileEnd();
        sold(script, "9.99", "98").comes();
        assertThat(book().size(0)).isEqualTo(of("-9.99"));
    }

    @Test
    void shouldGoOnWaitingWhenTheNextReconciliationWasAskedForBefore() {
        script.started().longOpen();
        script.reconcileBegin().wallet("9999.45000055").reconcileEnd().seconds(1);
        final long asked = script.sequence;
        script.seconds(2).quietly();
        script.in.reconciliationBegin(script.now, asked);
        script.send().reconcileEnd();
        sold(script, "9.99", "98").stop(StopKind.STOP_LOSS).comes();
        assertThat(script.said("finding")).containsExactly("finding MISSED_FILL ADOPTED ours 0 venue's -9.99");
        assertThat(book().size(0)).isZero();
    }

    // What stood in

    @Test
    void shouldReplaceWhatStoodInPartByPart() {
        closedOutside();
        // 9.99 · (99.9 − 100.1) stood in.
        assertThat(book().totals().gross()).isEqualTo(of("-1.998"));
        sold(script, "4", "98").profit("-8.41").comes();
        // The venue's word, a cent below 4 · (98 − 100.1), for 4 · (99.9 − 100.1).
        assertThat(book().totals().gross()).isEqualTo(of("-9.608"));
        assertThat(script.core.parts().positionManager.hasStandIn()).isTrue();
        sold(script, "5.99", "99").comes();
        // And 5.99 · (99 − 100.1).
        assertThat(book().totals().gross()).isEqualTo(of("-14.999"));
        assertThat(script.core.parts().positionManager.hasStandIn()).isFalse();
        assertThat(book().totals().fees()).isEqualTo(of("0.54999945") + of("0.2156") + of("0.32615550"));
    }

    @Test
    void shouldReplaceNoMoreThanWhatStoodIn() {
        script.started().longOpen().quietly();
        script.reconcileBegin();
        isLong(script, "7.99").queried().stop("98").match(900).comes();
        script.wallet("9999.45000055").reconcileEnd().seconds(3);
        // 2 · (99.9 − 100.1) stood in for what was 3 sold and 1 bought.
        assertThat(book().gross(0)).isEqualTo(of("-0.4"));
        sold(script, "3", "99").match(898).comes();
        // 2 · (99 − 100.1) by two thirds of the execution.
        assertThat(book().gross(0)).isEqualTo(of("-2.2"));
        bought(script, "1", "99").match(899).comes();
        assertThat(book().gross(0)).isEqualTo(of("-2.2"));
        assertThat(book().size(0)).isEqualTo(of("7.99"));
    }

    @Test
    void shouldLeaveTheStandInToTheExecutionThatClosed() {
        script.started().longOpen().quietly();
        script.reconcileBegin();
        isLong(script, "7.99").queried().stop("98").match(900).comes();
        script.wallet("9999.45000055").reconcileEnd().seconds(3);
        bought(script, "1", "99").match(898).profit("0").comes();
        assertThat(book().gross(0)).isEqualTo(of("-0.4"));
        assertThat(script.core.parts().positionManager.hasStandIn()).isTrue();
    }

    @Test
    void shouldCountTheFeeOfARecognisedExecutionToItsTrade() {
        orderedAndRestarted();
        script.reconcileBegin();
        isLong(script, "9.99").queried().stop("98").match(900).comes();
        script.reconcileEnd();
        bought(script, "4", "100").match(898).maker().fee("0.08").comes();
        bought(script, "5.99", "100").match(899).fee("0.33").comes();
        assertThat(book().facts().makerFees(0)).isEqualTo(of("0.08"));
        assertThat(book().facts().takerFees(0)).isEqualTo(of("0.33"));
        assertThat(book().fees(0)).isEqualTo(of("0.41"));
    }

    @Test
    void shouldNotCountALateFeeToTheNextTrade() {
        closedOutside();
        sold(script, "9.99", "98").maker().fee("0.5").comes();
        bought(script, "1", "100").fee("0.05").comes();
        assertThat(book().facts().makerFees(0)).isZero();
        assertThat(book().fees(0)).isEqualTo(of("0.05"));
    }

    @Test
    void shouldNameTheWalletsDifferenceAfterAStandInThatBecameFinalOtherwiseThanATransfer() {
        closedOutside();
        assertThat(script.core.parts().positionManager.hasStandIn()).isTrue();
        // The wallet shows −20.979 less 0.538461 of fee; the executions do not come.
        script.wallet("9977.93253955").seconds(10);
        assertThat(script.said("query")).isEmpty();
        script.reconcileBegin().wallet("9977.93253955").reconcileEnd();
        assertThat(script.core.parts().positionManager.hasStandIn()).isFalse();
        assertThat(script.seconds(10).said("query")).containsExactly("query WALLET");
        script.in.wallet(script.now, DataSource.QUERY, of("9977.93253955"));
        assertThat(script.send().said("finding"))
                .containsExactly("finding LEDGER_DIFFERS NONE ours 9997.45200055 venue's 9977.93253955");
        // Only once: the next one is a transfer.
        script.wallet("9000").seconds(10);
        script.in.wallet(script.now, DataSource.QUERY, of("9000"));
        assertThat(script.send().said("finding"))
                .containsExactly("finding WITHDRAWAL ADOPTED ours 9977.93253955 venue's 9000");
    }

    @Test
    void shouldWriteOffAStandInThatAnotherOneReplaces() {
        script.started().longOpen().quietly();
        script.reconcileBegin();
        isLong(script, "7.99").queried().stop("98").match(900).comes();
        script.wallet("9999.45000055").reconcileEnd().seconds(3);
        assertThat(script.core.parts().positionManager.takeWrittenOff()).isFalse();
        script.reconcileBegin();
        isLong(script, "5.99").queried().stop("98").match(901).comes();
        script.wallet("9999.45000055").reconcileEnd().seconds(3);
        assertThat(script.core.parts().positionManager.takeWrittenOff()).isTrue();
        assertThat(script.core.parts().positionManager.takeWrittenOff()).isFalse();
    }

    @Test
    void shouldWriteNothingOffWhereNothingStoodIn() {
        script.started().longOpen().reconcileBegin();
        isLong(script, "9.99").queried().stop("98").comes();
        script.wallet("9999.45000055").reconcileEnd();
        assertThat(script.core.parts().positionManager.takeWrittenOff()).isFalse();
    }

    private PositionBook book() {
        return script.core.parts().positions;
    }

    /** The long is gone from the venue's rows, and was taken for closed. */
    private void closedOutside() {
        script.started().longOpen();
        script.reconcileBegin()
                .wallet("9999.45000055")
                .reconcileEnd()
                .seconds(3)
                .quietly();
    }

    /** A short of 10.01 at 99.9 with its stop at 102. */
    private CoreScript shortOpen() {
        script.started().proposesShort(0).quarterEnds().closes(0).closes(1);
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0).fillAll("99.9").orderUpdate(OrderStatus.FILLED, "10.01");
        isShort(script, "10.01").stop("102").comes();
        return script.quietly();
    }

    /** The long was ordered when the process ended; nobody knows what became of it. */
    private Command orderedAndRestarted() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        script.runStart(true, 2, "").connected().quietly();
        return place;
    }
}
