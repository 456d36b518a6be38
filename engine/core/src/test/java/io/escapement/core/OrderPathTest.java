package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.core.script.OutputRecorder.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderPathTest {
    private final CoreScript script = new CoreScript();

    @Test
    void shouldAcceptFillBeforeAckAndOrderUpdate() {
        script.started().longOrdered().quietly().fillAll("100.1");
        assertThat(script.said()).containsExactly("signal 1 EXECUTED FILLED");

        script.orderUpdate(OrderStatus.FILLED, "9.99").answerLast(CommandKind.PLACE, Outcome.ACK, 0);
        assertThat(script.said()).isEmpty();
        assertThat(script.core.parts().orders.table().size()).isZero();
    }

    @Test
    void shouldBookRepeatedFillOnce() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        for (int i = 0; i < 2; i++) {
            script.fill(
                    0,
                    DataSource.STREAM,
                    77,
                    place.epoch(),
                    place.sequence(),
                    0,
                    StopKind.NONE,
                    Side.BUY,
                    "100.1",
                    of("4"),
                    Long.MIN_VALUE);
        }
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("4"));
    }

    @Test
    void shouldIgnoreLateAndRepeatedOrderUpdates() {
        script.started().longOpen().quietly();
        script.orderUpdate(OrderStatus.FILLED, "9.99");
        assertThat(script.said()).isEmpty();
    }

    @Test
    void shouldSumPartialFills() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        script.fill(place, "100", of("4")).fill(place, "100.2", of("5.99")).quietly();
        script.attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "98", "9.99");
        // (4 · 100 + 5.99 · 100.2) / 9.99 = 100.11991992
        assertThat(script.said("trade").get(0)).contains("size 9.99 from 100.11991992 to 98 gross -21.178");
    }

    @Test
    void shouldBlockSignalWhenVenueRejects() {
        script.started().longOrdered().quietly().answerLast(CommandKind.PLACE, Outcome.REJECT, 110007);
        assertThat(script.said())
                .containsExactly(
                        "alert VENUE_REJECT VENUE_REJECT", "signal 1 BLOCKED VENUE_REJECT", "phantom opened 1");
    }

    @Test
    void shouldBlockSignalWhenOrderNeverLeft() {
        script.started().longOrdered().quietly().answerLast(CommandKind.PLACE, Outcome.UNSENT, -1);
        assertThat(script.said()).containsExactly("signal 1 BLOCKED UNSENT", "phantom opened 1");
    }

    @Test
    void shouldAskAboutOrderOfUnknownFate() {
        script.started().longOrdered().quietly().answerLast(CommandKind.PLACE, Outcome.UNKNOWN, -1);
        assertThat(script.said()).containsExactly("alert COMMAND_UNKNOWN TIMED_OUT", "query ORDER order 1");
    }

    @Test
    void shouldAskWhenDuplicateIdIsReported() {
        script.started().longOrdered().quietly().answerLast(CommandKind.PLACE, Outcome.REJECT, 110072);
        assertThat(script.said()).containsExactly("alert COMMAND_UNKNOWN TIMED_OUT", "query ORDER order 1");
    }

    @Test
    void shouldTreatSilenceAsUnknown() {
        script.started().longOrdered().quietly().seconds(15);
        assertThat(script.said()).containsExactly("alert COMMAND_UNKNOWN TIMED_OUT", "query ORDER order 1");
    }

    @Test
    void shouldBelieveAbsenceOnlyAfterItsTime() {
        script.started().longOrdered().quietly().answerLast(CommandKind.PLACE, Outcome.UNKNOWN, -1);
        script.quietly().answerLast(CommandKind.QUERY, Outcome.ABSENT, 0);
        assertThat(script.said()).isEmpty();

        script.seconds(20);
        assertThat(script.said()).containsExactly("query ORDER order 1");
        script.answerLast(CommandKind.QUERY, Outcome.ABSENT, 0);
        assertThat(script.said()).containsExactly("signal 1 EXPIRED TIMED_OUT", "phantom opened 1");
    }

    @Test
    void shouldTakeUpUnknownOrderThatTurnsOutFilled() {
        script.started()
                .longOrdered()
                .answerLast(CommandKind.PLACE, Outcome.UNKNOWN, -1)
                .quietly();
        script.fillAll("100.1").orderUpdate(OrderStatus.FILLED, "9.99");
        script.answerLast(CommandKind.QUERY, Outcome.ACK, 0);
        assertThat(script.said()).containsExactly("signal 1 EXECUTED FILLED");
    }

    @Test
    void shouldCancelRestingEntryWhenItsTimeIsUp() {
        final CoreScript limit = new CoreScript("entry.type", "LIMIT").started().longOrdered();
        limit.answerLast(CommandKind.PLACE, Outcome.ACK, 0)
                .orderUpdate(OrderStatus.NEW, "0")
                .quietly();
        assertThat(limit.seconds(30).said()).containsExactly("cancel 0 order 1");

        limit.answerLast(CommandKind.CANCEL, Outcome.ACK, 0).orderUpdate(OrderStatus.CANCELLED, "0");
        assertThat(limit.said()).containsExactly("signal 1 EXPIRED EXPIRED_ENTRY", "phantom opened 1");
    }

    @Test
    void shouldKeepWhatACancelledEntryFilled() {
        final CoreScript limit = new CoreScript("entry.type", "LIMIT").started().longOrdered();
        limit.answerLast(CommandKind.PLACE, Outcome.ACK, 0);
        limit.fill(limit.out.last(CommandKind.PLACE), "100", of("3"))
                .seconds(30)
                .quietly();
        limit.orderUpdate(OrderStatus.CANCELLED, "3").quietly();
        limit.attachedFills(0, StopKind.TAKE_PROFIT, Side.SELL, "104", "3");
        assertThat(limit.said("trade").get(0)).contains("TARGET size 3 from 100 to 104 gross 12");
    }

    @Test
    void shouldWaitForExecutionsOfEndedOrder() {
        script.started()
                .longOrdered()
                .answerLast(CommandKind.PLACE, Outcome.ACK, 0)
                .quietly();
        script.orderUpdate(OrderStatus.FILLED, "9.99");
        assertThat(script.said()).isEmpty();
        assertThat(script.core.parts().orders.table().size()).isEqualTo(1);

        script.seconds(15);
        assertThat(script.said()).contains("alert LEDGER_MISMATCH TIMED_OUT", "query RECONCILE");
        script.fillAll("100.1");
        assertThat(script.core.parts().orders.table().size()).isZero();
    }

    @Test
    void shouldAskWhenCancelComesTooLate() {
        script.started()
                .longOrdered()
                .answerLast(CommandKind.PLACE, Outcome.ACK, 0)
                .quietly();
        script.operator(OperatorAction.CANCEL_ENTRIES);
        script.answerLast(CommandKind.CANCEL, Outcome.REJECT, 110001);
        assertThat(script.said()).containsExactly("cancel 0 order 1", "query ORDER order 1");
    }

    @Test
    void shouldCancelARestingEntryWhoseTimeWasUpWhileItsFateWasUnknown() {
        final CoreScript limit = new CoreScript("entry.type", "LIMIT").started().longOrdered();
        limit.answerLast(CommandKind.PLACE, Outcome.UNKNOWN, 0).seconds(31).quietly();
        limit.orderUpdate(OrderStatus.NEW, "0").quietly();

        assertThat(limit.seconds(16).said("cancel")).containsExactly("cancel 0 order 1");
    }

    @Test
    void shouldCancelAgainWhenTheCancelWasRefusedAndTheOrderStillRests() {
        final CoreScript limit = new CoreScript("entry.type", "LIMIT").started().longOrdered();
        limit.answerLast(CommandKind.PLACE, Outcome.ACK, 0)
                .orderUpdate(OrderStatus.NEW, "0")
                .quietly();
        limit.seconds(30).answerLast(CommandKind.CANCEL, Outcome.REJECT, 10002);
        limit.orderUpdate(OrderStatus.NEW, "0").answerLast(CommandKind.QUERY, Outcome.ACK, 0);
        assertThat(limit.said()).containsExactly("cancel 0 order 1", "query ORDER order 1");

        assertThat(limit.seconds(15).said()).containsExactly("cancel 0 order 1");
        limit.answerLast(CommandKind.CANCEL, Outcome.ACK, 0).orderUpdate(OrderStatus.CANCELLED, "0");
        assertThat(limit.said()).containsExactly("signal 1 EXPIRED EXPIRED_ENTRY", "phantom opened 1");
    }

    @Test
    void shouldCloseAtMarketWhenHeldLongEnough() {
        final CoreScript held =
                new CoreScript("exit.maxHoldMs", "3600000").started().longOpen();
        held.quietly().after(60 * CoreScript.MINUTE);
        assertThat(held.said()).containsExactly("place 0 SELL MARKET reduce-only 9.99 at - target - stop -");

        held.fillAll("101");
        assertThat(held.said("trade").get(0)).startsWith("trade 0 BUY TIME_EXIT size 9.99 from 100.1 to 101");
    }

    @Test
    void shouldTryExitAgainWhenItCameToNothing() {
        script.started().longOpen().operator(OperatorAction.FLATTEN).quietly();
        script.answerLast(CommandKind.PLACE, Outcome.REJECT, 10006);
        assertThat(script.seconds(1).said("place"))
                .containsExactly("place 0 SELL MARKET reduce-only 9.99 at - target - stop -");
    }

    @Test
    void shouldFlattenEntryThatFillsAfterOperatorsWord() {
        script.started().longOrdered().operator(OperatorAction.FLATTEN).quietly();
        script.fillAll("100.1");
        assertThat(script.said("place")).containsExactly("place 0 SELL MARKET reduce-only 9.99 at - target - stop -");
    }

    @Test
    void shouldCancelOrderOfOursThatNobodyKeeps() {
        final Command strange = new Command(0, 0, CommandKind.PLACE, null, 0, 99, 1234, 0, Side.BUY, of("1"));
        script.started().orderUpdate(strange, DataSource.QUERY, OrderStatus.NEW, "0");
        assertThat(script.said()).containsExactly("alert UNKNOWN_ORDER RECOVERED", "cancel 0 order 1234");
    }

    @Test
    void shouldReturnCreditsWithOutcomes() {
        script.started();
        assertThat(script.core.parts().commands.outstanding()).isZero();
        script.longOrdered();
        assertThat(script.core.parts().commands.outstanding()).isEqualTo(1);
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0);
        assertThat(script.core.parts().commands.outstanding()).isZero();
    }

    @Test
    void shouldRetryLeverageAfterRefusal() {
        script.runStart(false, 1, "").instruments().connected().reconciled().quietly();
        script.answerLast(CommandKind.SET_LEVERAGE, Outcome.REJECT, 110013);
        assertThat(script.said()).containsExactly("alert VENUE_REJECT RISK_LEVERAGE");
        // The other instrument's request met silence meanwhile and is made again as well.
        assertThat(script.seconds(60).said("leverage")).isEqualTo(List.of("leverage 1 3", "leverage 0 3"));
    }
}
