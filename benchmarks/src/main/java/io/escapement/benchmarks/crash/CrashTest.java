package io.escapement.benchmarks.crash;

import io.escapement.codecs.sbe.OperatorAction;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Kills the engine with SIGKILL at random points of one session while the exchange goes on, and starts it again each
 * time. At the end the last run closes everything; then the journal of all runs must replay identically, agree with the
 * exchange on every position and on the profit to the last digit, hold every fill once, and no signal may have been
 * entered twice.
 */
@Command(
        name = "crash",
        description = "SIGKILL of the engine at random points of a session; checks what it wakes up to.",
        mixinStandardHelpOptions = true)
public final class CrashTest implements Callable<Integer> {
    /** Inputs from one of the follower's snapshots to the next. */
    private static final String SNAPSHOT_EVERY = "2000";

    private static final long SETTLE_S = 5;
    private static final long FLAT_S = 60;
    private static final long POLL_MS = 10;

    @Parameters(
            paramLabel = "KILLS",
            arity = "0..1",
            description = "How often; default ${DEFAULT-VALUE}.",
            defaultValue = "50")
    private int kills;

    @Option(
            names = "--seed",
            description = "Of the market and of the moments; default ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--speed",
            description = "Market time per wall-clock time; default ${DEFAULT-VALUE}.",
            defaultValue = "3600")
    private String speed;

    @Option(
            names = "--symbols",
            defaultValue = "BTCUSDT,ETHUSDT,SOLUSDT,XRPUSDT",
            description = "Default ${DEFAULT-VALUE}.")
    private String symbols;

    @Option(
            names = "--max-run-ms",
            defaultValue = "4000",
            description = "A run is killed within this after its start or its first trading; default ${DEFAULT-VALUE}.")
    private int maxRunMs;

    @Option(names = "--folder", required = true, description = "Folder of the session; made anew.")
    private Path folder;

    @Option(names = "--config", required = true, description = "Engine configuration.")
    private Path config;

    private final Processes processes = new Processes();
    private Process follower;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        final Path exchangeLog = folder.resolve("exchange.log");
        final Path ready = folder.resolve("exchange.ready");
        final Process exchange = processes.start(
                "gateway/exchange",
                "io.escapement.gateway.exchange.ExchangeMain",
                exchangeLog,
                List.of(
                        "--port",
                        "0",
                        "--seed",
                        Long.toString(seed),
                        "--symbols",
                        symbols,
                        "--speed",
                        speed,
                        "--ready-file",
                        ready.toString()));
        try {
            final String address = Processes.await(ready, exchange, exchangeLog);
            try (VenueTruth venue = new VenueTruth(address)) {
                final long deposit = venue.cash();
                final Path model = train(address);
                killAndRestart(address, model, venue);
                return judge(venue, deposit) ? 0 : 1;
            }
        } finally {
            endFollower();
            exchange.destroy();
            exchange.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private Path train(String venue) throws IOException, InterruptedException {
        final Path model = folder.resolve("model.bundle");
        final Path log = folder.resolve("train.log");
        final String main = "io.escapement.trainer.command.TrainerMain";
        final String data = folder.resolve("history").toString();
        require(
                processes.run(
                                "trainer",
                                main,
                                log,
                                List.of("fetch", "--url", "http://" + venue, "--symbols", symbols, "--data", data))
                        == 0,
                "fetching history failed; see " + log);
        require(
                processes.run(
                                "trainer",
                                main,
                                log,
                                List.of("fit", "--data", data, "--symbols", symbols, "--out", model.toString()))
                        == 0,
                "training failed; see " + log);
        return model;
    }

    private void killAndRestart(String address, Path model, VenueTruth venue) throws IOException, InterruptedException {
        final SplittableRandom moments = new SplittableRandom(seed);
        final Path log = folder.resolve("engine.log");
        final List<String> arguments = new ArrayList<>(List.of(
                "paper",
                "--config",
                config.toString(),
                "--session",
                folder.toString(),
                "--venue",
                address,
                "--symbols",
                symbols,
                "--model",
                model.toString()));
        // An hour of market passes in a second: orders lost with a process look like a venue that refuses. That would
        // latch
        // the kill switch, and there would be nothing left to kill in a position.
        arguments.addAll(List.of("--set", "core.risk.rejectStage=OFF"));
        for (int kill = 1; kill <= kills; kill++) {
            final Process engine =
                    processes.start("engine/runtime", "io.escapement.runtime.EngineMain", log, arguments);
            // One in four dies somewhere in its start, the others while they trade.
            final boolean early = moments.nextInt(4) == 0;
            if (!early) {
                awaitTrading(engine, log);
            }
            follow();
            final int life = moments.nextInt(1, maxRunMs);
            if (engine.waitFor(life, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the engine ended by itself in run " + kill + "; see " + log);
            }
            engine.destroyForcibly().waitFor();
            System.out.printf(
                    "\rkilled %d of %d, %,d ms after its %s   ", kill, kills, life, early ? "start" : "first trading");
            System.out.flush();
        }
        System.out.println();
        final Process last = processes.start("engine/runtime", "io.escapement.runtime.EngineMain", log, arguments);
        awaitTrading(last, log);
        if (last.waitFor(SETTLE_S, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the engine ended by itself in its last run; see " + log);
        }
        // Flat at the end, so that profit and loss are cash on both sides.
        Processes.say(folder, OperatorAction.FLATTEN, "end of the crash test");
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(FLAT_S);
        while (!venue.positions().isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
        require(!last.waitFor(SETTLE_S, TimeUnit.SECONDS), "the engine ended by itself in its last run; see " + log);
        last.destroy();
        require(last.waitFor(30, TimeUnit.SECONDS), "the engine did not stop on SIGTERM; see " + log);
    }

    /** Beside the engine, once there is a journal; one follower goes on from life to life as long as there is one. */
    private void follow() throws IOException {
        final Path journal = folder.resolve("journal");
        if ((follower == null || !follower.isAlive()) && Files.exists(journal.resolve("journal"))) {
            follower = processes.start(
                    "journal-tools",
                    "io.escapement.tools.JournalMain",
                    folder.resolve("follow.log"),
                    List.of("follow", journal.toString(), "--every", SNAPSHOT_EVERY));
        }
    }

    private void endFollower() throws InterruptedException {
        if (follower != null && !follower.waitFor(SETTLE_S, TimeUnit.SECONDS)) {
            follower.destroyForcibly().waitFor();
        }
    }

    private void awaitTrading(Process engine, Path log) throws InterruptedException {
        final long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!Processes.isTrading(folder, engine)) {
            if (!engine.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the engine did not come to trade; see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    private boolean judge(VenueTruth venue, long deposit) throws IOException, InterruptedException {
        final JournalTruth truth = JournalTruth.read(folder.resolve("journal"));
        final Map<String, Long> onVenue = venue.positions();
        final long onVenuePnl = venue.cash() - deposit;
        final Path replayLog = folder.resolve("replay.log");
        final boolean identical = processes.run(
                        "journal-tools",
                        "io.escapement.tools.JournalMain",
                        replayLog,
                        List.of("replay", folder.resolve("journal").toString(), "--verify"))
                == 0;
        final boolean agree = onVenue.equals(truth.positions());
        System.out.printf("runs in the journal      %d%n", truth.runs());
        System.out.printf("fills, each once         %d%n", truth.fills());
        System.out.printf("entries                  %d%n", truth.entries());
        System.out.printf("doubled entries or ids   %d%n", truth.doubled());
        System.out.printf("positions by fills       %s%n", truth.positions());
        System.out.printf("positions on the venue   %s%n", onVenue);
        System.out.printf("restarts in a position   %d%n", truth.restartsInPosition());
        System.out.printf("restarts from a snapshot %d%n", count(folder.resolve("engine.log"), " restored, "));
        final long passedOver = count(folder.resolve("engine.log"), " passed over: ");
        final long diverged = count(folder.resolve("follow.log"), "DIVERGED");
        System.out.printf("snapshots passed over    %d, diverged %d%n", passedOver, diverged);
        System.out.printf("profit of closed trades  %s%n", money(truth.netPnl()));
        System.out.printf("change of venue's cash   %s%n", money(onVenuePnl));
        System.out.printf("alerts                   %s%n", truth.alerts());
        System.out.printf("replay                   %s%n", lastLine(replayLog));
        final boolean passed = identical
                && agree
                && passedOver == 0
                && diverged == 0
                && onVenue.isEmpty()
                && onVenuePnl == truth.netPnl()
                && truth.doubled() == 0
                && truth.fills() > 0;
        System.out.println(passed ? "passed" : "FAILED: the folder is " + folder);
        return passed;
    }

    private static String money(long amount) {
        return BigDecimal.valueOf(amount, 8).toPlainString() + " USDT";
    }

    private static long count(Path log, String text) throws IOException {
        if (!Files.exists(log)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text)).count();
        }
    }

    private static String lastLine(Path log) throws IOException {
        final List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "said nothing" : lines.get(lines.size() - 1);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
