package io.escapement.simulation.session;

import io.escapement.core.CheckedCore;
import io.escapement.core.config.CoreKeys;
import io.escapement.gateway.exchange.ExchangeContext;
import io.escapement.gateway.exchange.ExchangeServer;
import io.escapement.gateway.exchange.auth.Credentials;
import io.escapement.simulation.engine.EngineObserver;
import io.escapement.simulation.engine.EngineRecipe;
import io.escapement.simulation.engine.MemoryJournal;
import io.escapement.simulation.engine.SimulatedEngine;
import io.escapement.simulation.world.ClientSide;
import io.escapement.simulation.world.Network;
import io.escapement.simulation.world.ServerSide;
import io.escapement.simulation.world.WireTap;
import io.escapement.simulation.world.World;
import io.escapement.venue.VenueConfiguration;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * An engine and an exchange in one virtual world, for as long as the plan says, with everything going wrong that the plan
 * says.
 *
 * <p>The engine is what production runs: core, gateway, codecs, signatures. The exchange is the simulated exchange as it
 * is. Faults end {@link SessionPlan#QUIET_MINUTES} before the market does; some minutes later both sides must agree.
 */
public final class SimulatedSession implements AutoCloseable {
    private static final int SETTLE_MINUTES = 3;
    private static final int MENDED_MINUTES = 2;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long SUPERVISOR_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final SessionPlan plan;
    private final World world = new World(SimulatedMarket.START_MS);
    private final Network network;
    private final ExchangeServer exchange;
    private final EngineRecipe recipe;
    private final MemoryJournal journal = new MemoryJournal();
    private final SentOrders sent = new SentOrders();
    private final WireTap tap;
    private final Mishaps mishaps;
    private final BareWatch bare;
    private final List<String> failures = new ArrayList<>();
    private SimulatedEngine engine;
    private int epoch;

    /**
     * A session at its beginning.
     *
     * @param plan what it is made of
     */
    public SimulatedSession(SessionPlan plan) {
        this(plan, null, null);
    }

    /**
     * A session that prints what passes the wires.
     *
     * @param plan what it is made of
     * @param traced only messages that contain this text; null for none
     * @param out where to; may be null with {@code traced}
     */
    public SimulatedSession(SessionPlan plan, String traced, PrintStream out) {
        this.plan = plan;
        final List<String> symbols = SimulatedMarket.symbols(plan.instruments());
        tap = traced == null ? sent : new WireTrace(sent, world.clock(), traced, out);
        network = new Network(world, new SplittableRandom(draw(1)), plan.latencyNanos(), plan.jitterNanos());
        exchange = new ExchangeServer(
                new ExchangeContext(
                                new SimulatedMarket(plan.seed(), plan.instruments(), plan.minutes()),
                                VenueConfiguration.defaults(),
                                new Credentials(SessionRecipe.KEY, SessionRecipe.SECRET),
                                0,
                                1.0,
                                false)
                        .withFaultSeed(plan.seed()),
                new ServerSide(world, network));
        recipe = SessionRecipe.of(plan, symbols, "127.0.0.1:" + exchange.start().getPort());
        mishaps = new Mishaps(world, network, exchange, symbols, () -> engine, this::startEngine);
        bare = new BareWatch(world, exchange.venue(), recipe.core().nanos(CoreKeys.STOP_GRACE));
    }

    /**
     * Runs it from beginning to end.
     *
     * @return what came of it
     */
    public SessionResult run() {
        try {
            live();
        } catch (final RuntimeException | AssertionError e) {
            failures.add(e.getMessage() + (e.getCause() == null ? "" : " because of " + e.getCause()));
        }
        final JournalStudy study = new JournalStudy(journal);
        final Map<String, Long> counts = study.counts();
        counts.put("orders on the wire", sent.count());
        counts.put("fills of the venue", (long) exchange.venue().executions(0).size());
        counts.put("engine starts", (long) epoch);
        counts.put("longest without a stop ms", TimeUnit.NANOSECONDS.toMillis(bare.longestNanos()));
        return new SessionResult(
                plan.seed(), List.copyOf(failures), mishaps.lines(), mishaps.counts(), counts, study.digest());
    }

    /**
     * Prints the journal.
     *
     * @param to one message a line
     */
    public void printJournal(PrintStream to) {
        new JournalStudy(journal).print(to);
    }

    /** Ends everything. */
    @Override
    public void close() {
        if (engine != null) {
            engine.kill();
        }
        world.close();
    }

    private void live() {
        final long start = world.clock().nanoTime();
        final long quiet = start + TimeUnit.MINUTES.toNanos(plan.minutes() - SessionPlan.QUIET_MINUTES);
        startEngine();
        bare.look();
        for (final SessionPlan.Event event : plan.events()) {
            world.agenda().at(start + event.atNanos(), () -> mishaps.happen(event));
        }
        if (runUntil(quiet)) {
            mishaps.mend();
        }
        if (runUntil(quiet + TimeUnit.MINUTES.toNanos(MENDED_MINUTES))) {
            bare.beStrict();
        }
        if (runUntil(start + TimeUnit.MINUTES.toNanos(plan.minutes() + SETTLE_MINUTES))) {
            judge();
        }
    }

    /** False when something did not hold; there is no use in going on then. */
    private boolean runUntil(long nanos) {
        if (failures.isEmpty()) {
            world.runUntil(() -> !failures.isEmpty(), nanos);
        }
        return failures.isEmpty();
    }

    private void judge() {
        if (engine.isTrading()) {
            failures.addAll(Agreement.differences(
                    engine.core().view(),
                    exchange.venue(),
                    VenueConfiguration.defaults().initialBalance()));
            failures.addAll(engine.core().leftovers(PATIENCE_NANOS));
        } else {
            failures.add("the engine does not trade although nothing goes wrong");
        }
        failures.addAll(bare.failures());
        try {
            engine.verifyReplay();
        } catch (final IllegalStateException e) {
            failures.add(e.getMessage());
        }
    }

    private void startEngine() {
        if (engine != null && engine.isAlive()) {
            return;
        }
        epoch++;
        final SplittableRandom random = new SplittableRandom(draw(1 + epoch));
        final ClientSide side = new ClientSide(world, network, random, tap);
        engine = new SimulatedEngine(world, side, recipe, journal, epoch, random, new Watch());
        engine.start();
    }

    private long draw(int stream) {
        return plan.seed() * 0x9E3779B97F4A7C15L + stream;
    }

    /** What is looked at after every event. */
    private final class Watch implements EngineObserver {
        @Override
        public void onApplied(CheckedCore core, long sequence) {
            if (!core.violations().isEmpty()) {
                failures.addAll(core.violations());
            }
            if (failures.isEmpty() && sent.doubled() != null) {
                failures.add("sent twice: " + sent.doubled());
            }
        }

        @Override
        public void onEnded(SimulatedEngine dead, String reason) {
            mishaps.note("engine ended: " + reason);
            world.agenda().after(0, dead::kill);
            world.agenda().after(SUPERVISOR_NANOS, SimulatedSession.this::startEngine);
        }
    }
}
