package io.escapement.core;

import static io.escapement.core.Execution.bought;
import static io.escapement.core.Execution.sold;
import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TradeClosedDecoder;
import io.escapement.core.position.PositionBook;
import io.escapement.core.script.OutputRecorder.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one execution does to the books. The long of the script is 9.99 at 100.1 with a fee of 0.54999945. */
class BookingTest {
    private final CoreScript script = new CoreScript();

    // Money

    @Test
    void shouldCloseOpenAndCloseOnTheOtherSideAsTwoTrades() {
        script.started().longOpen().quietly();
        // Of 12 sold at 101 for a fee of 1.2, 9.99 close and 2.01 open.
        sold(script, "12", "101").fee("1.2").comes();
        assertThat(script.said("trade"))
                .containsExactly(
                        "trade 0 BUY CLOSED_OUTSIDE size 9.99 from 100.1 to 101 gross 8.991 fees 1.54899945 funding 0 net 7.44200055 fills 2");
        final PositionBook book = script.core.parts().positions;
        assertThat(book.size(0)).isEqualTo(of("-2.01"));
        assertThat(book.cost(0)).isEqualTo(of("203.01"));
        assertThat(book.fees(0)).isEqualTo(of("0.201"));
        assertThat(book.fills(0)).isEqualTo(1);

        bought(script, "2.01", "100").fee("0.1").comes();
        assertThat(script.said("trade"))
                .containsExactly(
                        "trade 0 SELL CLOSED_OUTSIDE size 2.01 from 101 to 100 gross 2.01 fees 0.301 funding 0 net 1.709 fills 2");
        assertThat(book.fills(0)).isZero();
    }

    @Test
    void shouldBookTheVenuesProfitOnceWhenAnExecutionTurnsAPosition() {
        script.started().longOpen().quietly();
        sold(script, "12", "101").profit("8.991").comes();
        assertThat(script.core.parts().positions.totals().gross()).isEqualTo(of("8.991"));
        assertThat(script.core.parts().positions.gross(0)).isZero();
    }

    @Test
    void shouldReckonTheValueAndBookNoFeeWhenTheVenueTellsNeither() {
        script.started();
        bought(script, "2", "100").value(null).fee(null).comes();
        final PositionBook book = script.core.parts().positions;
        assertThat(book.cost(0)).isEqualTo(of("200"));
        assertThat(book.fees(0)).isZero();
        bought(script, "1", "100").value("100.5").comes();
        assertThat(book.cost(0)).isEqualTo(of("300.5"));
    }

    @Test
    void shouldTellWhenTheVenuesProfitIsNotOurs() {
        script.started().longOpen().quietly();
        // 4 · (101 − 100.1) are 3.6: a unit more may be rounding, two are not.
        sold(script, "4", "101").stop(StopKind.STOP_LOSS).profit("3.60000001").comes();
        assertThat(script.said("alert")).isEmpty();
        sold(script, "4", "101").stop(StopKind.STOP_LOSS).profit("3.60000002").comes();
        assertThat(script.said("alert")).containsExactly("alert LEDGER_MISMATCH NONE");
        assertThat(script.core.parts().positions.gross(0)).isEqualTo(of("7.20000003"));
    }

    @Test
    void shouldKeepFeesOfMakersAndTakersApart() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        bought(script, "4", "100").by(place).maker().fee("0.08").comes();
        bought(script, "5.99", "100").by(place).fee("0.3").comes();
        sold(script, "5", "104").stop(StopKind.TAKE_PROFIT).maker().fee("0.1").comes();
        sold(script, "4.99", "98").stop(StopKind.STOP_LOSS).fee("0.25").comes();
        assertThat(trade().makerFees()).isEqualTo(of("0.18"));
        assertThat(trade().takerFees()).isEqualTo(of("0.55"));
        assertThat(trade().fees()).isEqualTo(of("0.73"));
    }

    @Test
    void shouldCountTheOwnExecutionsAmongThePricesOfATrade() {
        script.started().longOpen();
        sold(script, "9.99", "97.5").stop(StopKind.STOP_LOSS).comes();
        assertThat(trade().bestPrice()).isEqualTo(of("100.1"));
        assertThat(trade().worstPrice()).isEqualTo(of("97.5"));
    }

    // Who did it

    @Test
    void shouldNameWhatSomebodyElseDoesToALong() {
        script.started().longOpen().quietly();
        sold(script, "3", "100").comes();
        assertThat(script.said("finding")).containsExactly("finding SIZE_DIFFERS ADOPTED ours 9.99 venue's 6.99");
        bought(script, "1", "100").comes();
        assertThat(script.said("finding")).containsExactly("finding SIZE_DIFFERS ADOPTED ours 6.99 venue's 7.99");
        sold(script, "10", "100").comes();
        assertThat(script.said("finding")).containsExactly("finding SIDE_DIFFERS ADOPTED ours 7.99 venue's -2.01");
        sold(script, "1", "100").comes();
        assertThat(script.said("finding")).containsExactly("finding SIZE_DIFFERS ADOPTED ours -2.01 venue's -3.01");
        bought(script, "4", "100").comes();
        assertThat(script.said("finding")).containsExactly("finding SIDE_DIFFERS ADOPTED ours -3.01 venue's 0.99");
        sold(script, "0.99", "100").comes();
        assertThat(script.said("finding")).containsExactly("finding CLOSED_OUTSIDE ADOPTED ours 0.99 venue's 0");
        bought(script, "1", "100").comes();
        assertThat(script.said("finding")).containsExactly("finding OPENED_OUTSIDE ADOPTED ours 0 venue's 1");
    }

    @Test
    void shouldNotBlameSomebodyElseForAnOrderOfOursThatIsNotFollowedAnyMore() {
        script.started().longOpen();
        final Command place = script.out.last(CommandKind.PLACE);
        assertThat(script.core.parts().orders.table().size()).isZero();
        script.quietly();
        sold(script, "1", "100").by(place).comes();
        assertThat(script.said("finding")).isEmpty();
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("8.99"));
    }

    @ParameterizedTest
    @EnumSource(names = {"DELIVERY", "SETTLE", "OTHER"})
    void shouldNotBlameSomebodyElseForWhatTheVenueDoesItself(FillKind kind) {
        script.started().longOpen().quietly();
        sold(script, "9.99", "100").kind(kind).comes();
        assertThat(script.said("finding", "signal")).containsExactly("signal 1 LEARNED FORCED");
    }

    @Test
    void shouldTellDeleveragingFromLiquidation() {
        script.started().longOpen().quietly();
        sold(script, "9.99", "100").kind(FillKind.ADL).comes();
        assertThat(script.said("finding", "signal"))
                .containsExactly("finding ADL QUARANTINED ours 9.99 venue's 0", "signal 1 LEARNED DELEVERAGED");
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "NULL_VAL"})
    void shouldRecogniseAStopByItsOrderWhenTheExecutionDoesNotSay(StopKind told) {
        script.started().longOpen();
        restingStop(StopKind.STOP_LOSS);
        script.quietly();
        sold(script, "9.99", "98").stop(told).order(7, 77).comes();
        assertThat(script.said("finding", "signal")).containsExactly("signal 1 LEARNED STOP");
        // The stop was planned at 98: nothing slipped.
        assertThat(trade().exitSlippageBps()).isZero();
    }

    @Test
    void shouldBelieveTheExecutionMoreThanWhatItsOrderWas() {
        script.started().longOpen();
        restingStop(StopKind.STOP_LOSS);
        script.quietly();
        sold(script, "9.99", "104").stop(StopKind.TAKE_PROFIT).order(7, 77).comes();
        assertThat(script.said("signal")).containsExactly("signal 1 LEARNED TARGET");
    }

    @ParameterizedTest
    @EnumSource(names = {"STOP", "PARTIAL_STOP_LOSS", "STOP_LOSS"})
    void shouldMeasureEveryKindOfStopAgainstThePlan(StopKind kind) {
        script.started().longOpen().quietly();
        sold(script, "9.99", "97").stop(kind).comes();
        assertThat(script.said("signal")).containsExactly("signal 1 LEARNED STOP");
        assertThat(trade().exitSlippageBps()).isCloseTo(1.0 / 98 * 1e4, within(1e-6));
    }

    @Test
    void shouldCallAnEntryThatClosesSomebodyElsesShortClosedOutside() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        sold(script, "9.99", "100").comes();
        script.quietly();
        bought(script, "9.99", "100").by(place).comes();
        assertThat(script.said("trade").get(0)).startsWith("trade 0 SELL CLOSED_OUTSIDE size 9.99");
    }

    @Test
    void shouldTieTheRestOfAnEntryThatTurnsSomebodyElsesShortToItsSignal() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        sold(script, "3", "100").comes();
        script.quietly();
        bought(script, "9.99", "100").by(place).comes();
        assertThat(script.said("signal")).containsExactly("signal 1 EXECUTED FILLED");
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("6.99"));
        assertThat(script.core.parts().positions.signalId(0)).isEqualTo(1);
    }

    @Test
    void shouldLeaveWhatAnExitOfOursOpensToNobody() {
        script.started().longOpen().operator(OperatorAction.FLATTEN);
        final Command exit = script.out.last(CommandKind.PLACE);
        // Somebody sells 5 before our 9.99 are sold: 5 of them open a short that no signal wanted.
        sold(script, "5", "100").comes();
        script.quietly();
        sold(script, "9.99", "100").by(exit).comes();
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("-5"));
        assertThat(script.core.parts().positions.signalSlot(0)).isEqualTo(PositionBook.NO_SIGNAL);
        assertThat(script.said("signal")).containsExactly("signal 1 LEARNED OPERATOR");
    }

    @Test
    void shouldMeasureOnlyTheExitAgainstThePriceItWasAskedForAt() {
        final CoreScript planned =
                new CoreScript("exit.firstTargetR", "1").started().longOpen();
        final Command first = planned.out.last(CommandKind.PLACE);
        planned.answer(first, Outcome.ACK, 0);
        planned.mark(0, "101").operator(OperatorAction.FLATTEN);
        final Command exit = planned.out.last(CommandKind.PLACE);
        assertThat(exit.sequence()).isNotEqualTo(first.sequence());
        // Some of the first target fills before its cancel comes; the exit sells the rest 0.5 below 101.
        sold(planned, "1", "102").by(first).comes();
        sold(planned, "8.99", "100.5").by(exit).comes();
        final TradeClosedDecoder trade = new TradeClosedDecoder();
        trade.wrapAndApplyHeader(planned.out.latest(TradeClosedDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
        assertThat(trade.exitSlippageBps()).isCloseTo(0.5 / 101 * 1e4, within(1e-6));
        assertThat(trade.partialExits()).isEqualTo(1);
    }

    @Test
    void shouldNotTakeTheStopOfAClosedPositionForTheNextOnes() {
        script.started().longOpen();
        sold(script, "9.99", "98").stop(StopKind.STOP_LOSS).comes();
        bought(script, "1", "100").comes();
        script.quietly();
        assertThat(script.seconds(3).said("finding"))
                .containsExactly("finding MISSING_STOP PROTECTED ours 98 venue's 0");
    }

    /** The venue's order 7-77 of instrument 0 is a conditional one. */
    private void restingStop(StopKind kind) {
        script.in.order(
                script.now,
                0,
                DataSource.STREAM,
                CoreScript.NOT_OURS,
                77,
                0,
                Side.SELL,
                OrderStatus.UNTRIGGERED,
                kind,
                of("9.99"),
                of("0"));
        script.send();
    }

    private TradeClosedDecoder trade() {
        final TradeClosedDecoder trade = new TradeClosedDecoder();
        trade.wrapAndApplyHeader(script.out.latest(TradeClosedDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
        return trade;
    }
}
