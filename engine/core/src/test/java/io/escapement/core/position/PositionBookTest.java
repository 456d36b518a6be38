package io.escapement.core.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
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
        book.settle(0, 3, 5);
        assertThat(book.fees(0)).isZero();
        assertThat(book.gross(0)).isZero();
        assertThat(book.fills(0)).isZero();
        book.fund(0, 2);
        assertThat(book.funding(0)).isZero();
        book.open(0, Side.BUY, 1, 100, 1, 0);
        book.settle(0, 3, 5);
        book.fund(0, 2);
        assertThat(book.fees(0)).isEqualTo(4);
        assertThat(book.gross(0)).isEqualTo(5);
        assertThat(book.fills(0)).isEqualTo(2);
        assertThat(book.funding(0)).isEqualTo(2);
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
