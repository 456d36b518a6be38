package io.escapement.benchmarks.latency;

import io.escapement.benchmarks.crash.Processes;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.market.MarketSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of the engine: a fresh venue, a fresh process, a fresh journal. */
final class EngineRun {
    /** As run.sh starts the production process. */
    static final List<String> ENGINE_FLAGS = List.of(
            "-Xms256m",
            "-Xmx256m",
            "-XX:CompileThresholdScaling=0.05",
            "-Dagrona.disable.bounds.checks=true",
            "-Dsbe.enable.ids.check=false");

    /** Ten million: limits of size never bind. */
    private static final long BALANCE = 10_000_000L * 100_000_000L;

    private static final int INPUTS_PER_FRAME = 4;

    /**
     * Frames by which the account's side is ahead of the ticks. An order must not come from the future of the venue, and
     * the venue's own work must not fall on the ticks that close bars and cause orders.
     */
    private static final int AHEAD = 8;

    private static final long SETTLE_SECONDS = 2;
    private static final long STOP_SECONDS = 30;

    private final Plan plan;
    private final Path folder;
    private final Path bundle;
    private final List<String> symbols;
    private final List<String> settings;
    private final MarketSource market;
    private final RigTls tls;
    private OpenLoop loop;

    EngineRun(
            Plan plan,
            Path folder,
            Path bundle,
            List<String> symbols,
            List<String> settings,
            MarketSource market,
            RigTls tls) {
        this.tls = tls;
        this.plan = plan;
        this.folder = folder;
        this.bundle = bundle;
        this.symbols = symbols;
        this.settings = settings;
        this.market = market;
    }

    /** The schedule as it was kept. */
    OpenLoop loop() {
        return loop;
    }

    /** Plays the tape and reads what became of it. */
    EngineTimes measure() throws Exception {
        final Path completions = folder.resolve("completions");
        try (RigVenue venue =
                new RigVenue(market, VenueConfiguration.defaults().withInitialBalance(BALANCE), tls.serverContext())) {
            final Process engine = start((tls.isOn() ? "https://" : "http://") + venue.listen(), completions);
            try {
                Processes.await(folder.resolve("ready"), engine, log());
                loop = new OpenLoop(
                        plan.tape(), FrameSink.into(venue.publicChannel().get(1, TimeUnit.SECONDS)));
                final OpenLoop.Between between = frame -> {
                    final int turn = frame + AHEAD;
                    if (turn + 1 < plan.tape().frames() && plan.tape().isLastOfInstant(turn)) {
                        venue.advanceTo(plan.tape().marketMs(turn + 1));
                    }
                };
                plan.play(loop, between);
                TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
                engine.getOutputStream().close();
                if (!engine.waitFor(STOP_SECONDS, TimeUnit.SECONDS) || engine.exitValue() != 0) {
                    throw new IllegalStateException("the engine did not end well; its log is " + log());
                }
            } finally {
                engine.destroyForcibly();
            }
            try (CompletionFile times = CompletionFile.open(completions)) {
                return new JourneyTimes(folder.resolve("journal"), times)
                        .read(plan.from(), plan.to(), loop, venue.arrivals(), RigSettings.INSTANCE);
            }
        }
    }

    private Process start(String address, Path completions) throws Exception {
        final List<String> arguments = new ArrayList<>(List.of(
                folder.toString(),
                address,
                Path.of(System.getProperty("escapement.home", "."), "config/paper.yaml")
                        .toString(),
                bundle.toString(),
                String.join(",", symbols),
                completions.toString(),
                Integer.toString(INPUTS_PER_FRAME * plan.to()),
                folder.resolve("ready").toString()));
        arguments.addAll(RigSettings.settings(settings));
        if (tls.isOn()) {
            arguments.add("gateway.trust=" + tls.authority());
            // Nobody but the player may send on the public socket: no pings, so no pongs.
            arguments.add("gateway.heartbeatMs=3600000");
            arguments.add("gateway.silenceMs=7200000");
        }
        return new Processes().start("benchmarks", EngineProcess.class.getName(), log(), ENGINE_FLAGS, arguments);
    }

    private Path log() {
        return folder.resolve("engine.log");
    }
}
