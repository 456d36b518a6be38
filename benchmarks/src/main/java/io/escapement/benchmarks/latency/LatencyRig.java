package io.escapement.benchmarks.latency;

import io.escapement.benchmarks.Machine;
import io.escapement.benchmarks.journal.ScratchDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Tick to order, open loop: the production engine in its own process with its journal on, fed over real sockets at a
 * fixed rate, trading by the production strategy and a model of 200 trees; against a bare Netty echo of the same frames
 * at the same rate on the same loopback. Runs of the two are interleaved.
 *
 * <p>Every tick is timed from the moment it was meant to leave: to the core's completion, and if it caused an order, to
 * the arrival of the order's bytes at the exchange's socket.
 */
@Command(
        name = "latency",
        description = "Tick to order over real sockets, open loop, against a bare echo.",
        mixinStandardHelpOptions = true)
public final class LatencyRig implements Callable<Integer> {
    private static final int WARM_UP_RATE = 4_000;
    private static final int WARM_UP_SECONDS = 10;
    private static final int TLS_SLOW_START = 8_000;
    private static final int QUICK_SECONDS = 10;
    private static final double[] TARGET_LEVELS = {50, 99};
    private static final double[] TARGETS = {2, 3};

    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT");

    @Option(names = "--quick", description = "One short run each: a look, not a figure.")
    private boolean quick;

    @Option(names = "--rate", defaultValue = "1000", description = "Ticks a second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--runs", defaultValue = "5", description = "Interleaved runs of each (${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--seconds", defaultValue = "30", description = "Measured of each run (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Engine configuration beside the rig's.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--tls", description = "Everything through TLS, the echo too.")
    private boolean encrypted;

    @Option(names = "--keep", description = "Leave the folder with journals and logs behind.")
    private boolean keep;

    /** A rig with the defaults of its options. */
    public LatencyRig() {}

    /**
     * A rig for the list of all benchmarks.
     *
     * @param quick one short run each
     */
    public LatencyRig(boolean quick) {
        this.quick = quick;
        rate = 1_000;
        runs = 5;
        seconds = 30;
    }

    @Override
    public Integer call() throws Exception {
        if (quick) {
            runs = 1;
            seconds = QUICK_SECONDS;
        }
        System.out.println(Machine.describe());
        final Path folder = ScratchDirectory.create();
        try {
            return measure(folder) ? 0 : 1;
        } finally {
            if (keep) {
                System.out.println("folder   " + folder);
            } else {
                ScratchDirectory.delete(folder);
            }
        }
    }

    private boolean measure(Path folder) throws Exception {
        final Path bundle = folder.resolve("rig.bundle");
        Files.write(bundle, RigModel.fit(SYMBOLS));
        final int warmUp = WARM_UP_RATE * WARM_UP_SECONDS;
        final Tape tape = Tape.record(new SwiftMarket(SYMBOLS), RigSettings.topics(SYMBOLS), warmUp + rate * seconds);
        System.out.println("engine   " + String.join(" ", EngineRun.ENGINE_FLAGS));
        System.out.println("settings " + String.join(" ", settings.isEmpty() ? List.of("as shipped") : settings));
        System.out.println("sockets  " + (encrypted ? "TLS, frames encrypted by the thread that plays them" : "plain"));
        final RigTls tls = encrypted ? RigTls.on(folder) : RigTls.OFF;
        final Plan plan = new Plan(tape, warmUp, WARM_UP_RATE, encrypted ? TLS_SLOW_START : 0, rate);
        System.out.printf(
                Locale.ROOT,
                "load     %,d ticks/s for %d s after %,d ticks of warm-up at %,d/s; %d symbols, frames of %.0f bytes%n",
                rate,
                seconds,
                warmUp,
                WARM_UP_RATE,
                SYMBOLS.size(),
                tape.meanLength());
        final List<Histogram> echoes = new ArrayList<>();
        final List<EngineTimes> engines = new ArrayList<>();
        boolean kept = true;
        for (int run = 1; run <= runs; run++) {
            final Path place = Files.createDirectory(folder.resolve("run-" + run));
            final EchoRun echo = new EchoRun(plan, place, tls);
            echoes.add(echo.measure());
            kept &= report("echo", run, echo.loop(), plan);
            final EngineRun engine =
                    new EngineRun(plan, place, bundle, SYMBOLS, settings, new SwiftMarket(SYMBOLS), tls);
            engines.add(engine.measure());
            kept &= report("engine", run, engine.loop(), plan);
            kept &= engines.get(run - 1).unsentOrders() == 0;
        }
        print(echoes, engines);
        if (!kept) {
            System.out.println("FAILED: a rate was missed or an order not sent, so these figures are not of this load");
        }
        return kept;
    }

    private static boolean report(String what, int run, OpenLoop loop, Plan plan) {
        final double achieved = loop.achieved(plan.from(), plan.to());
        final Histogram late = Percentiles.histogram();
        for (int frame = plan.from(); frame < plan.to(); frame++) {
            late.recordValue(loop.sent(frame) - loop.intended(frame));
        }
        final boolean kept = Percentiles.isKept(plan.rate(), achieved);
        System.out.printf(
                Locale.ROOT,
                "run %d    %-6s requested %,d/s, achieved %,.1f/s%s; frame with the kernel after p50 %.1f, p99 %.1f, max %.1f µs%n",
                run,
                what,
                plan.rate(),
                achieved,
                kept ? "" : " MISSED",
                late.getValueAtPercentile(50) / 1e3,
                late.getValueAtPercentile(99) / 1e3,
                late.getMaxValue() / 1e3);
        return kept;
    }

    private void print(List<Histogram> echoes, List<EngineTimes> engines) {
        final List<Histogram> completed =
                engines.stream().map(EngineTimes::completed).toList();
        final List<Histogram> ordered =
                engines.stream().map(EngineTimes::ordered).toList();
        final long orders = ordered.stream().mapToLong(Histogram::getTotalCount).sum();
        final int frames = engines.stream().mapToInt(EngineTimes::orderFrames).sum();
        System.out.printf(
                Locale.ROOT,
                "orders   %,d caused by %,d ticks: %.2f orders/s; %d grew stale and were not sent%n%n",
                orders,
                frames,
                (double) orders / runs / seconds,
                engines.stream().mapToInt(EngineTimes::unsentOrders).sum());
        System.out.println("medians of " + runs + (runs == 1 ? " run" : " runs") + ", from the intended send");
        System.out.println(Percentiles.head());
        System.out.println(Percentiles.row("bare echo, there and back", echoes));
        System.out.println(Percentiles.row(
                "tick to slot claimed",
                engines.stream().map(EngineTimes::claimed).toList()));
        System.out.println(Percentiles.row("tick to core done", completed));
        System.out.println(Percentiles.row(
                "order's tick to core done",
                engines.stream().map(EngineTimes::decided).toList()));
        System.out.println(Percentiles.row("tick to order at the exchange", ordered));
        System.out.println(Percentiles.row("  all runs in one histogram", List.of(Percentiles.together(ordered))));
        System.out.println();
        for (int i = 0; i < TARGETS.length; i++) {
            final double ratio = Percentiles.ratio(ordered, echoes, TARGET_LEVELS[i]);
            System.out.printf(
                    Locale.ROOT,
                    "tick to order / bare echo at p%.0f: %.2f, target at most %.0f: %s%n",
                    TARGET_LEVELS[i],
                    ratio,
                    TARGETS[i],
                    ratio <= TARGETS[i] ? "reached" : "NOT reached");
        }
    }
}
