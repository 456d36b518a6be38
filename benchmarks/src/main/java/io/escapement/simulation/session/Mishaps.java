package io.escapement.simulation.session;

import io.escapement.gateway.exchange.ExchangeServer;
import io.escapement.gateway.exchange.fault.Fault;
import io.escapement.simulation.engine.SimulatedEngine;
import io.escapement.simulation.world.Network;
import io.escapement.simulation.world.Wire;
import io.escapement.simulation.world.World;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Lets the events of a plan happen: to the exchange, to the line, or to the engine. */
final class Mishaps {
    private static final int SLICE_OUTPUTS = 4;

    private final World world;
    private final Network network;
    private final ExchangeServer exchange;
    private final Supplier<SimulatedEngine> engine;
    private final Runnable startEngine;
    private final List<String> symbols;
    private final Map<Mishap, Integer> counts = new EnumMap<>(Mishap.class);
    private final List<String> lines = new ArrayList<>();

    Mishaps(
            World world,
            Network network,
            ExchangeServer exchange,
            List<String> symbols,
            Supplier<SimulatedEngine> engine,
            Runnable startEngine) {
        this.world = world;
        this.network = network;
        this.exchange = exchange;
        this.symbols = symbols;
        this.engine = engine;
        this.startEngine = startEngine;
    }

    /** How often each kind has happened. */
    Map<Mishap, Integer> counts() {
        return counts;
    }

    /** What happened when. */
    List<String> lines() {
        return lines;
    }

    /** Notes something for people. */
    void note(String text) {
        lines.add(String.format(Locale.ROOT, "%10.3f s  %s", world.clock().elapsedNanos() / 1e9, text));
    }

    void happen(SessionPlan.Event event) {
        final SplittableRandom random = new SplittableRandom(event.draw());
        final List<String> drawnFrom = event.kind() == Mishap.CLOSE_OUTSIDE ? held() : symbols;
        final String fault = new FaultDraw(random, drawnFrom, 1).draw(event.kind());
        final String what = fault == null ? here(event.kind(), random) : there(fault);
        if (what != null) {
            counts.merge(event.kind(), 1, Integer::sum);
            note(event.kind() + " " + what);
        }
    }

    /** Nothing goes wrong from now on; what is on its way late still comes. */
    void mend() {
        note("quiet");
        exchange.faults().clear();
        engine.get().ringFull(false);
        engine.get().side().skew(0);
    }

    /** Instruments with a position; all of them if there is none. */
    private List<String> held() {
        final List<String> held = new ArrayList<>();
        for (int i = 0; i < symbols.size(); i++) {
            if (exchange.venue().position(i).size() != 0) {
                held.add(symbols.get(i));
            }
        }
        return held.isEmpty() ? symbols : held;
    }

    /** A fault of the exchange; null if it came to nothing. */
    private String there(String fault) {
        try {
            exchange.faults().add(Fault.parse(fault));
            return fault;
        } catch (final IllegalArgumentException e) {
            note("came to nothing: " + fault + ": " + e.getMessage());
            return null;
        }
    }

    /** A fault of the line or the engine; null if it came to nothing. */
    private String here(Mishap kind, SplittableRandom random) {
        final SimulatedEngine victim = engine.get();
        switch (kind) {
            case LINE_UNREACHABLE -> {
                return lasting(random, 1_000, 30_000, network::unreachableFor);
            }
            case ENGINE_KILL -> {
                victim.kill();
                return lasting(random, 100, 20_000, nanos -> world.agenda().after(nanos, startEngine));
            }
            case ENGINE_CUT -> {
                final int outputs = random.nextInt(SLICE_OUTPUTS);
                victim.killWithin(outputs);
                return "after " + outputs + " outputs";
            }
            case ENGINE_PAUSE -> {
                return lasting(random, 50, 8_000, victim::pause);
            }
            case RING_FULL -> {
                victim.ringFull(true);
                return lasting(random, 50, 8_000, nanos -> world.agenda().after(nanos, () -> victim.ringFull(false)));
            }
            case ENGINE_CLOCK -> {
                final int sign = random.nextBoolean() ? 1 : -1;
                return lasting(
                        random, 100, 20_000, nanos -> victim.side().skew(sign * TimeUnit.NANOSECONDS.toMillis(nanos)));
            }
            default -> {
                return line(kind, random);
            }
        }
    }

    private String line(Mishap kind, SplittableRandom random) {
        final List<Wire> wires = network.connections();
        if (wires.isEmpty()) {
            return null;
        }
        final Wire wire = wires.get(random.nextInt(wires.size()));
        if (wire.peer() == null) {
            return null;
        }
        final String name = wire.id().asShortText();
        return switch (kind) {
            case LINE_RESET -> {
                wire.reset();
                yield name;
            }
            case LINE_DEAF -> name + " " + lasting(random, 500, 70_000, wire.peer()::stall);
            default -> name + " " + lasting(random, 500, 70_000, wire::stall);
        };
    }

    /** Something that takes a time, short ones more often than long ones. */
    private static String lasting(SplittableRandom random, int fromMs, int toMs, LongConsumer effect) {
        final double part = random.nextDouble();
        final long ms = fromMs + (long) ((toMs - fromMs) * part * part);
        effect.accept(TimeUnit.MILLISECONDS.toNanos(ms));
        return ms + " ms";
    }
}
