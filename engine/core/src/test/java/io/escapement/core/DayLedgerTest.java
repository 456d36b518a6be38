package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TransactionKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The venue's transaction log of a day against our books. */
class DayLedgerTest {
    private static final long HOUR = 60 * CoreScript.MINUTE;
    private static final long DAY = 24 * HOUR;

    private CoreScript script;

    /** A trade on the second day: entry fee 0.54999945, stop −20.979 less 0.538461; then the third day begins. */
    private CoreScript tradedADay(String... keysAndValues) {
        final String[] all = Arrays.copyOf(keysAndValues, keysAndValues.length + 2);
        all[keysAndValues.length] = "reconcile.transactions";
        all[keysAndValues.length + 1] = "true";
        script = new CoreScript(all).started();
        pass(25);
        script.quietly();
        script.longOpen();
        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "98", "9.99").flatRow(0);
        script.wallet("9977.93253955");
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
        script.answerLast(CommandKind.QUERY, Outcome.ACK, 0);
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldNameADifferenceAndTheExecutionBehindIt() {
        tradedADay();
        pass(1);
        script.quietly();
        rows("0.54999945", "0.538461", "-20.979");
        row(TransactionKind.TRADE, 4711, "0.1", "0", "-3");
        script.answerLast(CommandKind.QUERY, Outcome.ACK, 0);
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
        script.answerLast(CommandKind.QUERY, Outcome.ACK, 0);
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
        script.answerLast(CommandKind.QUERY, Outcome.ACK, 0);
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldAskAgainWhenTheAnswerWasNotComplete() {
        tradedADay();
        pass(1);
        rows("0.54999945", "0.538461", "-20.979");
        script.answerLast(CommandKind.QUERY, Outcome.REJECT, 10006).quietly();
        assertThat(script.after(5 * CoreScript.MINUTE).said("query")).containsExactly("query TRANSACTIONS");
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
        final long noon = CoreScript.START + DAY + DAY / 2;
        script.in.transaction(script.now, 0, kind, execution, of(fee), of(funding), of(cashFlow), noon);
        script.send();
    }
}
