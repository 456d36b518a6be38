package io.escapement.core;

import static io.escapement.core.Armed.armed;
import static io.escapement.core.Armed.liquidationTold;
import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.KillStage;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What drives the kill switch, how far, and what it sends. With the session of {@link Armed}, when the mark falls to 89
 * the loss is 109.89 and the fee of 0.54945.
 */
class KillSwitchTest {
    private static final String EXIT = "place 0 SELL MARKET reduce-only 9.99 at - target - stop -";

    @Test
    void shouldStayOffWhileNoLimitIsPassed() {
        final CoreScript script = armed();
        assertThat(script.mark(0, "90").said()).isEmpty();
        assertThat(stage(script)).isEqualTo(KillStage.NONE);
    }

    @ParameterizedTest
    @CsvSource({"OFF, false, false", "NO_ENTRIES, false, false", "CANCEL, true, false", "FLATTEN, true, true"})
    void shouldGoAsFarOnADaysLossAsConfigured(String stage, boolean cancels, boolean flattens) {
        assertWound(
                armed("risk.maxDailyLoss", "0.01", "risk.dailyLossStage", stage).mark(0, "89"),
                "DAILY_LOSS",
                Reason.RISK_DAILY_LOSS,
                stage,
                cancels,
                flattens);
    }

    @ParameterizedTest
    @CsvSource({"OFF, false, false", "NO_ENTRIES, false, false", "CANCEL, true, false", "FLATTEN, true, true"})
    void shouldGoAsFarOnALossOf24HoursAsConfigured(String stage, boolean cancels, boolean flattens) {
        assertWound(
                armed("risk.maxRollingLoss", "0.01", "risk.rollingLossStage", stage)
                        .mark(0, "89"),
                "ROLLING_LOSS",
                Reason.RISK_ROLLING_LOSS,
                stage,
                cancels,
                flattens);
    }

    @ParameterizedTest
    @CsvSource({"OFF, false, false", "NO_ENTRIES, false, false", "CANCEL, true, false", "FLATTEN, true, true"})
    void shouldGoAsFarOnADrawdownAsConfigured(String stage, boolean cancels, boolean flattens) {
        assertWound(
                armed("risk.maxDrawdown", "0.01", "risk.drawdownStage", stage).mark(0, "89"),
                "DRAWDOWN",
                Reason.RISK_DRAWDOWN,
                stage,
                cancels,
                flattens);
    }

    @ParameterizedTest
    @CsvSource({"NO_ENTRIES, false, false", "CANCEL, true, false", "FLATTEN, true, true"})
    void shouldGoAsFarWhenLiquidationIsNearAsConfigured(String stage, boolean cancels, boolean flattens) {
        assertWound(
                liquidationTold(armed("risk.liquidationStage", stage), "82").mark(0, "91"),
                "LIQUIDATION",
                Reason.RISK_LIQUIDATION,
                stage,
                cancels,
                flattens);
    }

    @Test
    void shouldWarnOfANearLiquidationThoughItDrivesNothing() {
        final CoreScript script = liquidationTold(armed("risk.liquidationStage", "OFF"), "82");
        // 91.2 − 82 is 9.2, a bit more than a tenth of the way.
        assertThat(script.mark(0, "91.2").said()).isEmpty();
        assertThat(script.mark(0, "91").said()).containsExactly("alert LIQUIDATION RISK_LIQUIDATION");
        // Once for each time it gets near.
        assertThat(script.mark(0, "90.9").said()).isEmpty();
        assertThat(stage(script)).isEqualTo(KillStage.NONE);
    }

    @Test
    void shouldWarnOfANearLiquidationAgainOnlyOnceTheAccountWasFarFromIt() {
        final CoreScript script = liquidationTold(armed("risk.liquidationStage", "OFF"), "82");
        assertThat(script.mark(0, "91").said("alert")).hasSize(1);
        // One instrument's better price is no end of it.
        assertThat(script.mark(0, "100").mark(0, "91").said("alert")).isEmpty();
        // The account is looked at as a whole: equity of ten times its exposure.
        script.mark(0, "100").wallet("10000").quietly();
        assertThat(script.mark(0, "91").said("alert")).containsExactly("alert LIQUIDATION RISK_LIQUIDATION");
    }

    @Test
    void shouldWarnOfTheNextPositionsNearLiquidationToo() {
        final CoreScript script = liquidationTold(armed("risk.liquidationStage", "OFF"), "82");
        script.mark(0, "91").quietly();
        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "98", "9.99").flatRow(0);
        script.mark(0, "100");
        script.fill(
                script.out.commands().stream()
                        .filter(command -> command.kind() == CommandKind.PLACE && command.instrument() == 1)
                        .findFirst()
                        .orElseThrow(),
                "100",
                of("9.99"));
        liquidationTold(script, 1, "82");
        assertThat(script.mark(1, "91").said("alert")).containsExactly("alert LIQUIDATION RISK_LIQUIDATION");
    }

    @Test
    void shouldForgetRejectsAndLossesWhenAnOperatorResets() {
        final CoreScript refused = armed("risk.maxRejects", "2");
        refused.positionRow(0, Side.BUY, "9.99", "100", "0").seconds(4);
        refused.answerLast(CommandKind.SET_TRADING_STOP, Outcome.UNSENT, -1);
        refused.operator(OperatorAction.RESET_KILL).seconds(20);
        refused.answerLast(CommandKind.SET_TRADING_STOP, Outcome.UNSENT, -1);
        assertThat(stage(refused)).isEqualTo(KillStage.NONE);

        final CoreScript lost = armed("risk.maxDrawdown", "0.01").mark(0, "89");
        assertThat(stage(lost)).isEqualTo(KillStage.FLATTEN);
        lost.operator(OperatorAction.RESET_KILL).mark(0, "88.9");
        assertThat(stage(lost)).isEqualTo(KillStage.NONE);
    }

    @Test
    void shouldReckonLiquidationOfTheWholeAccountItself() {
        final CoreScript script = new CoreScript(
                        "risk.killLiquidationDistance",
                        "9.78",
                        "risk.minLiquidationDistance",
                        "9.78",
                        "entry.type",
                        "LIMIT")
                .started()
                .longOrdered();
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0).fillAll("100").orderUpdate(OrderStatus.FILLED, "9.99");
        script.positionRow(0, Side.BUY, "9.99", "100", "98");
        // At 100: (9999.45 − 19.98) / (999 + 19.98) = 9.7936; at 100.2: (10001.45 − 20.02) / (1000.998 + 20.02) =
        // 9.7760.
        script.mark(0, "100").quietly().mark(0, "100.2");
        assertThat(script.said("alert")).containsExactly("alert LIQUIDATION RISK_LIQUIDATION");
        assertThat(stage(script)).isEqualTo(KillStage.FLATTEN);
    }

    @ParameterizedTest
    @CsvSource({"OFF, false, false", "NO_ENTRIES, false, false", "CANCEL, true, false", "FLATTEN, true, true"})
    void shouldGoAsFarOnSilenceAsConfigured(String stage, boolean cancels, boolean flattens) {
        final CoreScript script = armed("risk.staleDataMs", "1200000", "risk.staleDataStage", stage);
        script.mark(0, "100").after(19 * CoreScript.MINUTE);
        assertThat(script.said()).isEmpty();
        assertWound(script.after(CoreScript.MINUTE), "STALE_DATA", Reason.RISK_STALE_DATA, stage, cancels, flattens);
    }

    @ParameterizedTest
    @CsvSource({"REJECT", "UNSENT"})
    void shouldCountCommandsThatCameToNothing(Outcome outcome) {
        final CoreScript script = new CoreScript(
                        "risk.maxRejects", "2", "risk.rejectWindowMs", "3600000", "entry.type", "LIMIT")
                .started();
        script.longOrdered().quietly();
        script.answerLast(CommandKind.PLACE, outcome, 110_007);
        assertThat(stage(script)).isEqualTo(KillStage.NONE);
        script.proposesLong(1).quarterEnds().quietly().closes(0).closes(1);
        script.quietly().answerLast(CommandKind.PLACE, outcome, 110_007);
        assertThat(stage(script)).isEqualTo(KillStage.NO_ENTRIES);
    }

    @Test
    void shouldCountCommandsOfWhichNobodyKnowsWhetherTheyArrived() {
        final CoreScript script = armed("risk.maxRejects", "2", "risk.rejectStage", "NO_ENTRIES");
        script.positionRow(0, Side.BUY, "9.99", "100", "0").seconds(4);
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.UNKNOWN, -1);
        assertThat(stage(script)).isEqualTo(KillStage.NONE);
        script.seconds(20).quietly();
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.UNKNOWN, -1);
        assertThat(stage(script)).isEqualTo(KillStage.NO_ENTRIES);
    }

    @ParameterizedTest
    @CsvSource({"OFF, false, false", "NO_ENTRIES, false, false", "CANCEL, true, false", "FLATTEN, true, true"})
    void shouldGoAsFarOnTooManyRejectsAsConfigured(String stage, boolean cancels, boolean flattens) {
        final CoreScript script = armed("risk.maxRejects", "2", "risk.rejectStage", stage);
        // Stops that the venue refuses.
        script.positionRow(0, Side.BUY, "9.99", "100", "0").seconds(4);
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.UNSENT, -1);
        assertThat(stage(script)).isEqualTo(KillStage.NONE);
        script.seconds(20).quietly();
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.UNSENT, -1);
        assertThat(stage(script)).isEqualTo(stage.equals("OFF") ? KillStage.NONE : KillStage.valueOf(stage));
        final List<String> said = script.said();
        assertThat(said.contains("alert REJECTS RISK_REJECTS")).isEqualTo(!stage.equals("OFF"));
        assertThat(said.contains("cancel 1 order 2")).isEqualTo(cancels);
        assertThat(said.contains(EXIT)).isEqualTo(flattens);
    }

    @Test
    void shouldNotCountAChangeOfAnOrderThatWasFilledMeanwhile() {
        final CoreScript script = new CoreScript("risk.maxRejects", "1", "entry.type", "LIMIT")
                .started()
                .longOrdered();
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0).orderUpdate(OrderStatus.NEW, "0");
        script.quote(0, "100.1", "100.3").seconds(2);
        script.answerLast(CommandKind.AMEND, Outcome.REJECT, 110_001);
        assertThat(stage(script)).isEqualTo(KillStage.NONE);
    }

    @Test
    void shouldNotCountAnExitOfAPositionThatWasGoneMeanwhile() {
        final CoreScript script =
                new CoreScript("risk.maxRejects", "1").started().longOpen();
        script.operator(OperatorAction.FLATTEN);
        script.answerLast(CommandKind.PLACE, Outcome.REJECT, 110_017);
        assertThat(stage(script)).isEqualTo(KillStage.NONE);
    }

    @Test
    void shouldNotCountAStopOfAPositionThatWasGoneMeanwhile() {
        final CoreScript script =
                new CoreScript("risk.maxRejects", "1").started().longOpen();
        script.positionRow(0, Side.BUY, "9.99", "100", "0").seconds(4);
        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "98", "9.99").flatRow(0);
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.REJECT, 10_001);
        assertThat(stage(script)).isEqualTo(KillStage.NONE);
    }

    @Test
    void shouldForgetRejectsThatAreOlderThanTheWindow() {
        final CoreScript script = armed("risk.maxRejects", "2", "risk.rejectWindowMs", "60000");
        script.positionRow(0, Side.BUY, "9.99", "100", "0").seconds(4);
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.UNSENT, -1);
        script.mark(0, "100").seconds(61);
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.UNSENT, -1);
        assertThat(stage(script)).isEqualTo(KillStage.NONE);
    }

    @Test
    void shouldGoAsFarAsTheOperatorSaysAndOnlyUp() {
        final CoreScript script = armed();
        script.operator(OperatorAction.KILL_NO_ENTRIES);
        assertThat(script.said()).containsExactly("alert KILL OPERATOR", "risk NO_ENTRIES OPERATOR equity 9999.45055");
        script.operator(OperatorAction.KILL_CANCEL);
        assertThat(script.said())
                .containsExactly("alert KILL OPERATOR", "risk CANCEL OPERATOR equity 9999.45055", "cancel 1 order 2");
        script.operator(OperatorAction.KILL_NO_ENTRIES);
        assertThat(script.said()).isEmpty();
        script.operator(OperatorAction.KILL_FLATTEN);
        assertThat(script.said())
                .containsExactly("alert KILL OPERATOR", "risk FLATTEN OPERATOR equity 9999.45055", EXIT);
        script.operator(OperatorAction.KILL_FLATTEN);
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldKeepTheStageOverARestartUntilAnOperatorResets() {
        final CoreScript script = armed();
        script.operator(OperatorAction.KILL_NO_ENTRIES);
        script.now += CoreScript.MINUTE;
        script.runStart(true, 2, "").connected();
        script.reconcileBegin();
        script.positionRow(0, DataSource.QUERY, Side.BUY, "9.99", "100", "98").reconcileEnd();
        assertThat(stage(script)).isEqualTo(KillStage.NO_ENTRIES);
        script.runStart(false, 3, "");
        assertThat(stage(script)).isEqualTo(KillStage.NO_ENTRIES);
        script.quietly().operator(OperatorAction.RESET_KILL);
        assertThat(stage(script)).isEqualTo(KillStage.NONE);
        assertThat(script.said("risk")).hasSize(1).first().asString().startsWith("risk NONE OPERATOR");
    }

    @Test
    void shouldFlattenAfterARestartWhatAnExitBeforeItDidNotClose() {
        final CoreScript script = armed();
        script.operator(OperatorAction.KILL_FLATTEN);
        script.answerLast(CommandKind.PLACE, Outcome.UNSENT, -1);
        script.runStart(true, 2, "").connected().quietly();
        script.reconcileBegin();
        script.positionRow(0, DataSource.QUERY, Side.BUY, "9.99", "100", "98").reconcileEnd();
        assertThat(script.said("place")).containsExactly(EXIT);
    }

    @Test
    void shouldCloseWhatStillFillsWhenFlattening() {
        final CoreScript script = armed();
        script.operator(OperatorAction.KILL_FLATTEN);
        script.quietly();
        // The entry of instrument 1 fills before its cancel comes.
        script.fill(
                script.out.commands().stream()
                        .filter(command -> command.kind() == CommandKind.PLACE && command.instrument() == 1)
                        .findFirst()
                        .orElseThrow(),
                "100",
                of("9.99"));
        assertThat(script.said("place")).containsExactly("place 1 SELL MARKET reduce-only 9.99 at - target - stop -");
    }

    @Test
    void shouldLetStopsAndExitsWorkWhenKilled() {
        final CoreScript script = armed();
        script.operator(OperatorAction.KILL_CANCEL);
        script.quietly();
        // A position that lost its stop gets it again.
        script.positionRow(0, Side.BUY, "9.99", "100", "0").seconds(4);
        assertThat(script.said("set stop")).hasSize(1);
        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "98", "9.99");
        assertThat(script.said("trade").get(0)).startsWith("trade 0 BUY STOP");
        assertThat(stage(script)).isEqualTo(KillStage.CANCEL);
    }

    @Test
    void shouldMeasureTheLossOf24HoursByQuarters() {
        final CoreScript script = armed("risk.maxRollingLoss", "0.01", "exit.maxHoldMs", "864000000");
        // 60 are lost early in the day; a day and a quarter later they don't count any more.
        script.mark(0, "94").quietly();
        for (int quarter = 0; quarter <= 97; quarter++) {
            script.after(15 * CoreScript.MINUTE);
        }
        script.quietly().mark(0, "89");
        assertThat(script.said("alert")).isEmpty();
        assertThat(script.mark(0, "84").said("alert")).containsExactly("alert ROLLING_LOSS RISK_ROLLING_LOSS");
    }

    @Test
    void shouldNotTripWithoutALossThoughThereIsNoEquity() {
        final CoreScript script = new CoreScript();
        script.runStart(false, 1, "").instruments().warmUp().connected();
        script.reconcileBegin().wallet("0").reconcileEnd();
        assertThat(stage(script)).isEqualTo(KillStage.NONE);
    }

    private static KillStage stage(CoreScript script) {
        return script.core.view().killSwitch().stage();
    }

    private static void assertWound(
            CoreScript script, String alert, Reason reason, String stage, boolean cancels, boolean flattens) {
        final List<String> said = script.said();
        final boolean trips = !stage.equals("OFF");
        assertThat(said.stream().filter(line -> line.startsWith("alert")).toList())
                .isEqualTo(trips ? List.of("alert " + alert + " " + reason) : List.of());
        assertThat(said.stream().filter(line -> line.startsWith("risk " + stage + " " + reason)))
                .hasSize(trips ? 1 : 0);
        assertThat(said.contains("cancel 1 order 2")).isEqualTo(cancels);
        assertThat(said.contains(EXIT)).isEqualTo(flattens);
        assertThat(said.stream().filter(line -> line.startsWith("place")).count())
                .isEqualTo(flattens ? 1 : 0);
        assertThat(stage(script)).isEqualTo(trips ? KillStage.valueOf(stage) : KillStage.NONE);
        // Whatever the stage, no new entry.
        script.proposesLong(0).quarterEnds().quietly();
        assertThat(script.core.view().killSwitch().blocks()).isEqualTo(trips ? Reason.KILLED : Reason.NONE);
        assertThat(script.core.view().killSwitch().trippedBy()).isEqualTo(trips ? reason : Reason.NONE);
    }
}
