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
            Queue.observe(order, PRICE, size);
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
    void shouldKeepItsPlaceUntilItsPriceIsTheBest() {
        final Order order = order(Side.BUY, 10);
        order.price = PRICE - 10;
        Queue.join(order, book(40));
        Queue.observe(order, PRICE, 3);
        assertThat(order.queueAhead).isEqualTo(77);
        Queue.observe(order, PRICE - 10, 60);
        assertThat(order.queueAhead).isEqualTo(60);
        // When the best is worse, nobody is before it.
        Queue.observe(order, PRICE - 30, 4);
        assertThat(order.queueAhead).isZero();
        final Order ask = order(Side.SELL, 10);
        ask.queueAhead = 50;
        Queue.observe(ask, PRICE - 10, 4);
        assertThat(ask.queueAhead).isEqualTo(50);
        Queue.observe(ask, PRICE + 10, 4);
        assertThat(ask.queueAhead).isZero();
    }
}
