package io.escapement.simulation.session;

import io.escapement.gateway.bybit.GatewayException;
import io.escapement.gateway.exchange.ExchangeContext;
import io.escapement.gateway.exchange.ExchangeServer;
import io.escapement.gateway.exchange.auth.Credentials;
import io.escapement.gateway.exchange.fault.Fault;
import io.escapement.gateway.exchange.limit.LimitSettings;
import io.escapement.simulation.engine.EngineRecipe;
import io.escapement.simulation.engine.MemoryJournal;
import io.escapement.simulation.engine.SocketEngine;
import io.escapement.venue.VenueConfiguration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The same plan over real sockets, threads and clocks: exchange and engine in this process, the market some times faster
 * than the machine's clock. What the machine does decides when things meet, so a seed is no repetition here; what must
 * hold is the same. Mishaps of the line are left out, the exchange's own cut and stall connections.
 */
public final class SocketSession implements AutoCloseable {
    private static final int SPEED = 20;
    private static final int ENDLESS_MINUTES = 24 * 60;
    private static final long SUPERVISOR_MS = 200;
    private static final long AGREEMENT_SECONDS = 60;
    private static final long POLL_MS = 100;

    private final SessionPlan plan;
    private final List<String> symbols;
    private final ExchangeServer exchange;
    private final EngineRecipe recipe;
    private final MemoryJournal journal = new MemoryJournal();
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final List<String> lines = new ArrayList<>();
    private final Map<Mishap, Integer> mishaps = new EnumMap<>(Mishap.class);
    private final long beginNanos = System.nanoTime();
    private SocketEngine engine;
    private int epoch;

    /**
     * A session at its beginning; the exchange listens.
     *
     * @param plan what it is made of
     */
    public SocketSession(SessionPlan plan) {
        this.plan = plan;
        symbols = SimulatedMarket.symbols(plan.instruments());
        exchange = new ExchangeServer(new ExchangeContext(
                        new SimulatedMarket(plan.seed(), plan.instruments(), ENDLESS_MINUTES),
                        VenueConfiguration.defaults(),
                        new Credentials(SessionRecipe.KEY, SessionRecipe.SECRET),
                        0,
                        SPEED,
                        false)
                .withFaultSeed(plan.seed())
                // Counted by the wall clock while the client's clock is the market's: they would not fit together.
                .withLimits(LimitSettings.ordinary(false)));
        recipe = SessionRecipe.overSockets(
                plan, symbols, "127.0.0.1:" + exchange.start().getPort(), SPEED);
    }

    /**
     * Runs it from beginning to end: a twentieth of the plan's minutes, and then as long as both sides take to agree.
     *
     * @return what came of it; the digest says nothing here
     * @throws InterruptedException if interrupted
     */
    public SessionResult run() throws InterruptedException {
        startEngine();
        for (final SessionPlan.Event event : plan.events()) {
            sleepUntil(event.atNanos() / SPEED);
            if (failures.isEmpty()) {
                happen(event);
            }
        }
        sleepUntil(TimeUnit.MINUTES.toNanos(plan.minutes() - SessionPlan.QUIET_MINUTES) / SPEED);
        note("quiet");
        exchange.loop().execute(() -> exchange.faults().clear());
        sleepUntil(TimeUnit.MINUTES.toNanos(plan.minutes()) / SPEED);
        awaitAgreement();
        engine.close();
        if (failures.isEmpty()) {
            try {
                engine.verifyReplay();
            } catch (final IllegalStateException e) {
                failures.add(e.getMessage());
            }
        }
        final JournalStudy study = new JournalStudy(journal);
        final Map<String, Long> counts = study.counts();
        counts.put("engine starts", (long) epoch);
        return new SessionResult(
                plan.seed(), List.copyOf(failures), List.copyOf(lines), mishaps, counts, study.digest());
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
        exchange.close();
    }

    private void happen(SessionPlan.Event event) throws InterruptedException {
        final SplittableRandom random = new SplittableRandom(event.draw());
        final String fault = new FaultDraw(random, symbols, SPEED).draw(event.kind());
        String what = fault;
        if (fault != null) {
            exchange.loop().execute(() -> {
                try {
                    exchange.faults().add(Fault.parse(fault));
                } catch (final IllegalArgumentException e) {
                    // Nothing there to lay hands on.
                }
            });
        } else {
            switch (event.kind()) {
                case ENGINE_KILL, ENGINE_CUT -> {
                    what = "";
                    startEngine();
                }
                case ENGINE_PAUSE -> {
                    what = "";
                    engine.pause(TimeUnit.MILLISECONDS.toNanos(random.nextInt(400)));
                }
                default -> {
                    // Of the virtual line.
                }
            }
        }
        if (what != null) {
            mishaps.merge(event.kind(), 1, Integer::sum);
            note(event.kind() + " " + what);
        }
    }

    /** Ends the present life, if there is one, and begins another, as often as it takes. */
    private void startEngine() throws InterruptedException {
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(AGREEMENT_SECONDS);
        while (true) {
            if (engine != null) {
                engine.close();
            }
            epoch++;
            engine = new SocketEngine(recipe, journal, epoch, this::fail);
            try {
                engine.start();
                return;
            } catch (final GatewayException e) {
                note("start failed: " + e.getMessage());
                if (System.nanoTime() > deadline) {
                    fail("the engine does not come up: " + e.getMessage());
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(SUPERVISOR_MS);
            }
        }
    }

    /** The strategy is silent and positions are closed when held long enough, so a moment comes when all is at rest. */
    private void awaitAgreement() throws InterruptedException {
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(AGREEMENT_SECONDS);
        List<String> differences = List.of("nobody was asked");
        while (!differences.isEmpty() && failures.isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
            differences = differences();
        }
        differences.forEach(this::fail);
    }

    /** Compared on the exchange's thread while the core's waits for it: both stand still. */
    private List<String> differences() throws InterruptedException {
        try {
            return engine.ask(() -> exchange.loop()
                            .submit(() -> Agreement.differences(
                                    engine.core().view(),
                                    exchange.venue(),
                                    VenueConfiguration.defaults().initialBalance()))
                            .get())
                    .get(AGREEMENT_SECONDS, TimeUnit.SECONDS);
        } catch (final ExecutionException | TimeoutException e) {
            return List.of("the engine does not answer: " + e);
        }
    }

    private void fail(String what) {
        if (failures.isEmpty()) {
            failures.add(what);
        }
    }

    private void sleepUntil(long nanos) throws InterruptedException {
        final long left = beginNanos + nanos - System.nanoTime();
        if (left > 0 && failures.isEmpty()) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    private void note(String text) {
        lines.add(String.format(Locale.ROOT, "%10.3f s  %s", (System.nanoTime() - beginNanos) / 1e9, text));
    }
}
