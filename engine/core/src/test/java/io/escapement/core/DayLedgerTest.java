package io.escapement.core;

import static io.escapement.core.Execution.bought;
import static io.escapement.core.Execution.sold;
import static io.escapement.core.PositionRow.isLong;
import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TransactionKind;
import io.escapement.codecs.sbe.TransactionRowEncoder;
import io.escapement.core.script.OutputRecorder.Command;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The venue's transaction log of a day against our books. */
class DayLedgerTest {
    private static final long HOUR = 60 * CoreScript.MINUTE;
    private static final long DAY = 24 * HOUR;

    private CoreScript script;

    /** A trade on the second day: entry fee 0.54999945, stop −20.979 less 0.538461; then the third day begins. */
    private CoreScript tradedADay(String... keysAndValues) {
        return tradedADay(() -> {}, keysAndValues);
    }

    private CoreScript tradedADay(Runnable more, String... keysAndValues) {
        final String[] all = Arrays.copyOf(keysAndValues, keysAndValues.length + 2);
        all[keysAndValues.length] = "reconcile.transactions";
        all[keysAndValues.length + 1] = "true";
        script = new CoreScript(all).started();
        pass(25);
        script.quietly();
        script.longOpen();
        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "98", "9.99").flatRow(0);
        script.wallet("9977.93253955");
        more.run();
        pass(22);
        return script.quietly();
    }

    @Test
    void shouldAskForTheLogOfAWholeDaySomeMinutesAfterItsEnd() {
        tradedADay();
        pass(1);
        assertThat(script.said("query")).containsExactly("query TRANSACTIONS");
    }

    @Test
    void shouldSayNothingWhenTheLogAgrees() {
        tradedADay();
        pass(1);
        script.quietly();
        rows("0.54999945", "0.538461", "-20.979");
        answered(Outcome.ACK, 0);
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldNameADifferenceAndTheExecutionBehindIt() {
        tradedADay();
        pass(1);
        script.quietly();
        rows("0.54999945", "0.538461", "-20.979");
        row(TransactionKind.TRADE, 4711, "0.1", "0", "-3");
        answered(Outcome.ACK, 0);
        assertThat(script.said())
                .containsExactly(
                        "finding MISSED_FILL NONE ours - venue's -",
                        "alert LEDGER_MISMATCH RECOVERED",
                        "finding LEDGER_DIFFERS NONE ours -22.06746045 venue's -25.16746045",
                        "alert LEDGER_MISMATCH NONE");
    }

    @Test
    void shouldHaltWhenSoConfigured() {
        tradedADay("reconcile.onLedgerDiffers", "HALT");
        pass(1);
        script.quietly();
        rows("0.54999945", "0.538461", "-19");
        answered(Outcome.ACK, 0);
        assertThat(script.said())
                .startsWith("finding LEDGER_DIFFERS QUARANTINED ours -22.06746045 venue's -20.08846045")
                .anyMatch(line -> line.startsWith("risk NONE halted HALTED"));
    }

    @Test
    void shouldLeaveTransfersOut() {
        tradedADay();
        pass(1);
        script.quietly();
        rows("0.54999945", "0.538461", "-20.979");
        row(TransactionKind.TRANSFER_IN, 0, "0", "0", "500");
        answered(Outcome.ACK, 0);
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldAskAgainWhenTheAnswerWasNotComplete() {
        tradedADay();
        pass(1);
        rows("0.54999945", "0.538461", "-20.979");
        answered(Outcome.REJECT, 10006).quietly();
        assertThat(script.after(5 * CoreScript.MINUTE).said("query")).containsExactly("query TRANSACTIONS");
    }

    @Test
    void shouldNotAskWhenNotConfigured() {
        script = new CoreScript("reconcile.transactions", "false").started();
        pass(49);
        assertThat(script.said("query")).isEmpty();
    }

    @Test
    void shouldNotAskForADayThatWasNotWhole() {
        script = new CoreScript("reconcile.transactions", "true").started();
        pass(25);
        assertThat(script.said("query")).isEmpty();
    }

    @Test
    void shouldNotJudgeDaysThatBeganBeforeTheFirstReconciliation() {
        script = new CoreScript("reconcile.transactions", "true");
        script.runStart(false, 1, "").instruments().warmUp().connected();
        pass(49);
        script.reconciled();
        pass(24);
        assertThat(script.said("query TRANSACTIONS")).isEmpty();
        pass(24);
        assertThat(script.said("query TRANSACTIONS")).isNotEmpty();
    }

    @Test
    void shouldBookByTheVenuesTimeOfAnExecution() {
        tradedADay();
        pass(1);
        // One of the day before comes late; one of the day before that is nobody's business any more.
        bought(script, "1", "100").fee("0.25").at(noon() + DAY / 2 - 1).comes();
        bought(script, "1", "100").fee("0.5").at(noon() - DAY / 2 - 1).comes();
        bought(script, "1", "100").fee("0.125").at(noon() + DAY / 2).comes();
        script.quietly();
        rows("0.54999945", "0.538461", "-20.979");
        row(TransactionKind.TRADE, 0, "0.25", "0", "0");
        answered(Outcome.ACK, 0);
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldBookAnExecutionOfTheDaysFirstMoment() {
        tradedADay();
        pass(1);
        bought(script, "1", "100").fee("0.25").at(noon() - DAY / 2).comes();
        script.quietly();
        rows("0.54999945", "0.538461", "-20.979");
        rowAt(noon() - DAY / 2, "-0.25");
        answered(Outcome.ACK, 0);
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldCountFunding() {
        tradedADay(() -> script.longOpen().funding(0, "0.75"));
        pass(1);
        script.quietly();
        rows("0.54999945", "0.538461", "-20.979");
        // 9.96 bought at 100.1, a tenth of what is left.
        row(TransactionKind.TRADE, 0, "0.5483478", "0", "0");
        row(TransactionKind.SETTLEMENT, 0, "0", "-0.75", "0");
        answered(Outcome.ACK, 0);
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldLeaveRowsOfOtherDaysOut() {
        tradedADay();
        pass(1);
        script.quietly();
        rows("0.54999945", "0.538461", "-20.979");
        rowAt(noon() - DAY / 2 - 1, "-7");
        rowAt(noon() + DAY / 2, "-8");
        answered(Outcome.ACK, 0);
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldCountARowThatTellsNoChangeAsNothing() {
        tradedADay();
        pass(1);
        script.quietly();
        rows("0.54999945", "0.538461", "-20.979");
        rowAt(noon(), null);
        answered(Outcome.ACK, 0);
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldAllowAUnitARow() {
        tradedADay();
        pass(1);
        script.quietly();
        rows("0.54999945", "0.53846102", "-20.979");
        answered(Outcome.ACK, 0);
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldNotAllowMoreThanAUnitARow() {
        tradedADay();
        pass(1);
        script.quietly();
        rows("0.54999945", "0.53846103", "-20.979");
        answered(Outcome.ACK, 0);
        assertThat(script.said("finding"))
                .containsExactly("finding LEDGER_DIFFERS NONE ours -22.06746045 venue's -22.06746048");
    }

    @Test
    void shouldNameNoExecutionOfARowWithoutId() {
        tradedADay();
        pass(1);
        script.quietly();
        rows("0.54999945", "0.538461", "-20.979");
        row(TransactionKind.SETTLEMENT, 0, "0", "-3", "0");
        answered(Outcome.ACK, 0);
        assertThat(script.said("finding"))
                .containsExactly("finding LEDGER_DIFFERS NONE ours -22.06746045 venue's -25.06746045");
    }

    @Test
    void shouldNameAnExecutionWhoseIdHasAnEmptyHalf() {
        tradedADay();
        pass(1);
        script.quietly();
        rows("0.54999945", "0.538461", "-20.979");
        script.in.transaction(script.now, 0, TransactionKind.TRADE, 4711, of("3"), 0, 0, noon());
        transaction().executionId().high(0).low(4711);
        script.send();
        answered(Outcome.ACK, 0);
        assertThat(script.said("finding")).hasSize(2).anyMatch(line -> line.startsWith("finding MISSED_FILL"));
    }

    @Test
    void shouldNameAnExecutionWhoseIdHasAnotherEmptyHalf() {
        tradedADay();
        pass(1);
        script.quietly();
        rows("0.54999945", "0.538461", "-20.979");
        script.in.transaction(script.now, 0, TransactionKind.TRADE, 4711, of("3"), 0, 0, noon());
        transaction().executionId().high(3).low(0);
        script.send();
        answered(Outcome.ACK, 0);
        assertThat(script.said("finding")).hasSize(2).anyMatch(line -> line.startsWith("finding MISSED_FILL"));
    }

    @Test
    void shouldNameOnlyTheDifferenceWhenAllExecutionsAreKnown() {
        tradedADay();
        pass(1);
        script.quietly();
        rows("0.54999945", "0.538461", "-21.979");
        answered(Outcome.ACK, 0);
        assertThat(script.said("finding"))
                .containsExactly("finding LEDGER_DIFFERS NONE ours -22.06746045 venue's -23.06746045");
    }

    @Test
    void shouldJudgeADayOnce() {
        tradedADay();
        pass(1);
        rows("0.54999945", "0.538461", "-19");
        answered(Outcome.ACK, 0).quietly();
        answered(Outcome.ACK, 0);
        assertThat(script.said("finding")).isEmpty();
    }

    @Test
    void shouldForgetAnIncompleteAnswer() {
        tradedADay();
        pass(1);
        rows("0.54999945", "0.538461", "-20.979");
        answered(Outcome.REJECT, 10006);
        assertThat(script.said("alert")).contains("alert LEDGER_MISMATCH TIMED_OUT");
        script.after(5 * CoreScript.MINUTE).quietly();
        rows("0.54999945", "0.538461", "-20.979");
        answered(Outcome.ACK, 0);
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldAskAgainWhenTheQuestionCouldNotBeSent() {
        // Two commands at a time may wait: the bars that did not come before midnight do.
        script = new CoreScript(
                        "reconcile.transactions", "true",
                        "capacity.commands", "8",
                        "command.credits", "4",
                        "command.timeoutMs", "600000")
                .started();
        pass(47);
        script.quarterEnds().closes(0).closes(1).quarterEnds().closes(0).closes(1);
        script.quarterEnds().quietly().quarterEnds().closes(0).closes(1);
        assertThat(script.said("query BARS")).hasSize(2);
        script.after(4 * CoreScript.MINUTE).quietly();
        assertThat(script.after(CoreScript.MINUTE).said("query", "alert LEDGER"))
                .containsExactly("alert LEDGER_MISMATCH TIMED_OUT");
        script.answerLast(CommandKind.QUERY, Outcome.ACK, 0).quietly();
        assertThat(script.after(5 * CoreScript.MINUTE).said("query TRANSACTIONS"))
                .hasSize(1);
    }

    @Test
    void shouldBookWhatARecognisedExecutionEarnedAndNotWhatCorrectedItsStandIn() {
        tradedADay(() -> {
            script.longOpen();
            script.wallet("9976.86")
                    .reconcileBegin()
                    .wallet("9976.86")
                    .reconcileEnd()
                    .seconds(3);
            script.reconcileBegin();
            // No profit is told by the answer to a query: 2 below the entry of 9.96.
            sold(script, "9.96", "98.1")
                    .stop(StopKind.STOP_LOSS)
                    .queried()
                    .fee("0.5")
                    .comes();
            script.reconcileEnd();
        });
        pass(1);
        script.quietly();
        rows("0.54999945", "0.538461", "-20.979");
        row(TransactionKind.TRADE, 0, "0.5483478", "0", "0");
        row(TransactionKind.TRADE, 0, "0.5", "0", "-19.92");
        answered(Outcome.ACK, 0);
        assertThat(script.said("finding")).isEmpty();
    }

    @Test
    void shouldBookTheFeeOfARecognisedEntry() {
        tradedADay(() -> {
            script.longOrdered();
            final Command place = script.out.last(CommandKind.PLACE);
            script.runStart(true, 2, "").connected().reconcileBegin();
            isLong(script, "9.99").queried().stop("98").match(900).comes();
            script.reconcileEnd();
            bought(script, "9.99", "100.1").by(place).match(900).fee("0.4").comes();
            script.publicUp().leverageConfirmed();
        });
        pass(1);
        script.quietly();
        rows("0.54999945", "0.538461", "-20.979");
        row(TransactionKind.TRADE, 0, "0.4", "0", "0");
        answered(Outcome.ACK, 0);
        assertThat(script.said("finding")).isEmpty();
    }

    @Test
    void shouldAskAgainAfterARestartWhenExecutionsHaveCaughtUp() {
        tradedADay();
        // The process was down over midnight: the question was due while nothing was known of what had happened.
        script.now += 2 * HOUR;
        script.runStart(true, 2, "").connected();
        assertThat(script.said("query TRANSACTIONS")).hasSize(1);
        answered(Outcome.ACK, 0);
        assertThat(script.said("finding")).isEmpty();
        script.reconciled().quietly();
        assertThat(script.after(5 * CoreScript.MINUTE).said("query TRANSACTIONS"))
                .hasSize(1);
        rows("0.54999945", "0.538461", "-20.979");
        answered(Outcome.ACK, 0);
        assertThat(script.said("finding")).isEmpty();
    }

    @Test
    void shouldAskNothingForTheSakeOfARestart() {
        tradedADay();
        script.runStart(true, 2, "").connected().reconciled();
        assertThat(script.after(6 * CoreScript.MINUTE).said("query TRANSACTIONS"))
                .isEmpty();
    }

    /** What became of the latest question for the log. */
    private CoreScript answered(Outcome outcome, int code) {
        Command asked = null;
        for (final Command command : script.out.commands()) {
            asked = command.query() == QueryKind.TRANSACTIONS ? command : asked;
        }
        return script.answer(asked, outcome, code);
    }

    private void rowAt(long timeNs, String change) {
        script.in.transaction(script.now, 0, TransactionKind.TRADE, 0, 0, 0, 0, timeNs);
        transaction().change(of(change));
        script.send();
    }

    private TransactionRowEncoder transaction() {
        return new TransactionRowEncoder().wrap(script.in.buffer, MessageHeaderEncoder.ENCODED_LENGTH);
    }

    private static long noon() {
        return CoreScript.START + DAY + DAY / 2;
    }

    private void pass(int hours) {
        for (int quarter = 0; quarter < 4 * hours; quarter++) {
            script.quarterEnds().closes(0).closes(1);
        }
    }

    private void rows(String entryFee, String exitFee, String profit) {
        row(TransactionKind.TRADE, 1, entryFee, "0", "0");
        row(TransactionKind.TRADE, 2, exitFee, "0", profit);
    }

    private void row(TransactionKind kind, long execution, String fee, String funding, String cashFlow) {
        script.in.transaction(script.now, 0, kind, execution, of(fee), of(funding), of(cashFlow), noon());
        script.send();
    }
}
