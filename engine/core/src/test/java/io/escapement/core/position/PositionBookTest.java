package io.escapement.core.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.hash.RollingHash;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PositionBookTest {
    private final PositionBook book = new PositionBook(1, new RollingHash());

    @Test
    void shouldTakeItsShareOfTheCost() {
        book.open(0, Side.BUY, 3, 100, 0, 0);
        // A third of 100 is 33.33, booked as 33; the rest keeps 67.
        assertThat(book.profitOf(0, 1, 40)).isEqualTo(7);
        book.close(0, 1, 40, 0, 7);
        assertThat(book.cost(0)).isEqualTo(67);
    }

    @Test
    void shouldEarnOnFallingPriceWhenShort() {
        book.open(0, Side.SELL, 10, 1000, 1, 0);
        assertThat(book.profitOf(0, 10, 900)).isEqualTo(100);
        assertThat(book.side(0)).isEqualTo(Side.SELL);
    }

    @Test
    void shouldMarkToMarket() {
        book.open(0, Side.BUY, 2_00000000L, 200_00000000L, 0, 0);
        assertThat(book.unrealised(0, 110_00000000L)).isEqualTo(20_00000000L);
        final PositionBook shorts = new PositionBook(1, new RollingHash());
        shorts.open(0, Side.SELL, 2_00000000L, 200_00000000L, 0, 0);
        assertThat(shorts.unrealised(0, 110_00000000L)).isEqualTo(-20_00000000L);
    }

    @Test
    void shouldHoldNothingAtFirst() {
        assertThat(book.side(0)).isEqualTo(Side.NULL_VAL);
        assertThat(book.openTimeNs(0)).isEqualTo(FixedPoint.NULL);
        assertThat(book.signalSlot(0)).isEqualTo(PositionBook.NO_SIGNAL);
        assertThat(book.signalId(0)).isEqualTo(FixedPoint.NULL);
        assertThat(book.stop(0)).isEqualTo(FixedPoint.NULL);
        assertThat(book.target(0)).isEqualTo(FixedPoint.NULL);
        assertThat(book.lastExitPrice(0)).isEqualTo(FixedPoint.NULL);
    }

    @Test
    void shouldTellNoAverageWithoutFills() {
        assertThat(book.entryPrice(0)).isEqualTo(FixedPoint.NULL);
        assertThat(book.exitPrice(0)).isEqualTo(FixedPoint.NULL);
    }

    @Test
    void shouldKeepTheStopItWasOpenedWith() {
        book.assign(0, 1, 7, 8, 98, 104);
        book.planStop(0, 99);
        assertThat(book.stop(0)).isEqualTo(99);
        assertThat(book.firstStop(0)).isEqualTo(98);
        book.clear(0);
        book.planStop(0, 97);
        assertThat(book.firstStop(0)).isEqualTo(97);
    }

    @Test
    void shouldCountFeesAndCorrectionsOfATradeOnlyWhileItIsOpen() {
        book.settle(0, 3, 5, false);
        assertThat(book.fees(0)).isZero();
        assertThat(book.gross(0)).isZero();
        assertThat(book.fills(0)).isZero();
        book.fund(0, 2);
        assertThat(book.funding(0)).isZero();
        book.open(0, Side.BUY, 1, 100, 1, 0);
        book.settle(0, 3, 5, false);
        book.fund(0, 2);
        assertThat(book.fees(0)).isEqualTo(4);
        assertThat(book.gross(0)).isEqualTo(5);
        assertThat(book.fills(0)).isEqualTo(2);
        assertThat(book.funding(0)).isEqualTo(2);
    }

    @Test
    void shouldKeepWhenAndOnWhichSideAHoldingBegan() {
        book.open(0, Side.BUY, 1, 100, 0, 5);
        book.open(0, Side.BUY, 1, 110, 0, 9);
        assertThat(book.openTimeNs(0)).isEqualTo(5);
        assertThat(book.size(0)).isEqualTo(2);
        assertThat(book.entryPrice(0)).isEqualTo(105 * FixedPoint.ONE);
    }

    @Test
    void shouldKeepWhenATakenOverHoldingBegan() {
        book.adopt(0, -2, 200, 5);
        book.adopt(0, -3, 310, 9);
        assertThat(book.openTimeNs(0)).isEqualTo(5);
        assertThat(book.side(0)).isEqualTo(Side.SELL);
        assertThat(book.size(0)).isEqualTo(-3);
        assertThat(book.cost(0)).isEqualTo(310);
        assertThat(book.maxSize(0)).isEqualTo(3);
        final PositionBook longs = new PositionBook(1, new RollingHash());
        longs.adopt(0, 2, 200, 5);
        assertThat(longs.side(0)).isEqualTo(Side.BUY);
    }

    @Test
    void shouldListWhatIsOpenWhateverOpenedOrClosedIt() {
        book.open(0, Side.BUY, 2, 100, 0, 0);
        assertThat(book.open().count()).isEqualTo(1);
        book.close(0, 1, 50, 0, 0);
        assertThat(book.open().count()).isEqualTo(1);
        book.close(0, 1, 50, 0, 0);
        assertThat(book.open().count()).isZero();
        book.adopt(0, 3, 150, 0);
        assertThat(book.open().count()).isEqualTo(1);
        book.adopt(0, 0, 0, 0);
        assertThat(book.open().count()).isZero();
    }

    @Test
    void shouldTellTheResultOfAllAndOfEach() {
        final PositionBook two = new PositionBook(2, new RollingHash());
        two.open(0, Side.BUY, 2, 100, 3, 0);
        two.close(0, 2, 130, 4, 30);
        two.realise(0, 11);
        two.open(1, Side.SELL, 2, 100, 5, 0);
        two.fund(1, 2);
        two.settle(1, 1, 7, true);
        // 30 + 11, and 7; 3 + 4, and 5 + 1.
        assertThat(two.bySymbol().gross(0)).isEqualTo(41);
        assertThat(two.bySymbol().fees(0)).isEqualTo(7);
        assertThat(two.bySymbol().gross(1)).isEqualTo(7);
        assertThat(two.bySymbol().fees(1)).isEqualTo(6);
        assertThat(two.bySymbol().funding(1)).isEqualTo(2);
        assertThat(two.totals().gross()).isEqualTo(48);
        assertThat(two.totals().fees()).isEqualTo(13);
        assertThat(two.totals().funding()).isEqualTo(2);
        assertThat(two.totals().net()).isEqualTo(33);
        assertThat(two.totals().bookings()).isEqualTo(5);
        assertThat(two.totals().unassigned()).isZero();
        assertThat(two.gross(0)).isEqualTo(41);
        assertThat(two.fees(0)).isEqualTo(7);
    }

    @Test
    void shouldTellApartWhatCameWithoutAHolding() {
        book.fund(0, 2);
        book.settle(0, 3, 5, false);
        // −2, and 5 − 3.
        assertThat(book.totals().unassigned()).isZero();
        book.fund(0, -4);
        assertThat(book.totals().unassigned()).isEqualTo(4);
        assertThat(book.totals().net()).isEqualTo(4);
    }

    @Test
    void shouldCountATradeWhenItsHoldingIsForgotten() {
        assertThat(book.bySymbol().trades(0)).isZero();
        book.adopt(0, 2, 100, 0);
        book.facts().onPrice(0, 50);
        book.close(0, 2, 100, 0, 0);
        book.clear(0);
        assertThat(book.bySymbol().trades(0)).isEqualTo(1);
        assertThat(book.bySymbol().allTrades()).isEqualTo(1);
        assertThat(book.facts().best(0, Side.BUY)).isEqualTo(FixedPoint.NULL);
        assertThat(book.openTimeNs(0)).isEqualTo(FixedPoint.NULL);
        assertThat(book.signalSlot(0)).isEqualTo(PositionBook.NO_SIGNAL);
    }

    @Test
    void shouldCallACloseByAMovedStopByItsReason() {
        book.assign(0, 1, 7, 8, 98, 104);
        assertThat(book.stopReason(0)).isEqualTo(Reason.STOP);
        book.moveStop(0, 100, Reason.BREAK_EVEN, 33);
        assertThat(book.stop(0)).isEqualTo(100);
        assertThat(book.firstStop(0)).isEqualTo(98);
        assertThat(book.stopReason(0)).isEqualTo(Reason.BREAK_EVEN);
        assertThat(book.stopMovedAt(0)).isEqualTo(33);
    }

    @Test
    void shouldTellTheLatestExitAndTheAverage() {
        book.open(0, Side.BUY, 2, 200, 0, 0);
        book.close(0, 1, 90, 0, -10);
        book.close(0, 1, 110, 0, 10);
        assertThat(book.lastExitPrice(0)).isEqualTo(110 * FixedPoint.ONE);
        assertThat(book.exitPrice(0)).isEqualTo(100 * FixedPoint.ONE);
    }

    @Property(tries = 300)
    void shouldLoseNothingFromFlatToFlat(
            @ForAll @IntRange(min = 1, max = 1_000_000) int cost,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 1000) Integer> parts,
            @ForAll boolean isLong) {
        final PositionBook some = new PositionBook(1, new RollingHash());
        final long size = parts.stream().mapToLong(Integer::longValue).sum();
        some.open(0, isLong ? Side.BUY : Side.SELL, size, cost, 0, 0);
        long received = 0;
        for (final int part : parts) {
            final long value = part * 7L;
            received += value;
            some.close(0, part, value, 0, some.profitOf(0, part, value));
        }
        assertThat(some.size(0)).isZero();
        assertThat(some.cost(0)).isZero();
        assertThat(some.gross(0)).isEqualTo(isLong ? received - cost : cost - received);
    }
}
