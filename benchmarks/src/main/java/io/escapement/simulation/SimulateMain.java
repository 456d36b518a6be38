package io.escapement.simulation;

import io.escapement.simulation.session.Mishap;
import io.escapement.simulation.session.SessionPlan;
import io.escapement.simulation.session.SessionResult;
import io.escapement.simulation.session.SimulatedSession;
import io.escapement.simulation.session.SocketSession;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs sessions on a virtual clock, one per seed, with faults drawn from it. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sessions of the engine and the exchange on a virtual clock, one per seed.",
            "",
            "20 instruments, 30 minutes of market time; the seed decides the market, the line, the trading and what "
                    + "goes wrong. After every event the invariants must hold, at the end both sides must agree, and a "
                    + "replay of the journal must decide the same. The same seed gives the same session to the bit.",
            ""
        })
public final class SimulateMain implements Callable<Integer> {
    private static final int COVERAGE_SEEDS = 50;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many (default ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
            names = "--first",
            paramLabel = "K",
            defaultValue = "1",
            description = "First seed (default ${DEFAULT-VALUE}).")
    private long first;

    @Option(names = "--threads", paramLabel = "N", description = "Seeds at a time (default: one per core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--sockets",
            description = "Over real sockets, threads and clocks instead, a market at speed 20: seeds do not repeat.")
    private boolean sockets;

    @Option(names = "--events", description = "Say what went wrong when, for every seed.")
    private boolean events;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Write the journal of the last seed, a message a line.")
    private Path journal;

    @Option(names = "--trace", paramLabel = "TEXT", description = "Print every message on the wire that contains TEXT.")
    private String trace;

    @Spec
    private CommandSpec spec;

    private final Map<Mishap, Integer> mishaps = new EnumMap<>(Mishap.class);
    private final Map<String, Long> counts = new TreeMap<>();
    private int failed;

    private SimulateMain() {}

    /**
     * Runs sessions.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, for tests. @return ready to execute */
    static CommandLine commandLine() {
        return new CommandLine(new SimulateMain())
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler((failure, words) -> {
                    failure.getCommandLine().getErr().println("simulate: " + failure.getMessage() + "; see --help");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println("simulate: " + failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public Integer call() throws Exception {
        if (seeds < 1 || threads < 1) {
            throw new ParameterException(spec.commandLine(), "--seeds and --threads must be at least 1");
        }
        final PrintWriter out = spec.commandLine().getOut();
        final long begin = System.nanoTime();
        final ExecutorService pool = Executors.newFixedThreadPool(sockets ? 1 : threads, task -> {
            final Thread thread = new Thread(task, "simulation");
            thread.setDaemon(true);
            return thread;
        });
        try {
            final Deque<Future<SessionResult>> running = new ArrayDeque<>();
            for (int i = 0; i < seeds; i++) {
                final long seed = first + i;
                final boolean last = i == seeds - 1;
                if (running.size() == 2 * threads) {
                    report(running.poll().get(), out);
                }
                running.add(pool.submit(() -> run(seed, last)));
            }
            while (!running.isEmpty()) {
                report(running.poll().get(), out);
            }
        } finally {
            pool.shutdownNow();
        }
        return summary(out, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    }

    private SessionResult run(long seed, boolean last) throws FileNotFoundException, InterruptedException {
        if (sockets) {
            try (SocketSession session = new SocketSession(SessionPlan.of(seed))) {
                return session.run();
            }
        }
        try (SimulatedSession session = new SimulatedSession(SessionPlan.of(seed), trace, System.out)) {
            final SessionResult result = session.run();
            if (last && journal != null) {
                try (PrintStream file =
                        new PrintStream(new FileOutputStream(journal.toFile()), false, StandardCharsets.UTF_8)) {
                    session.printJournal(file);
                }
            }
            return result;
        }
    }

    private void report(SessionResult result, PrintWriter out) {
        result.mishaps().forEach((kind, times) -> mishaps.merge(kind, times, Integer::sum));
        result.counts().forEach((name, times) -> counts.merge(name, times, Long::sum));
        final Map<String, Long> count = result.counts();
        out.printf(
                "seed=%d %s inputs=%d entries=%d fills=%d starts=%d mishaps=%d digest=%016x%n",
                result.seed(),
                result.isGood() ? "ok" : "FAILED",
                count.get("inputs"),
                count.getOrDefault("entries", 0L),
                count.getOrDefault("fills heard", 0L),
                count.get("engine starts"),
                result.mishaps().values().stream().mapToInt(Integer::intValue).sum(),
                result.digest());
        if (events || !result.isGood()) {
            result.events().forEach(line -> out.println("    " + line));
        }
        if (!result.isGood()) {
            failed++;
            result.failures().forEach(failure -> out.println("    FAILURE " + failure));
            out.println(
                    "    again: ./run.sh simulate --seeds 1 --first " + result.seed() + (sockets ? " --sockets" : ""));
        }
        out.flush();
    }

    private int summary(PrintWriter out, long tookMs) {
        out.println();
        out.println("what went wrong, over all seeds");
        boolean covered = true;
        for (final Mishap kind : Mishap.values()) {
            out.printf("    %-20s %d%n", kind, mishaps.getOrDefault(kind, 0));
            covered &= mishaps.containsKey(kind);
        }
        out.println("what happened");
        counts.forEach((name, times) -> out.printf("    %-40s %,d%n", name, times));
        out.printf("%d seeds in %.1f s, %d failed%n", seeds, tookMs / 1000.0, failed);
        final boolean thin = !covered && !sockets && seeds >= COVERAGE_SEEDS;
        if (thin) {
            out.println("simulate: a kind of mishap never happened; its draw is broken");
        }
        out.flush();
        return failed > 0 || !covered && seeds >= COVERAGE_SEEDS
                ? CommandLine.ExitCode.SOFTWARE
                : CommandLine.ExitCode.OK;
    }
}
