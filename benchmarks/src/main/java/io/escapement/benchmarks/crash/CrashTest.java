package io.escapement.benchmarks.crash;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.escapement.gateway.bybit.rest.Credentials;
import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.rest.RestSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Kills the engine with SIGKILL at random points of one session while the exchange goes on, and starts it again each
 * time; at the end the journal of all runs must replay identically, agree with the exchange on every position, hold
 * every fill once, and no signal may have been entered twice.
 */
@Command(
        name = "crash",
        description = "SIGKILL of the engine at random points of a session; checks what it wakes up to.",
        mixinStandardHelpOptions = true)
public final class CrashTest implements Callable<Integer> {
    private static final String KEY = "paper-key";
    private static final String SECRET = "paper-secret";
    private static final int SCALE = 8;
    private static final long SETTLE_S = 5;
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
            final String venue = Processes.await(ready, exchange, exchangeLog);
            final Path model = train(venue);
            killAndRestart(venue, model);
            return judge(venue) ? 0 : 1;
        } finally {
            exchange.destroy();
            exchange.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private Path train(String venue) throws IOException, InterruptedException {
        final Path model = folder.resolve("model.bundle");
        final Path log = folder.resolve("train.log");
        final String main = "io.escapement.trainer.TrainerMain";
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

    private void killAndRestart(String venue, Path model) throws IOException, InterruptedException {
        final SplittableRandom moments = new SplittableRandom(seed);
        final Path log = folder.resolve("engine.log");
        final List<String> arguments = new ArrayList<>(List.of(
                "paper",
                "--config",
                config.toString(),
                "--session",
                folder.toString(),
                "--venue",
                venue,
                "--symbols",
                symbols,
                "--model",
                model.toString()));
        for (int kill = 1; kill <= kills; kill++) {
            final Process engine =
                    processes.start("engine/runtime", "io.escapement.runtime.EngineMain", log, arguments);
            // One in four dies somewhere in its start, the others while they trade.
            final boolean early = moments.nextInt(4) == 0;
            if (!early) {
                awaitTrading(engine, log);
            }
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
        last.destroy();
        require(last.waitFor(30, TimeUnit.SECONDS), "the engine did not stop on SIGTERM; see " + log);
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

    private boolean judge(String venue) throws IOException, InterruptedException {
        final JournalTruth truth = JournalTruth.read(folder.resolve("journal"));
        final Map<String, Long> onVenue = venuePositions(venue);
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
        System.out.printf("alerts                   %s%n", truth.alerts());
        System.out.printf("replay                   %s%n", lastLine(replayLog));
        final boolean passed = identical && agree && truth.doubled() == 0 && truth.fills() > 0;
        System.out.println(passed ? "passed" : "FAILED: the folder is " + folder);
        return passed;
    }

    private Map<String, Long> venuePositions(String venue) throws IOException {
        final RestSettings settings = new RestSettings(
                URI.create("http://" + venue), new Credentials(() -> KEY, () -> SECRET), 5_000, Duration.ofSeconds(10));
        final Map<String, Long> positions = new TreeMap<>();
        try (RestClient rest = new RestClient(settings);
                JsonParser json = new JsonFactory()
                        .createParser(
                                rest.getSigned("/v5/position/list", "category=linear&settleCoin=USDT&limit=200"))) {
            String symbol = "";
            String side = "";
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    final String name = json.currentName();
                    json.nextToken();
                    switch (name) {
                        case "symbol" -> symbol = json.getText();
                        case "side" -> side = json.getText();
                        case "size" -> {
                            final long size = new BigDecimal(json.getText())
                                    .movePointRight(SCALE)
                                    .longValueExact();
                            positions.put(symbol, size);
                        }
                        default -> {
                            // Other fields don't say how much is held.
                        }
                    }
                    if (side.equals("Sell") && positions.getOrDefault(symbol, 0L) > 0) {
                        positions.put(symbol, -positions.get(symbol));
                    }
                } else if (token == JsonToken.END_OBJECT) {
                    symbol = "";
                    side = "";
                }
            }
        }
        positions.values().removeIf(size -> size == 0);
        return positions;
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
