package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.core.position.PositionBook;
import io.escapement.core.script.OutputRecorder.Command;
import org.junit.jupiter.api.Test;

/**
 * A fill between the executions and the positions of a reconciliation is in the one answer and not in the other; the
 * stream tells it before, between or after them. Its size, its fee and its profit count once.
 */
class DoubleBookingTest {
    private static final int NOT_OURS = CoreScript.NOT_OURS;
    private static final long MATCH = 900;

    private final CoreScript script = new CoreScript();

    @Test
    void shouldBookStopOnceWhenItsFillComesWithinTheGrace() {
        script.started().longOpen();
        script.reconcileBegin().wallet("9999.45000055").reconcileEnd().quietly();
        stopFills(DataSource.STREAM);
        assertThat(script.said()).contains("signal 1 LEARNED STOP").noneMatch(line -> line.startsWith("finding"));
        assertThat(script.seconds(60).said("finding")).isEmpty();
        assertStopBookedOnce();
    }

    @Test
    void shouldCorrectStandInWhenTheFillOfAClosedPositionComesAfterItWasTakenOver() {
        script.started().longOpen();
        script.reconcileBegin()
                .wallet("9999.45000055")
                .reconcileEnd()
                .seconds(3)
                .quietly();
        // Closed at 99.9, the latest price, until the fill tells 98.
        assertThat(script.core.parts().positions.totals().gross()).isEqualTo(of("-1.998"));
        stopFills(DataSource.STREAM);
        assertThat(script.said("finding")).containsExactly("finding MISSED_FILL ADOPTED ours 0 venue's -9.99");
        assertStopBookedOnce();
    }

    @Test
    void shouldCorrectStandInWhenTheNextReconciliationBringsTheFill() {
        script.started().longOpen();
        script.reconcileBegin().wallet("9999.45000055").reconcileEnd().seconds(3);
        script.reconcileBegin();
        stopFills(DataSource.QUERY);
        script.wallet("9977.93253955").reconcileEnd();
        assertStopBookedOnce();
        assertThat(script.quietly().seconds(60).said()).isEmpty();
    }

    @Test
    void shouldTieEntryToPositionThatWasTakenOverBeforeItsFillCame() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        script.runStart(true, 2, "").connected().quietly();
        script.reconcileBegin();
        row("9.99", MATCH);
        script.wallet("9999.45000055").reconcileEnd();
        assertThat(script.said())
                .contains("finding SIZE_DIFFERS ADOPTED ours 0 venue's 9.99", "signal 1 EXECUTED FILLED");

        entryFills(place, DataSource.STREAM, MATCH);
        final PositionBook book = script.core.parts().positions;
        assertThat(book.size(0)).isEqualTo(of("9.99"));
        assertThat(book.fees(0)).isEqualTo(of("0.54999945"));
        assertThat(script.core.parts().orders.table().size()).isZero();
        assertThat(script.quietly().seconds(60).said("signal")).isEmpty();
    }

    @Test
    void shouldBookFillOfALaterMatchThanTheRowTakenOver() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        script.runStart(true, 2, "").connected();
        script.reconcileBegin();
        row("4", MATCH);
        script.wallet("10000").reconcileEnd();
        fill(place.epoch(), place.sequence(), DataSource.STREAM, 701, StopKind.NONE, Side.BUY, "100.1", "4", MATCH);
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("4"));
        fill(
                place.epoch(),
                place.sequence(),
                DataSource.STREAM,
                702,
                StopKind.NONE,
                Side.BUY,
                "100.1",
                "5.99",
                MATCH + 1);
        assertThat(script.core.parts().positions.size(0)).isEqualTo(of("9.99"));
    }

    @Test
    void shouldBookTheVenuesProfitOnceWhenTheStopIsHeardBeforeTheEntryItCloses() {
        script.started().longOrdered();
        final Command place = script.out.last(CommandKind.PLACE);
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0);
        final long size = of("9.99");
        // Bought at 100.1, stopped at 98: 2.1 * 9.99 are lost.
        script.fill(
                0,
                DataSource.STREAM,
                702,
                NOT_OURS,
                Long.MIN_VALUE,
                0,
                StopKind.STOP_LOSS,
                Side.SELL,
                "98",
                size,
                of("-20.979"));
        script.fill(
                0,
                DataSource.STREAM,
                701,
                place.epoch(),
                place.sequence(),
                place.leg(),
                StopKind.NONE,
                Side.BUY,
                "100.1",
                size,
                0);
        final PositionBook book = script.core.parts().positions;
        assertThat(book.size(0)).isZero();
        assertThat(book.totals().gross()).isEqualTo(of("-20.979"));
    }

    @Test
    void shouldBookExitOfOursThatWasSentAfterAPositionWasTakenOver() {
        script.started().longOpen();
        // The venue listed nothing: closed outside. What we sell afterwards is new.
        script.reconcileBegin().wallet("9999.45000055").reconcileEnd().seconds(3);
        script.proposesShort(0).quarterEnds().closes(0).closes(1);
        script.fillAll("99.9");
        assertThat(script.core.parts().positions.size(0)).isNegative();
    }

    private void assertStopBookedOnce() {
        final PositionBook book = script.core.parts().positions;
        assertThat(book.size(0)).isZero();
        // 9.99 · (98 − 100.1); fees 0.00055 · 9.99 · (100.1 + 98).
        assertThat(book.totals().gross()).isEqualTo(of("-20.979"));
        assertThat(book.totals().fees()).isEqualTo(of("1.08846045"));
    }

    private void stopFills(DataSource source) {
        fill(NOT_OURS, Long.MIN_VALUE, source, 700, StopKind.STOP_LOSS, Side.SELL, "98", "9.99", MATCH);
    }

    private void entryFills(Command place, DataSource source, long match) {
        fill(place.epoch(), place.sequence(), source, 700, StopKind.NONE, Side.BUY, "100.1", "9.99", match);
    }

    private void fill(
            int epoch,
            long order,
            DataSource source,
            long id,
            StopKind kind,
            Side side,
            String price,
            String size,
            long match) {
        final long value = FixedPoint.multiply(of(price), of(size), Rounding.HALF_UP);
        final long fee = FixedPoint.multiply(value, of("0.00055"), Rounding.CEILING);
        script.in.fill(
                script.now,
                0,
                source,
                id,
                epoch,
                order,
                0,
                FillKind.TRADE,
                kind,
                side,
                of(price),
                of(size),
                value,
                fee,
                FixedPoint.NULL,
                match);
        script.send();
    }

    private void row(String size, long match) {
        script.in.position(
                script.now,
                0,
                DataSource.QUERY,
                Side.BUY,
                of(size),
                of("100.1"),
                FixedPoint.multiply(of(size), of("100.1"), Rounding.HALF_UP),
                of("3"),
                of("104"),
                of("98"),
                FixedPoint.NULL,
                match);
        script.send();
    }
}
