package io.escapement.core.market;

import static io.escapement.core.market.BookMessages.levels;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OrderBookTest {
    private static final long[] NONE = {};

    private final BookMessages messages = new BookMessages();
    private final OrderBook book = new OrderBook(50);

    @Test
    void shouldShowSnapshotSorted() {
        assertThat(snapshot(1, levels(99, 5, 98, 6), levels(101, 7, 102, 8))).isEqualTo(BookResult.APPLIED);

        assertThat(book.isValid()).isTrue();
        assertThat(book.depth()).isEqualTo(50);
        assertThat(book.bestBid()).isEqualTo(99);
        assertThat(book.bidPrice(1)).isEqualTo(98);
        assertThat(book.bidSize(1)).isEqualTo(6);
        assertThat(book.bestAsk()).isEqualTo(101);
        assertThat(book.askPrice(1)).isEqualTo(102);
        assertThat(book.askSize(0)).isEqualTo(7);
        assertThat(book.updateId()).isEqualTo(1);
        assertThat(book.crossSequence()).isEqualTo(10);
        assertThat(book.updateTimeNs()).isEqualTo(1000);
    }

    @Test
    void shouldInsertChangeAndRemoveLevels() {
        snapshot(1, levels(99, 5, 97, 6), levels(101, 7, 103, 8));
        assertThat(delta(2, levels(98, 1, 99, 0, 97, 9), levels(102, 2, 100, 3, 150, 0)))
                .isEqualTo(BookResult.APPLIED);

        assertThat(book.bidCount()).isEqualTo(2);
        assertThat(book.bidPrice(0)).isEqualTo(98);
        assertThat(book.bidPrice(1)).isEqualTo(97);
        assertThat(book.bidSize(1)).isEqualTo(9);
        assertThat(book.askCount()).isEqualTo(4);
        assertThat(book.askPrice(0)).isEqualTo(100);
        assertThat(book.askPrice(2)).isEqualTo(102);
    }

    @Test
    void shouldReplaceEverythingWhenSnapshotComesAgain() {
        snapshot(7, levels(99, 5), levels(101, 7));
        // The venue's service restarted: the count starts over.
        assertThat(snapshot(1, levels(50, 1), levels(51, 1))).isEqualTo(BookResult.APPLIED);
        assertThat(book.bidCount()).isEqualTo(1);
        assertThat(book.bestBid()).isEqualTo(50);
    }

    @Test
    void shouldHidePartsUntilTheLast() {
        snapshot(1, levels(99, 5), levels(101, 7));

        assertThat(book.onDelta(messages.delta(50, 2, true, false, levels(100, 1), NONE)))
                .isEqualTo(BookResult.PARTIAL);
        assertThat(book.bestBid()).isEqualTo(99);
        assertThat(book.updateId()).isEqualTo(1);
        assertThat(book.onDelta(messages.delta(50, 2, false, true, NONE, levels(101, 0, 104, 4))))
                .isEqualTo(BookResult.APPLIED);
        assertThat(book.bestBid()).isEqualTo(100);
        assertThat(book.bestAsk()).isEqualTo(104);
        assertThat(book.updateId()).isEqualTo(2);
    }

    @Test
    void shouldHidePartsOfSnapshotUntilTheLast() {
        assertThat(book.onSnapshot(messages.snapshot(50, 5, true, false, levels(99, 5), levels(101, 7))))
                .isEqualTo(BookResult.PARTIAL);
        assertThat(book.isValid()).isFalse();
        assertThat(book.bestBid()).isEqualTo(FixedPoint.NULL);
        assertThat(book.onSnapshot(messages.snapshot(50, 5, false, true, levels(98, 5), NONE)))
                .isEqualTo(BookResult.APPLIED);
        assertThat(book.bidCount()).isEqualTo(2);
    }

    @Test
    void shouldBreakWhenSequenceJumps() {
        snapshot(1, levels(99, 5), levels(101, 7));
        assertThat(delta(3, levels(98, 1), NONE)).isEqualTo(BookResult.BROKEN);
        assertThat(book.isBroken()).isTrue();
        assertThat(book.isValid()).isFalse();
        assertThat(book.bidCount()).isZero();
        assertThat(delta(4, levels(98, 1), NONE)).isEqualTo(BookResult.NO_SNAPSHOT);

        assertThat(snapshot(9, levels(99, 5), levels(101, 7))).isEqualTo(BookResult.APPLIED);
        assertThat(book.isBroken()).isFalse();
        assertThat(book.breaks()).isEqualTo(1);
    }

    @Test
    void shouldBreakWhenSequenceGoesBack() {
        snapshot(5, levels(99, 5), levels(101, 7));
        assertThat(delta(4, levels(98, 1), NONE)).isEqualTo(BookResult.BROKEN);
    }

    @Test
    void shouldIgnoreRepeatedDelta() {
        snapshot(1, levels(99, 5), levels(101, 7));
        delta(2, levels(98, 1), NONE);
        assertThat(delta(2, levels(98, 3), NONE)).isEqualTo(BookResult.IGNORED);
        assertThat(book.bidSize(1)).isEqualTo(1);
        assertThat(book.repeats()).isEqualTo(1);
    }

    @Test
    void shouldBreakWhenCrossed() {
        snapshot(1, levels(99, 5), levels(101, 7));
        assertThat(delta(2, levels(101, 1), NONE)).isEqualTo(BookResult.BROKEN);
        assertThat(book.bestBid()).isEqualTo(FixedPoint.NULL);
    }

    @Test
    void shouldBreakWhenPartsDoNotBelongTogether() {
        snapshot(1, levels(99, 5), levels(101, 7));
        assertThat(book.onDelta(messages.delta(50, 2, false, true, levels(98, 1), NONE)))
                .isEqualTo(BookResult.BROKEN);

        snapshot(1, levels(99, 5), levels(101, 7));
        book.onDelta(messages.delta(50, 2, true, false, levels(98, 1), NONE));
        assertThat(delta(2, levels(97, 1), NONE)).isEqualTo(BookResult.BROKEN);

        book.onSnapshot(messages.snapshot(50, 5, true, false, levels(99, 5), NONE));
        assertThat(book.onSnapshot(messages.snapshot(50, 6, false, true, levels(99, 5), NONE)))
                .isEqualTo(BookResult.BROKEN);
    }

    @Test
    void shouldBreakOnImpossibleLevel() {
        snapshot(1, levels(99, 5), levels(101, 7));
        assertThat(delta(2, levels(0, 1), NONE)).isEqualTo(BookResult.INVALID);
        assertThat(book.isBroken()).isTrue();
        assertThat(book.invalid()).isEqualTo(1);
    }

    @Test
    void shouldFollowDeepestTopicThatFits() {
        assertThat(book.onSnapshot(messages.snapshot(1, 1, true, true, levels(99, 5), levels(101, 7))))
                .isEqualTo(BookResult.APPLIED);
        assertThat(snapshot(77, levels(98, 5), levels(102, 7))).isEqualTo(BookResult.APPLIED);
        assertThat(book.depth()).isEqualTo(50);
        assertThat(book.onSnapshot(messages.snapshot(1, 2, true, true, levels(99, 5), levels(101, 7))))
                .isEqualTo(BookResult.IGNORED);
        assertThat(book.onSnapshot(messages.snapshot(200, 2, true, true, levels(99, 5), levels(101, 7))))
                .isEqualTo(BookResult.IGNORED);
        assertThat(book.bestBid()).isEqualTo(98);
        book.clear();
        assertThat(book.depth()).isZero();
    }

    @Test
    void shouldKeepBestLevelsWhenMoreComeThanFit() {
        final OrderBook small = new OrderBook(2);
        small.onSnapshot(messages.snapshot(2, 1, true, true, levels(99, 1, 98, 1), levels(101, 1, 102, 1)));
        small.onDelta(messages.delta(2, 2, true, true, levels(97, 1, 96, 1, 95, 1), NONE));
        assertThat(small.bidCount()).isEqualTo(4);
        small.onDelta(messages.delta(2, 3, true, true, levels(100, 1), NONE));
        assertThat(small.bidCount()).isEqualTo(4);
        assertThat(small.bidPrice(0)).isEqualTo(100);
        assertThat(small.bidPrice(3)).isEqualTo(97);
    }

    @Property(tries = 100)
    void shouldEqualSortedMap(@ForAll long seed) {
        final Random random = new Random(seed);
        final TreeMap<Long, Long> bids = new TreeMap<>(java.util.Comparator.reverseOrder());
        final TreeMap<Long, Long> asks = new TreeMap<>();
        final OrderBook any = new OrderBook(200);
        final BookMessages encoder = new BookMessages();
        any.onSnapshot(encoder.snapshot(200, 1, true, true, NONE, NONE));
        for (int update = 2; update < 80; update++) {
            final long[] bidChanges = changes(random, 1_000, bids);
            final long[] askChanges = changes(random, 1_150, asks);
            assertThat(any.onDelta(encoder.delta(200, update, true, true, bidChanges, askChanges)))
                    .isEqualTo(BookResult.APPLIED);
            assertThat(any.bidCount()).isEqualTo(bids.size());
            int level = 0;
            for (final var entry : bids.entrySet()) {
                assertThat(any.bidPrice(level)).isEqualTo(entry.getKey());
                assertThat(any.bidSize(level++)).isEqualTo(entry.getValue());
            }
            level = 0;
            for (final var entry : asks.entrySet()) {
                assertThat(any.askPrice(level)).isEqualTo(entry.getKey());
                assertThat(any.askSize(level++)).isEqualTo(entry.getValue());
            }
        }
    }

    private static long[] changes(Random random, int base, TreeMap<Long, Long> reference) {
        final long[] pairs = new long[2 * random.nextInt(24)];
        for (int i = 0; i < pairs.length; i += 2) {
            final long price = base + random.nextInt(150);
            final long size = random.nextInt(4);
            pairs[i] = price;
            pairs[i + 1] = size;
            if (size == 0) {
                reference.remove(price);
            } else {
                reference.put(price, size);
            }
        }
        return pairs;
    }

    private int snapshot(long updateId, long[] bids, long[] asks) {
        return book.onSnapshot(messages.snapshot(50, updateId, true, true, bids, asks));
    }

    private int delta(long updateId, long[] bids, long[] asks) {
        return book.onDelta(messages.delta(50, updateId, true, true, bids, asks));
    }
}
