package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.core.script.OutputRecorder.Command;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What rests on the venue beside stop and target: the first target, then the stop at break-even; a trailing stop. The long
 * is 9.99 from 100.1 with its stop at 98, the first target one risk of the signal away, at 102.
 */
class ExitPlanTest {
    private static final String HALF = "place 0 SELL LIMIT reduce-only 4.99 at 102 target - stop -";

    @Test
    void shouldRestHalfAtTheFirstTargetOnceTheEntryIsOver() {
        assertThat(plan(open())).contains(HALF, "step 1 FIRST_TARGET ASKED at 102 size 4.99");
    }

    @Test
    void shouldMoveTheStopToBreakEvenWhenTheFirstTargetIsReached() {
        final CoreScript script = reached();
        // 100.1 · 1.00055 / 0.99945 = 100.2102, up to the tick.
        assertThat(plan(script))
                .containsExactly(
                        "step 1 FIRST_TARGET DONE at 102 size 4.99",
                        "set stop 0 target - stop 100.3",
                        "step 1 BREAK_EVEN ASKED at 100.3");
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.ACK, 0);
        assertThat(plan(script)).containsExactly("step 1 BREAK_EVEN DONE at 100.3");

        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "100.3", "5");
        // 4.99 · 1.9 + 5 · 0.2 = 10.481; fees 0.00055 of 999.999, 508.98 and 501.5.
        assertThat(script.said("trade").get(0))
                .isEqualTo("trade 0 BUY BREAK_EVEN size 9.99 from 100.1 to 101.14914915 gross 10.481 fees 1.10576345"
                        + " funding 0 net 9.37523655 fills 3");
    }

    @Test
    void shouldDoTheSameForAShort() {
        final CoreScript script = new CoreScript("exit.firstTargetR", "1").started();
        script.proposesShort(0).quarterEnds().closes(0).closes(1);
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0).quietly();
        script.fillAll("99.9").orderUpdate(OrderStatus.FILLED, "10.01");
        assertThat(plan(script)).contains("place 0 BUY LIMIT reduce-only 5 at 98 target - stop -");

        final Command first = script.out.last(CommandKind.PLACE);
        script.positionRow(0, Side.SELL, "10.01", "99.9", "102")
                .quote(0, "97.9", "98")
                .quietly();
        script.fill(first, "98", of("5"));
        // 99.9 · 0.99945 / 1.00055 = 99.7902, down to the tick.
        assertThat(plan(script)).contains("set stop 0 target - stop 99.7");
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.ACK, 0);
        script.quietly().attachedFills(0, StopKind.STOP_LOSS, Side.BUY, "99.7", "5.01");
        assertThat(script.said("trade").get(0)).startsWith("trade 0 SELL BREAK_EVEN size 10.01 from 99.9");
    }

    @Test
    void shouldCallTheTradeATargetWhenTheRestReachesIt() {
        final CoreScript script = reached().quietly();
        script.attachedFills(0, StopKind.TAKE_PROFIT, Side.SELL, "104", "5");
        assertThat(script.said("trade").get(0)).startsWith("trade 0 BUY TARGET size 9.99");
    }

    @Test
    void shouldLeaveTheStopWhenConfiguredSo() {
        final CoreScript script = reached("exit.breakEven", "false");
        assertThat(plan(script)).containsExactly("step 1 FIRST_TARGET DONE at 102 size 4.99");
    }

    @Test
    void shouldWaitWithTheStopUntilThePriceIsBeyondIt() {
        final CoreScript script = open().quietly();
        script.quote(0, "100.2", "100.4").fill(script.out.last(CommandKind.PLACE), "102", of("4.99"));
        script.positionRow(0, Side.BUY, "5", "100.1", "98");
        assertThat(plan(script.seconds(3))).containsExactly("step 1 FIRST_TARGET DONE at 102 size 4.99");

        script.quote(0, "100.5", "100.7");
        assertThat(plan(script.seconds(1)))
                .containsExactly("set stop 0 target - stop 100.3", "step 1 BREAK_EVEN ASKED at 100.3");
    }

    @Test
    void shouldAskAgainWhenTheMovedStopIsRefusedAndGiveUpInTheEnd() {
        final CoreScript script = reached().quietly();
        for (int refusals = 1; refusals < 5; refusals++) {
            script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.REJECT, 10001);
            assertThat(plan(script)).containsExactly("step 1 BREAK_EVEN REFUSED at 100.3");
            assertThat(plan(script.seconds(1)))
                    .containsExactly("set stop 0 target - stop 100.3", "step 1 BREAK_EVEN ASKED at 100.3");
        }
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.REJECT, 10001);
        assertThat(plan(script))
                .containsExactly("step 1 BREAK_EVEN REFUSED at 100.3", "alert PLAN_STEP_REFUSED BREAK_EVEN");
        assertThat(plan(script.seconds(60))).isEmpty();
        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "98", "5");
        assertThat(script.said("trade").get(0)).startsWith("trade 0 BUY STOP size 9.99");
    }

    @Test
    void shouldAskAgainWhenNobodyAnsweredForTheMovedStop() {
        final CoreScript script = reached().quietly();
        // Fifteen seconds for the answer, one of patience.
        assertThat(plan(script.seconds(15).seconds(1)))
                .containsExactly("set stop 0 target - stop 100.3", "step 1 BREAK_EVEN ASKED at 100.3");
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.ALREADY_SO, 34040);
        assertThat(plan(script)).containsExactly("step 1 BREAK_EVEN DONE at 100.3");
    }

    @Test
    void shouldAskAgainWhenTheMovedStopNeverLeft() {
        final CoreScript script = reached().quietly();
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.UNSENT, -1);
        assertThat(plan(script.seconds(1))).contains("set stop 0 target - stop 100.3");
    }

    @Test
    void shouldBelieveTheRowThatShowsTheMovedStop() {
        final CoreScript script = reached().quietly();
        script.positionRow(0, Side.BUY, "5", "100.1", "100.3");
        assertThat(plan(script)).containsExactly("step 1 BREAK_EVEN DONE at 100.3");
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.ACK, 0);
        assertThat(plan(script)).isEmpty();
    }

    @Test
    void shouldCallItBreakEvenWhenTheMovedStopIsHitBeforeItsAnswer() {
        final CoreScript script = reached().quietly();
        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "100.3", "5");
        assertThat(script.said("trade").get(0)).startsWith("trade 0 BUY BREAK_EVEN");
    }

    @Test
    void shouldCallItAStopWhenTheOldOneIsHitBeforeItMoved() {
        final CoreScript script = reached().quietly();
        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "98", "5");
        assertThat(script.said("trade").get(0)).startsWith("trade 0 BUY STOP");
    }

    @Test
    void shouldNotTakeTheMovedStopForSomebodyElses() {
        final CoreScript script = reached();
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.ACK, 0).quietly();
        script.reconcileBegin();
        script.positionRow(0, DataSource.QUERY, Side.BUY, "5", "100.1", "100.3").reconcileEnd();
        assertThat(script.said("finding")).isEmpty();
    }

    @Test
    void shouldCloseTheWholeWhereAShareCouldNotBeTraded() {
        final CoreScript script = open("exit.firstShare", "0.0005");
        assertThat(plan(script))
                .contains(
                        "step 1 LOT_TOO_SMALL SKIPPED at 102 size 9.99",
                        "place 0 SELL LIMIT reduce-only 9.99 at 102 target - stop -");
        script.fillAll("102");
        assertThat(script.said("trade").get(0)).startsWith("trade 0 BUY FIRST_TARGET size 9.99 from 100.1 to 102");
    }

    @Test
    void shouldPlaceNothingWhereThePositionIsBelowTheSmallestOrder() {
        final CoreScript script = entering("entry.type", "LIMIT");
        script.fill(script.out.last(CommandKind.PLACE), "100", of("0.04")).quietly();
        // 0.04 · 102 = 4.08 is less than the 5 that an order must be worth.
        script.orderUpdate(OrderStatus.CANCELLED, "0.04");
        assertThat(plan(script)).containsExactly("step 1 LOT_TOO_SMALL SKIPPED at 102");
    }

    @Test
    void shouldGiveUpAFirstTargetThatIsRefusedThreeTimes() {
        final CoreScript script = open().quietly();
        for (int refusals = 1; refusals < 3; refusals++) {
            script.answerLast(CommandKind.PLACE, Outcome.REJECT, 110007).quietly();
            assertThat(plan(script.seconds(1))).contains(HALF);
        }
        script.answerLast(CommandKind.PLACE, Outcome.REJECT, 110007);
        assertThat(plan(script))
                .containsExactly(
                        "alert VENUE_REJECT VENUE_REJECT",
                        "alert PLAN_STEP_REFUSED FIRST_TARGET",
                        "step 1 FIRST_TARGET REFUSED at 102");
        assertThat(plan(script.seconds(60))).isEmpty();
    }

    @Test
    void shouldAskAboutAFirstTargetThatNobodyAnsweredFor() {
        final CoreScript script = open().quietly();
        assertThat(plan(script.seconds(15))).containsExactly("alert COMMAND_UNKNOWN TIMED_OUT", "query ORDER order 2");
        script.seconds(20).quietly().answerLast(CommandKind.QUERY, Outcome.ABSENT, 0);
        assertThat(plan(script.seconds(1))).contains(HALF);
    }

    @Test
    void shouldGrowTheFirstTargetWithAnEntryThatGoesOnFilling() {
        final CoreScript script = entering("entry.type", "LIMIT", "entry.ttlMs", "600000");
        final Command entry = script.out.last(CommandKind.PLACE);
        script.fill(entry, "100", of("4")).quietly();
        assertThat(plan(script.seconds(1))).contains("place 0 SELL LIMIT reduce-only 2 at 102 target - stop -");

        final Command first = script.out.last(CommandKind.PLACE);
        script.answer(first, Outcome.ACK, 0).orderUpdate(OrderStatus.NEW, "0").quietly();
        script.fill(entry, "100", of("5.99"));
        assertThat(plan(script))
                .containsExactly("amend 0 order 2 price - size 4.99", "step 1 FIRST_TARGET ASKED at 102 size 4.99");
        // The venue had made it larger before its answer came.
        script.quote(0, "102", "102.2").quietly().fill(first, "102", of("4.99"));
        script.answerLast(CommandKind.AMEND, Outcome.ACK, 0);
        assertThat(script.core.parts().orders.table().size()).isZero();
        assertThat(plan(script)).contains("set stop 0 target - stop 100.2");
    }

    @Test
    void shouldTryAgainWhenGrowingIsRefused() {
        final CoreScript script = entering("entry.type", "LIMIT", "entry.ttlMs", "600000");
        final Command entry = script.out.last(CommandKind.PLACE);
        script.fill(entry, "100", of("4")).seconds(1);
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0).orderUpdate(OrderStatus.NEW, "0");
        script.fill(entry, "100", of("5.99")).quietly();
        script.answerLast(CommandKind.AMEND, Outcome.REJECT, 110079);
        assertThat(plan(script.seconds(1))).contains("amend 0 order 2 price - size 4.99");
    }

    @Test
    void shouldEndTheRestOfTheEntryAtTheFirstTarget() {
        final CoreScript script = entering("entry.type", "LIMIT", "entry.ttlMs", "600000");
        script.fill(script.out.last(CommandKind.PLACE), "100", of("4")).seconds(1);
        final Command first = script.out.last(CommandKind.PLACE);
        script.answer(first, Outcome.ACK, 0).quote(0, "102", "102.2").quietly();
        script.fill(first, "102", of("2"));
        assertThat(plan(script)).contains("cancel 0 order 1");
    }

    @Test
    void shouldMoveTheStopAtTheFirstPartOfTheFirstTarget() {
        final CoreScript script = open();
        final Command first = script.out.last(CommandKind.PLACE);
        script.answer(first, Outcome.ACK, 0).quote(0, "102", "102.2").quietly();
        script.fill(first, "102", of("1"));
        assertThat(plan(script)).contains("step 1 FIRST_TARGET DONE at 102 size 1", "set stop 0 target - stop 100.3");
        script.fill(first, "102", of("3.99"));
        assertThat(plan(script)).isEmpty();
    }

    @Test
    void shouldTakeBackTheFirstTargetWhenThePositionIsLeft() {
        final CoreScript script = open();
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0)
                .orderUpdate(OrderStatus.NEW, "0")
                .quietly();
        script.operator(OperatorAction.FLATTEN);
        assertThat(plan(script))
                .containsExactly("cancel 0 order 2", "place 0 SELL MARKET reduce-only 9.99 at - target - stop -");
    }

    @Test
    void shouldCancelAFirstTargetThatOutlivedItsPosition() {
        final CoreScript script = open();
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0)
                .orderUpdate(OrderStatus.NEW, "0")
                .quietly();
        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "98", "9.99").flatRow(0);
        assertThat(plan(script)).isEmpty();
        assertThat(plan(script.seconds(1))).containsExactly("cancel 0 order 2");
    }

    @Test
    void shouldNotBeAlarmedWhenThereWasNothingLeftToReduce() {
        final CoreScript script = open().quietly();
        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "98", "9.99").flatRow(0);
        script.answerLast(CommandKind.PLACE, Outcome.REJECT, 110017);
        assertThat(plan(script)).isEmpty();
        assertThat(script.core.parts().orders.table().size()).isZero();
    }

    @Test
    void shouldTrailFromItsActivationPriceOn() {
        final CoreScript script = opened("exit.trailing", "PERCENT", "exit.trailingPercent", "1.2");
        // 1.2 % of 100; active one risk beyond the entry: 100.1 + 2.1.
        assertThat(plan(script))
                .containsExactly("set stop 0 target - stop - trailing 1.2 from 102.2", "step 1 TRAILING ASKED at 1.2");
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.ACK, 0);
        assertThat(plan(script)).containsExactly("step 1 TRAILING DONE at 1.2");

        script.attachedFills(0, StopKind.TRAILING_STOP, Side.SELL, "103", "9.99");
        assertThat(script.said("trade").get(0)).startsWith("trade 0 BUY TRAILING size 9.99 from 100.1 to 103");
    }

    @Test
    void shouldTrailAtOnceWhenThePriceIsThereAlready() {
        final CoreScript script =
                new CoreScript("exit.trailing", "PERCENT").started().longOrdered();
        script.quote(0, "102.5", "102.6").quietly().fillAll("100.1");
        assertThat(plan(script)).contains("set stop 0 target - stop - trailing 1 from -");
    }

    @Test
    void shouldTrailAShortFromAbove() {
        final CoreScript script = new CoreScript("exit.trailing", "PERCENT").started();
        script.proposesShort(0).quarterEnds().closes(0).closes(1).quietly().fillAll("99.9");
        // One risk of 2.1 below the entry.
        assertThat(plan(script)).contains("set stop 0 target - stop - trailing 1 from 97.8");
    }

    @Test
    void shouldBelieveTheRowThatShowsTheTrailingStop() {
        final CoreScript script = opened("exit.trailing", "PERCENT").quietly();
        script.trailingRow(0, Side.BUY, "9.99", "100.1", "98", "1");
        assertThat(plan(script)).containsExactly("step 1 TRAILING DONE at 1");
    }

    @Test
    void shouldNotTakeALateWordOnTheFormerPositionsStopForTheNewOnes() {
        final CoreScript script = opened("exit.trailing", "PERCENT", "command.timeoutMs", "600000");
        // Nobody answers; asked once more after ten minutes, the stop is unanswered at the end of the quarter.
        script.seconds(600).seconds(1);
        final Command former = script.out.last(CommandKind.SET_TRADING_STOP);
        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "98", "9.99").flatRow(0);
        script.longOrdered().answerLast(CommandKind.PLACE, Outcome.ACK, 0).fillAll("100.1");
        assertThat(plan(script)).contains("step 2 TRAILING ASKED at 1");

        script.answer(former, Outcome.ACK, 0);
        assertThat(plan(script)).isEmpty();
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.ACK, 0);
        assertThat(plan(script)).containsExactly("step 2 TRAILING DONE at 1");
    }

    @Test
    void shouldKeepTheFixedStopWhenTheTrailingOneIsRefused() {
        final CoreScript script = opened("exit.trailing", "PERCENT").quietly();
        script.answerLast(CommandKind.SET_TRADING_STOP, Outcome.REJECT, 10001);
        assertThat(plan(script)).containsExactly("step 1 TRAILING REFUSED at 1");
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("9.99"));
        assertThat(plan(script.seconds(1))).contains("set stop 0 target - stop - trailing 1 from 102.2");
    }

    @Test
    void shouldSayThatItCannotTrailByAVolatilityNobodyKnows() {
        // Three bars of no range at all: their average true range is nothing to trail by.
        final CoreScript script =
                new CoreScript("exit.trailing", "ATR").started().longOrdered().quietly();
        script.fillAll("100.1");
        assertThat(plan(script)).contains("step 1 TRAILING SKIPPED at -");
        assertThat(script.core.parts().venuePositions.trailingStop(0)).isZero();
    }

    @Test
    void shouldGoOnWithTheStepThatARestartCutShort() {
        final CoreScript script = reached().quietly();
        script.runStart(true, 2, "").connected().reconcileBegin();
        script.positionRow(0, DataSource.QUERY, Side.BUY, "5", "100.1", "98")
                .wallet("10000")
                .reconcileEnd();
        script.publicUp().quote(0, "102", "102.2").quietly();
        assertThat(plan(script.seconds(1))).contains("set stop 0 target - stop 100.3");
    }

    @Test
    void shouldPlaceTheFirstTargetAfterARestartThatCameFirst() {
        final CoreScript script = entering();
        script.runStart(true, 2, "").connected().reconcileBegin();
        script.fillAll("100.1");
        script.positionRow(0, DataSource.QUERY, Side.BUY, "9.99", "100.1", "98")
                .wallet("10000")
                .reconcileEnd();
        script.publicUp();
        assertThat(plan(script.seconds(1))).contains(HALF);
    }

    @Test
    void shouldFindItsFirstTargetFilledWhenThePrivateStreamComesBack() {
        final CoreScript script = open();
        final Command first = script.out.last(CommandKind.PLACE);
        script.answer(first, Outcome.ACK, 0)
                .orderUpdate(OrderStatus.NEW, "0")
                .quote(0, "102", "102.2")
                .quietly();
        script.link(Channel.PRIVATE, LinkState.DOWN);
        script.link(Channel.PRIVATE, LinkState.UP);
        script.reconcileBegin();
        script.fill(
                0,
                DataSource.QUERY,
                777,
                first.epoch(),
                first.sequence(),
                first.leg(),
                StopKind.NONE,
                Side.SELL,
                "102",
                of("4.99"),
                Long.MIN_VALUE);
        script.positionRow(0, DataSource.QUERY, Side.BUY, "5", "100.1", "98").reconcileEnd();
        assertThat(plan(script))
                .contains("step 1 FIRST_TARGET DONE at 102 size 4.99", "set stop 0 target - stop 100.3");
        assertThat(script.core.parts().orders.table().size()).isZero();
    }

    /** The entry is ordered; nothing is filled. */
    private static CoreScript entering(String... keysAndValues) {
        final List<String> all = new ArrayList<>(List.of(keysAndValues));
        all.addAll(List.of("exit.firstTargetR", "1"));
        final CoreScript script =
                new CoreScript(all.toArray(String[]::new)).started().longOrdered();
        return script.answerLast(CommandKind.PLACE, Outcome.ACK, 0);
    }

    /** The long is open with its stop, and its first target has just been sent. */
    private static CoreScript open(String... keysAndValues) {
        final CoreScript script = entering(keysAndValues);
        final Command entry = script.out.last(CommandKind.PLACE);
        script.fillAll("100.1");
        script.orderUpdate(entry, DataSource.STREAM, OrderStatus.FILLED, "9.99");
        return script.positionRow(0, Side.BUY, "9.99", "100.1", "98");
    }

    /** The same without a first target, and with nothing said but what the plan says. */
    private static CoreScript opened(String... keysAndValues) {
        final CoreScript script = new CoreScript(keysAndValues).started().longOrdered();
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0).quietly().fillAll("100.1");
        final List<String> said = plan(script);
        assertThat(said).startsWith("signal 1 EXECUTED FILLED");
        script.out.said(said.subList(1, said.size()));
        return script.positionRow(0, Side.BUY, "9.99", "100.1", "98");
    }

    /** The market trades at 102 and half of the long is sold there. */
    private static CoreScript reached(String... keysAndValues) {
        final CoreScript script = open(keysAndValues);
        final Command first = script.out.last(CommandKind.PLACE);
        script.answer(first, Outcome.ACK, 0).orderUpdate(OrderStatus.NEW, "0");
        script.quote(0, "102", "102.2").quietly().fill(first, "102", of("4.99"));
        return script.positionRow(0, Side.BUY, "5", "100.1", "98");
    }

    private static List<String> plan(CoreScript script) {
        return script.said().stream()
                .filter(line ->
                        line.matches("(place|amend|cancel|query|set stop|step|alert|signal \\d+ (EXEC|BLOCK|EXPI)).*"))
                .toList();
    }
}
