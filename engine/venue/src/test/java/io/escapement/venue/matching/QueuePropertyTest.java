package io.escapement.venue.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.feed.BookShape;
import io.escapement.venue.model.VenueId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QueuePropertyTest {
    private static final long PRICE = 1_000;

    private static Order order(Side side, long size) {
        final Order order = new Order(new VenueId(1, 1), 0, 0, side, OrderType.LIMIT, PRICE, 0);
        order.price = PRICE;
        order.size = size;
        return order;
    }

    private static BookShape book(long bidSize) {
        final BookShape book = new BookShape();
        book.addBid(PRICE, bidSize);
        book.addBid(PRICE - 10, 77);
        book.addAsk(PRICE + 10, 5);
        return book;
    }

    @Property
    void shouldLetThroughExactlyWhatIsTradedBeyondWhatStoodBefore(
            @ForAll @IntRange(min = 1, max = 500) int shown,
            @ForAll @IntRange(min = 1, max = 500) int size,
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 100) Integer> prints) {
        final Order order = order(Side.BUY, size);
        Queue.join(order, book(shown));
        long traded = 0;
        for (final int print : prints) {
            traded += print;
            final long reaches = Queue.print(order, print);
            assertThat(reaches).isBetween(0L, Math.min(print, order.leaves()));
            order.filledSize += reaches;
            assertThat(order.filledSize).isEqualTo(Math.min(size, Math.max(0, traded - shown)));
        }
    }

    @Property
    void shouldNeverLoseItsPlaceToLaterOnes(
            @ForAll @IntRange(min = 1, max = 500) int shown,
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 500) Integer> sizes) {
        final Order order = order(Side.BUY, 10);
        Queue.join(order, book(shown));
        for (final int size : sizes) {
            final long before = order.queueAhead;
            Queue.observe(order, book(size));
            assertThat(order.queueAhead).isEqualTo(Math.min(before, size));
        }
    }

    @Test
    void shouldJoinBehindWhatIsShownAtItsPrice() {
        final Order order = order(Side.BUY, 10);
        Queue.join(order, book(40));
        assertThat(order.queueAhead).isEqualTo(40);
        // Between two prices that are shown nobody stands.
        order.price = PRICE - 5;
        Queue.join(order, book(40));
        assertThat(order.queueAhead).isZero();
        // Better than the best it is alone.
        order.price = PRICE + 5;
        Queue.join(order, book(40));
        assertThat(order.queueAhead).isZero();
        // Deeper than the book shows: as much as at the last price.
        order.price = PRICE - 20;
        Queue.join(order, book(40));
        assertThat(order.queueAhead).isEqualTo(77);
    }

    @Test
    void shouldKeepItsPlaceWhenItsPriceIsNotShownAnyMore() {
        final Order order = order(Side.BUY, 10);
        order.price = PRICE - 10;
        Queue.join(order, book(40));
        final BookShape thinner = new BookShape();
        thinner.addBid(PRICE, 3);
        thinner.addBid(PRICE - 30, 4);
        Queue.observe(order, thinner);
        assertThat(order.queueAhead).isEqualTo(77);
        // When it is the best, nobody is before it.
        final BookShape lower = new BookShape();
        lower.addBid(PRICE - 30, 4);
        Queue.observe(order, lower);
        assertThat(order.queueAhead).isZero();
    }
}
