package io.escapement.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.BarResult;
import io.escapement.core.market.BookMessages;
import io.escapement.core.market.BookResult;
import io.escapement.core.market.Market;
import io.escapement.core.market.MarketMessages;
import io.escapement.core.strategy.ParameterValues;
import io.escapement.core.strategy.Proposal;
import io.escapement.core.strategy.Strategy;
import io.escapement.core.strategy.StrategyCatalog;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Market, features and strategies allocate nothing per message. */
class MarketAllocationTest {
    private static final int MESSAGES = 100_000;
    private static final int ROUNDS = 3;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Market market = new Market(2, new int[] {3, 15}, 256, 50);
    private final FeatureEngine features = new FeatureEngine(market);
    private final Strategy[] strategies = StrategyCatalog.all().stream()
            .map(kind -> kind.create(market, new InstrumentTable(2), ParameterValues.defaults(kind.parameters())))
            .toArray(Strategy[]::new);
    private final Proposal proposal = new Proposal();
    private final double[] vector = new double[features.layout().size()];
    private final MarketMessages messages = new MarketMessages();
    private final BookMessages books = new BookMessages();
    private final long[] bidLevels = new long[20];
    private final long[] askLevels = new long[20];
    private long openTimeNs = MarketMessages.MIDNIGHT;
    private long price = 10_000;
    private long noise = 1;
    private long updateId = 1;
    private int proposals;

    @Test
    void shouldAllocateNothingPerMessage() {
        market.onBookSnapshot(books.snapshot(50, updateId, true, true, BookMessages.levels(), BookMessages.levels()));
        run(20_000);
        final int before = proposals;
        final long id = Thread.currentThread().getId();
        // The machine may allocate once on the thread's account (linking, a reading of the counter); messages would
        // allocate in every round.
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && allocated != 0; round++) {
            final long start = threads.getThreadAllocatedBytes(id);
            run(MESSAGES);
            allocated = Math.min(allocated, threads.getThreadAllocatedBytes(id) - start);
        }

        assertThat(allocated).isZero();
        assertThat(proposals).isGreaterThan(before);
        assertThat(market.book(0).isValid()).isTrue();
        assertThat(Arrays.stream(vector).anyMatch(x -> x == x)).isTrue();
    }

    /** Five short bars and one long one, each followed by four book deltas. */
    private void run(int count) {
        for (int sent = 0; sent < count; sent += 30) {
            for (int i = 0; i < 5; i++) {
                bar(3, i * 3);
            }
            bar(15, 0);
            openTimeNs += 15 * MarketMessages.MINUTE;
        }
    }

    private void bar(int intervalMinutes, int minute) {
        noise = noise * 6364136223846793005L + 1442695040888963407L;
        final long next = Math.max(1_000, price + (noise >> 59));
        final int index = market.intervalIndex(intervalMinutes);
        final int result = market.onBar(
                messages.bar(0, intervalMinutes, true, openTimeNs + minute * MarketMessages.MINUTE, price, next));
        check(result == BarResult.CLOSED);
        price = next;
        features.onClosedBar(0, index);
        for (int s = 0; s < strategies.length; s++) {
            if (strategies[s].intervalMinutes() == intervalMinutes && strategies[s].evaluate(0, proposal)) {
                proposals++;
            }
        }
        features.compute(
                0,
                (noise & 1) == 0 ? Side.BUY : Side.SELL,
                openTimeNs + (minute + intervalMinutes) * MarketMessages.MINUTE,
                openTimeNs,
                vector);
        for (int i = 0; i < 4; i++) {
            for (int level = 0; level < 20; level += 2) {
                noise = noise * 6364136223846793005L + 1442695040888963407L;
                bidLevels[level] = 1_000 + (noise >>> 58);
                bidLevels[level + 1] = noise >>> 62;
                askLevels[level] = 1_100 + (noise >>> 32 & 63);
                askLevels[level + 1] = noise >>> 30 & 3;
            }
            check(market.onBookDelta(books.delta(50, ++updateId, true, true, bidLevels, askLevels))
                    == BookResult.APPLIED);
        }
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError("a message was not taken");
        }
    }
}
