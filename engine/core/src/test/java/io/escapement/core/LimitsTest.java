package io.escapement.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.core.risk.Account;
import io.escapement.core.script.Amounts;
import org.junit.jupiter.api.Test;

/** Daily loss, drawdown and kill switch. */
class LimitsTest {
    /** The position is 9.99 bought at 100.1, entry fee 0.54999945; a price of 90 is a loss of 100.899 and the fee. */
    private static CoreScript losing(String... keysAndValues) {
        return new CoreScript(keysAndValues).started().longOpen().quietly();
    }

    @Test
    void shouldTripOnDailyLossAndBlockEntries() {
        final CoreScript script = losing("risk.maxDailyLoss", "0.01");
        script.mark(0, "90");
        assertThat(script.said())
                .containsExactly(
                        "alert DAILY_LOSS RISK_DAILY_LOSS", "risk CANCEL RISK_DAILY_LOSS equity 9898.55100055");

        script.proposesLong(1).quarterEnds().closes(0).closes(1);
        assertThat(script.said("signal")).contains("signal 2 BLOCKED KILLED");
    }

    @Test
    void shouldStayTrippedUntilAnOperatorResets() {
        final CoreScript script = losing("risk.maxDailyLoss", "0.01");
        script.mark(0, "90").mark(0, "100.1").quietly();
        script.proposesLong(1).quarterEnds().closes(0).closes(1);
        assertThat(script.said("signal")).contains("signal 2 BLOCKED KILLED");

        script.operator(OperatorAction.RESET_KILL)
                .proposesLong(1)
                .quarterEnds()
                .closes(0)
                .closes(1);
        assertThat(script.said("place")).hasSize(1);
    }

    @Test
    void shouldFlattenOnDrawdown() {
        final CoreScript script = losing("risk.maxDrawdown", "0.01");
        script.mark(0, "90");
        assertThat(script.said())
                .containsExactly(
                        "alert DRAWDOWN RISK_DRAWDOWN",
                        "risk FLATTEN RISK_DRAWDOWN equity 9898.55100055",
                        "place 0 SELL MARKET reduce-only 9.99 at - target - stop -");
        script.fillAll("90");
        assertThat(script.said("trade").get(0)).startsWith("trade 0 BUY KILLED");
    }

    @Test
    void shouldCancelEntriesWhenTripped() {
        final CoreScript script = new CoreScript("risk.maxDailyLoss", "0.01", "entry.type", "LIMIT").started();
        script.longOpen().proposesLong(1).quarterEnds().closes(0).closes(1).quietly();
        script.mark(0, "90");
        assertThat(script.said("cancel")).containsExactly("cancel 1 order 2");
    }

    @Test
    void shouldNotCountDepositAsProfitNorWithdrawalAsLoss() {
        final CoreScript script = losing("risk.maxDailyLoss", "0.01", "risk.maxDrawdown", "0.01");
        script.wallet("5000").wallet("20000").wallet("9000");
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldNotKnowTheAccountByAWalletWithoutBalance() {
        final CoreScript script = new CoreScript();
        script.runStart(false, 1, "").instruments().warmUp().connected();
        script.in.wallet(script.now, DataSource.STREAM, FixedPoint.NULL);
        assertThat(script.send().core.parts().account.isKnown()).isFalse();
        assertThat(script.core.parts().account.equity()).isEqualTo(FixedPoint.NULL);
    }

    @Test
    void shouldKeepShortsApartFromLongs() {
        final CoreScript script = new CoreScript().started();
        script.fill(
                0,
                DataSource.STREAM,
                1,
                CoreScript.NOT_OURS,
                Long.MIN_VALUE,
                0,
                StopKind.NONE,
                Side.SELL,
                "100",
                Amounts.of("2"),
                FixedPoint.NULL);
        script.mark(0, "100").mark(0, "90");
        final Account account = script.core.parts().account;
        assertThat(account.exposure(Side.SELL)).isEqualTo(Amounts.of("180"));
        assertThat(account.exposure(Side.BUY)).isZero();
        script.mark(0, "110");
        assertThat(account.exposure(Side.SELL)).isEqualTo(Amounts.of("220"));
        assertThat(account.exposure()).isEqualTo(Amounts.of("220"));
    }

    @Test
    void shouldMeasureLossFromTheDaysStart() {
        final CoreScript script = losing("risk.maxDailyLoss", "0.01", "exit.maxHoldMs", "864000000");
        script.mark(0, "95").quietly();
        // Loss so far 51.5; the next day starts at 0, and 95 to 86 is 89.9, below 1 % of the new equity.
        for (int hour = 0; hour < 24; hour++) {
            script.after(60 * CoreScript.MINUTE);
        }
        script.quietly();
        script.mark(0, "86");
        assertThat(script.said("alert")).isEmpty();
        script.mark(0, "85");
        assertThat(script.said("alert")).containsExactly("alert DAILY_LOSS RISK_DAILY_LOSS");
    }

    @Test
    void shouldAskForTrainingEverySoManyOutcomes() {
        final CoreScript script = new CoreScript("learning.retrainEvery", "1")
                .started()
                .longOpen()
                .quietly();
        script.attachedFills(0, StopKind.TAKE_PROFIT, Side.SELL, "104", "9.99");
        assertThat(script.said("training")).containsExactly("training -2147483648 PERFORMANCE 1");
    }

    @Test
    void shouldFlattenAndHaltOnOperatorsWord() {
        final CoreScript script = losing();
        script.operator(OperatorAction.FLATTEN);
        assertThat(script.said())
                .containsExactly(
                        "risk NONE halted HALTED equity 9997.45200055",
                        "place 0 SELL MARKET reduce-only 9.99 at - target - stop -");
        assertThat(script.out.last(CommandKind.PLACE).leg()).isEqualTo(1);
    }
}
