package io.escapement.benchmarks.symbols;

import com.sun.management.ThreadMXBean;
import io.escapement.benchmarks.Machine;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.market.SyntheticMarket;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Many symbols on several connections: subscribed, counted, one connection killed, flooded.
 *
 * <p>Fails when a frame is lost, a private message is lost, more than the killed connection's instruments have a gap, or
 * something does not heal.
 */
@Command(
        name = "symbols",
        description = "Many symbols on several connections: subscribe time, rate, memory, loss, healing, flood.",
        mixinStandardHelpOptions = true)
public final class SymbolsCommand implements Callable<Integer> {
    private static final List<Integer> INTERVALS = List.of(3, 15);
    private static final int WARM_UP_BARS = 200;
    private static final int SETTLE_SECONDS = 5;
    /** Below the ten a second that the venue allows. */
    private static final int CANCELS_A_SECOND = 8;

    private static final int PRIVATE_A_SECOND = 200;

    @Option(names = "--symbols", defaultValue = "250", description = "Instruments (${DEFAULT-VALUE}).")
    private int symbols;

    @Option(names = "--deep", defaultValue = "60", description = "Of them with book and trades (${DEFAULT-VALUE}).")
    private int deep;

    @Option(names = "--rate", defaultValue = "10000", description = "Public frames a second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seconds", defaultValue = "20", description = "Of each phase (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--per-connection", defaultValue = "150", description = "Topics at most (${DEFAULT-VALUE}).")
    private int perConnection;

    @Option(
            names = "--slow-us",
            defaultValue = "300",
            description = "What an input costs the business thread in the flood, microseconds (${DEFAULT-VALUE}).")
    private int slowMicros;

    @Option(names = "--slots", defaultValue = "16384", description = "Of the inbound ring (${DEFAULT-VALUE}).")
    private int slots;

    private final List<String> failures = new ArrayList<>();
    private FeedVenue venue;
    private LoadedEngine engine;
    private int connections;

    /** A benchmark with the defaults of its options. */
    public SymbolsCommand() {}

    @Override
    public Integer call() throws Exception {
        System.out.println(Machine.describe());
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < symbols; i++) {
            names.add(String.format(Locale.ROOT, "S%03dUSDT", i));
        }
        venue = new FeedVenue(SyntheticMarket.create(1, names, 0, 0), VenueConfiguration.defaults(), names, 3, 15);
        try (FeedVenue server = venue;
                LoadedEngine client = new LoadedEngine(
                        server.listen(),
                        names,
                        deep == 0 ? List.of() : names.subList(0, Math.min(deep, symbols)),
                        INTERVALS,
                        WARM_UP_BARS,
                        perConnection,
                        slots)) {
            engine = client;
            start();
            steady();
            kill();
            flood();
        }
        failures.forEach(failure -> System.out.println("FAILED    " + failure));
        return failures.isEmpty() ? 0 : 1;
    }

    private void start() {
        final long[] reconciled = new long[1];
        final long begin = System.nanoTime();
        engine.start((step, done, total) -> {
            if (step.equals("reconciliation")) {
                reconciled[0] = System.nanoTime();
            } else if (step.equals("public stream")) {
                connections = total;
            }
        });
        final long up = System.nanoTime();
        await("gaps of the start closed", () -> engine.log.openGaps() == 0);
        say(
                "start",
                "%d symbols, %d connections; definitions, rates, %,d bars and account %d ms; subscribed %d ms later; whole"
                        + " %d ms after that",
                symbols,
                connections,
                (long) WARM_UP_BARS * symbols * INTERVALS.size(),
                millis(reconciled[0] - begin),
                millis(up - reconciled[0]),
                millis(System.nanoTime() - up));
    }

    private void steady() {
        venue.rate(rate);
        pause(Math.min(seconds, SETTLE_SECONDS));
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long loop = engine.loopThread().getId();
        engine.log.depthMax.set(0);
        final long framesBefore = engine.counters.get(Metric.PUBLIC_FRAMES);
        final long bytesBefore = threads.getThreadAllocatedBytes(loop);
        final long begin = System.nanoTime();
        pause(seconds);
        final long frames = engine.counters.get(Metric.PUBLIC_FRAMES) - framesBefore;
        final long bytes = threads.getThreadAllocatedBytes(loop) - bytesBefore;
        final double took = (System.nanoTime() - begin) / 1e9;
        venue.rate(0);
        await("every frame received", () -> engine.counters.get(Metric.PUBLIC_FRAMES) == venue.publicFrames.get());
        await("every input applied", () -> engine.log.inputs.get() >= engine.counters.get(Metric.INPUTS));
        System.gc();
        final Runtime runtime = Runtime.getRuntime();
        say(
                "steady",
                "%,.0f frames a second; ring at most %,d of %,d",
                frames / took,
                engine.log.depthMax.get(),
                slots);
        say(
                "loss",
                "%,d frames sent on public sockets, %,d received; not understood %d, refused for room %d, gaps %d",
                venue.publicFrames.get(),
                engine.counters.get(Metric.PUBLIC_FRAMES),
                engine.counters.refused(),
                engine.counters.get(Metric.REFUSED_RING_FULL),
                engine.counters.get(Metric.BOOK_GAPS));
        say("garbage", "%.1f B a frame on the whole event loop, Netty's part included", (double) bytes / frames);
        say(
                "memory",
                "%d MB of heap in use (venue, gateway, ring and core of this process), ring %d MB beside it",
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                slots >> 10);
        check(venue.publicFrames.get() == engine.counters.get(Metric.PUBLIC_FRAMES), "frames were lost");
        check(engine.counters.refused() == 0, "frames were not understood");
    }

    private void kill() {
        venue.rate(rate / 2);
        pause(1);
        engine.log.takeOpened();
        final long begin = System.nanoTime();
        venue.kill(0);
        await("gaps open", () -> engine.log.openGaps() > 0);
        await("gaps closed", () -> engine.log.openGaps() == 0);
        final BitSet hit = engine.log.takeOpened();
        final int most = (symbols + connections - 1) / connections;
        say(
                "kill",
                "one of %d connections: %d of %d symbols had a gap, all whole again after %d ms",
                connections,
                hit.cardinality(),
                symbols,
                millis(System.nanoTime() - begin));
        check(hit.cardinality() <= 2 * most, "more symbols had a gap than one connection carries");
        check(engine.counters.get(Metric.PUBLIC_UP) == connections, "a connection stayed down");
        venue.rate(0);
        pause(1);
    }

    private void flood() {
        final long wallets = engine.log.wallets.get();
        final long sent = venue.privateFrames.get();
        engine.log.cancelAnswered.reset();
        engine.log.depthMax.set(0);
        engine.log.takeOpened();
        engine.log.slow(TimeUnit.MICROSECONDS.toNanos(slowMicros));
        venue.rate(rate);
        venue.privateRate(PRIVATE_A_SECOND);
        final int cancels = CANCELS_A_SECOND * seconds;
        for (int i = 1; i <= cancels; i++) {
            engine.cancel(i);
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / CANCELS_A_SECOND);
        }
        venue.privateRate(0);
        final long shed = engine.counters.get(Metric.SHED);
        venue.rate(rate / 4);
        engine.log.slow(0);
        final long begin = System.nanoTime();
        await("the ring empty", () -> engine.ring.depth() < slots / 8);
        await("all books open again", () -> engine.counters.get(Metric.GAPS_OPEN) == 0 && engine.log.openGaps() == 0);
        final long healed = millis(System.nanoTime() - begin);
        venue.rate(0);
        await("all private messages", () -> engine.log.wallets.get() - wallets == venue.privateFrames.get() - sent);
        await("all cancels", () -> engine.log.cancelAnswered.getTotalCount() == cancels);
        final Histogram answered = engine.log.cancelAnswered;
        say(
                "flood",
                "%,d frames a second at %d us an input: ring at most %,d of %,d; %,d merged, %,d dropped of %d symbols;"
                        + " whole %d ms after the flood",
                rate,
                slowMicros,
                engine.log.depthMax.get(),
                slots,
                engine.counters.get(Metric.CONFLATED),
                shed,
                engine.log.takeOpened().cardinality(),
                healed);
        say(
                "private",
                "%,d messages sent in the flood, %,d received",
                venue.privateFrames.get() - sent,
                engine.log.wallets.get() - wallets);
        say(
                "cancel",
                "handed in until its outcome stands in the ring, in the flood: p50 %.2f, p99 %.2f, max %.2f ms of %d",
                answered.getValueAtPercentile(50) / 1e6,
                answered.getValueAtPercentile(99) / 1e6,
                answered.getMaxValue() / 1e6,
                answered.getTotalCount());
        check(
                engine.log.wallets.get() - wallets == venue.privateFrames.get() - sent,
                "private messages were lost in the flood");
        check(shed > 0, "the flood was none: raise --rate or --slow-us");
    }

    private void await(String what, BooleanSupplier holds) {
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!holds.getAsBoolean()) {
            if (engine.log.fatal.get() != null) {
                throw new IllegalStateException("the business thread failed", engine.log.fatal.get());
            }
            if (System.nanoTime() > deadline) {
                failures.add("waited in vain for " + what);
                return;
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void check(boolean holds, String failure) {
        if (!holds) {
            failures.add(failure);
        }
    }

    private static void pause(int seconds) {
        final long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private static void say(String what, String format, Object... values) {
        System.out.printf(Locale.ROOT, "%-10s%s%n", what, String.format(Locale.ROOT, format, values));
    }
}
