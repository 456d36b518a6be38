package io.escapement.core;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Many random sessions, two at a time, by command: {@code ./run.sh sessions N}. Not among the tests for its length.
 *
 * <p>Properties {@code escapement.sessions} (how many, default 1,000), {@code escapement.sessions.first} (the first seed,
 * default 1) and {@code escapement.sessions.steps} (of each half, default 1,500).
 */
class RandomSessionSoak {
    private static final int TELL_EVERY = 250;
    private static final int THREADS = 2;

    @Test
    void shouldHoldInvariantsInEverySession() throws Exception {
        final long count = Long.getLong("escapement.sessions", 1_000);
        final long first = Long.getLong("escapement.sessions.first", 1);
        final int steps = Integer.getInteger("escapement.sessions.steps", 1_500);
        final AtomicInteger done = new AtomicInteger();
        final AtomicInteger bad = new AtomicInteger();
        final long began = System.nanoTime();
        final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            final List<Callable<Long>> sessions = LongStream.range(first, first + count)
                    .<Callable<Long>>mapToObj(seed -> () -> {
                        final long trades = run(seed, steps, bad);
                        final int so = done.incrementAndGet();
                        if (so % TELL_EVERY == 0 || so == count) {
                            System.out.printf(
                                    "%,d of %,d sessions, %d bad, %,d s%n",
                                    so, count, bad.get(), (System.nanoTime() - began) / 1_000_000_000L);
                        }
                        return trades;
                    })
                    .toList();
            long trades = 0;
            for (final Future<Long> session : threads.invokeAll(sessions)) {
                trades += session.get();
            }
            System.out.printf("%,d trades closed%n", trades);
        } finally {
            threads.shutdownNow();
        }
        if (bad.get() > 0) {
            throw new AssertionError(
                    bad.get() + " of " + count + " sessions broke an invariant; their seeds are above");
        }
    }

    private static long run(long seed, int steps, AtomicInteger bad) {
        try {
            final RandomSession session = new RandomSession(seed);
            session.run(steps);
            return session.venue.tradesClosed;
        } catch (final AssertionError | RuntimeException e) {
            bad.incrementAndGet();
            System.out.println("seed " + seed + ": " + e);
            return 0;
        }
    }
}
