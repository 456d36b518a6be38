package io.escapement.simulation.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * What a session is made of, drawn from its seed: the account, the line, the way the engine trades, and what goes wrong
 * when.
 *
 * @param seed of everything
 * @param instruments how many
 * @param minutes of market time; the market stands still afterwards
 * @param limitEntries entries by limit order rather than at market
 * @param tradeSocket false where orders go by REST alone
 * @param latencyNanos least latency of the line in one direction
 * @param jitterNanos what may come on top
 * @param events in order of time
 */
public record SessionPlan(
        long seed,
        int instruments,
        int minutes,
        boolean limitEntries,
        boolean tradeSocket,
        long latencyNanos,
        long jitterNanos,
        List<Event> events) {
    /** Faults end so long before the market does: a quiet time in which everything has to come right. */
    public static final int QUIET_MINUTES = 5;

    private static final int INSTRUMENTS = 20;
    private static final int MINUTES = 30;
    private static final int LEAST_EVENTS = 4;
    private static final int MORE_EVENTS = 14;
    private static final int REST_ONLY_ONE_IN = 6;
    private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(45);

    /**
     * Something that goes wrong.
     *
     * @param atNanos time since the beginning
     * @param kind what
     * @param draw decides the rest
     */
    public record Event(long atNanos, Mishap kind, long draw) {}

    /**
     * The plan of a seed: 20 instruments, 30 minutes.
     *
     * @param seed any
     * @return the same for the same seed
     */
    public static SessionPlan of(long seed) {
        return of(seed, INSTRUMENTS, MINUTES);
    }

    /**
     * A plan of another size.
     *
     * @param seed any
     * @param instruments at least one
     * @param minutes more than {@link #QUIET_MINUTES}
     * @return the same for the same arguments
     */
    public static SessionPlan of(long seed, int instruments, int minutes) {
        final SplittableRandom random = new SplittableRandom(seed);
        final long last = TimeUnit.MINUTES.toNanos(minutes - QUIET_MINUTES);
        final int count = LEAST_EVENTS + random.nextInt(MORE_EVENTS);
        final List<Event> events = new ArrayList<>();
        final Mishap[] kinds = Mishap.values();
        for (int i = 0; i < count; i++) {
            events.add(new Event(
                    FIRST_NANOS + random.nextLong(last - FIRST_NANOS),
                    kinds[random.nextInt(kinds.length)],
                    random.nextLong()));
        }
        events.sort(Comparator.comparingLong(Event::atNanos));
        return new SessionPlan(
                seed,
                instruments,
                minutes,
                random.nextBoolean(),
                random.nextInt(REST_ONLY_ONE_IN) != 0,
                TimeUnit.MICROSECONDS.toNanos(100 + random.nextInt(5_000)),
                TimeUnit.MICROSECONDS.toNanos(100 + random.nextInt(200_000)),
                List.copyOf(events));
    }
}
