package io.escapement.simulation.engine;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.QueryDecoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.RunStartEncoder;
import io.escapement.codecs.sbe.TimeTickEncoder;
import io.escapement.core.CheckedCore;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.output.OutputPort;
import io.escapement.gateway.bybit.BybitGateway;
import io.escapement.gateway.bybit.GatewayConfiguration;
import io.escapement.gateway.bybit.GatewayException;
import io.escapement.gateway.bybit.StartProgress;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.InputPriority;
import io.escapement.simulation.world.ClientSide;
import io.escapement.simulation.world.World;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.agrona.DirectBuffer;

/**
 * One life of an engine's process: recovered from the journal, connected, trading, and killed sooner or later.
 *
 * <p>As in production an input is journaled before it is applied, an output before it is sent, and both rings take a
 * moment to pass, so that a kill may fall between any two of these.
 */
public final class SimulatedEngine implements OutputPort {
    private static final int FIRST_COMMAND = PlaceOrderDecoder.TEMPLATE_ID;
    private static final int LAST_COMMAND = QueryDecoder.TEMPLATE_ID;
    private static final int HOP_NANOS = 30_000;
    private static final int NEVER = -1;

    /** A command or, without a message, a barrier's token. */
    private record Outgoing(byte[] message, long cause, int index) {}

    /** The process dies in the middle of an input. */
    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Cut() {
            super("cut", null, false, false);
        }
    }

    private final World world;
    private final ClientSide side;
    private final EngineRecipe recipe;
    private final MemoryJournal journal;
    private final RandomGenerator random;
    private final EngineObserver observer;
    private final int epoch;
    private final boolean restart;
    private final GatewayCounters counters = new GatewayCounters();
    private final MemoryRing ring;
    private final CheckedCore core;
    private final BybitGateway gateway;
    private final ExecutorService host;
    private final long recoveredTimeNs;
    private final Deque<Outgoing> outgoing = new ArrayDeque<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private boolean alive = true;
    private boolean turnPlanned;
    private boolean drainPlanned;
    private boolean trading;
    private long pausedUntilNanos;
    private int cutAfter = NEVER;
    private int said;

    /**
     * Recovers the journal; nothing is connected yet.
     *
     * @param world it lives in
     * @param side its event loop and connections
     * @param recipe what it is made of
     * @param journal of all its lives
     * @param epoch of this life, greater than of any before
     * @param random draws how long the hops between threads take
     * @param observer looks on
     */
    public SimulatedEngine(
            World world,
            ClientSide side,
            EngineRecipe recipe,
            MemoryJournal journal,
            int epoch,
            RandomGenerator random,
            EngineObserver observer) {
        this.world = world;
        this.side = side;
        this.recipe = recipe;
        this.journal = journal;
        this.epoch = epoch;
        this.random = random;
        this.observer = observer;
        this.restart = !journal.inputs().isEmpty();
        final MemoryRecovery recovery = new MemoryRecovery(journal);
        this.core = recovery.recover(recipe, this);
        this.recoveredTimeNs = recovery.lastTimeNs();
        this.ring = new MemoryRing(recipe.ringCapacity(), this::planTurn);
        final GatewayConfiguration configuration =
                recipe.gateway().apply(epoch, TimeUnit.NANOSECONDS.toMillis(recovery.fillsUntilNs()));
        this.gateway = new BybitGateway(configuration, ring, counters, side);
        this.host = side.worker("host");
    }

    /** Connects; returns at once, {@link #isTrading} tells when it is done. */
    public void start() {
        host.execute(() -> {
            try {
                gateway.synchronise();
                publishRunStart();
                tick();
                gateway.start(StartProgress.NONE);
                trading = true;
            } catch (final GatewayException e) {
                observer.onEnded(this, e.getMessage());
            }
        });
    }

    /** SIGKILL, between two inputs. */
    public void kill() {
        if (alive) {
            alive = false;
            side.kill();
        }
    }

    /**
     * SIGKILL in the middle of the next input: it is journaled, and so are its first outputs.
     *
     * @param outputs so many of them
     */
    public void killWithin(int outputs) {
        cutAfter = outputs;
    }

    /**
     * The business thread stands still.
     *
     * @param nanos how long
     */
    public void pause(long nanos) {
        pausedUntilNanos = world.clock().nanoTime() + nanos;
    }

    /**
     * The inbound ring takes no market data.
     *
     * @param full until told otherwise
     */
    public void ringFull(boolean full) {
        ring.full(full);
    }

    /**
     * Replays the whole journal through a fresh core, all lives of the engine, and compares every output and the state.
     *
     * @throws IllegalStateException in one line where they differ
     */
    public void verifyReplay() {
        final CheckedCore again = new MemoryRecovery(journal).recover(recipe, this);
        if (again.core().stateHash() != core.core().stateHash()) {
            throw new IllegalStateException("a replay of the journal ends in another state");
        }
    }

    /** Whether the process lives. @return false once killed */
    public boolean isAlive() {
        return alive;
    }

    /** Whether the start is done. @return true between it and the end */
    public boolean isTrading() {
        return alive && trading;
    }

    /** The core. @return its state is that of the last input */
    public CheckedCore core() {
        return core;
    }

    private long nowNs() {
        return Math.max(gateway.clock().nowNs(), recoveredTimeNs);
    }

    /** Connections and clock of the process. @return never null */
    public ClientSide side() {
        return side;
    }

    private void planTurn() {
        if (alive && !turnPlanned) {
            turnPlanned = true;
            final long soon = world.clock().nanoTime() + 1 + random.nextInt(HOP_NANOS);
            world.agenda().at(Math.max(soon, pausedUntilNanos), this::turn);
        }
    }

    /** The business thread's work. */
    private void turn() {
        turnPlanned = false;
        if (!alive) {
            return;
        }
        if (pausedUntilNanos > world.clock().nanoTime()) {
            planTurn();
            return;
        }
        try {
            for (MemoryRing.Entry entry = ring.poll(); entry != null; entry = ring.poll()) {
                if (entry.isBarrier()) {
                    send(new Outgoing(null, entry.token(), 0));
                } else {
                    apply(entry);
                    ring.release(entry);
                }
            }
        } catch (final Cut e) {
            kill();
            observer.onEnded(
                    this, "killed in the middle of input " + journal.inputs().size());
        }
    }

    private void apply(MemoryRing.Entry entry) {
        final long sequence = journal.appendInput(entry.buffer(), 0, entry.length());
        said = 0;
        core.onInput(sequence, entry.buffer(), 0, entry.length());
        if (cutAfter != NEVER && said <= cutAfter) {
            throw new Cut();
        }
        observer.onApplied(core, sequence);
    }

    @Override
    public void onOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
        if (cutAfter != NEVER && said >= cutAfter) {
            throw new Cut();
        }
        said++;
        journal.appendOutput(cause, index, buffer, offset, length);
        header.wrap(buffer, offset);
        if (header.templateId() >= FIRST_COMMAND && header.templateId() <= LAST_COMMAND) {
            final byte[] message = new byte[length];
            buffer.getBytes(offset, message);
            send(new Outgoing(message, cause, index));
        }
    }

    private void send(Outgoing what) {
        outgoing.add(what);
        if (!drainPlanned) {
            drainPlanned = true;
            world.agenda().after(1 + random.nextInt(HOP_NANOS), () -> side.execute(this::drain));
        }
    }

    /** On the event loop, where the sockets are. */
    private void drain() {
        drainPlanned = false;
        for (Outgoing next = outgoing.poll(); next != null && alive; next = outgoing.poll()) {
            if (next.message == null) {
                gateway.commands().onBarrier(next.cause);
            } else {
                gateway.commands()
                        .onCommand(MemoryJournal.buffer(next.message), 0, next.message.length, next.cause, next.index);
            }
        }
    }

    /** What the steward does: time passes in quiet markets too. */
    private void tick() {
        if (!alive) {
            return;
        }
        final long slot = ring.claim(InputPriority.MARKET, 1);
        if (slot >= 0) {
            final TimeTickEncoder tick =
                    new TimeTickEncoder().wrapAndApplyHeader(ring.slot(slot), 0, new MessageHeaderEncoder());
            tick.receiveTimeNs(nowNs());
            ring.length(slot, MessageHeaderEncoder.ENCODED_LENGTH + tick.encodedLength());
            ring.publish(slot, 1);
        }
        world.agenda().after(recipe.tickNanos(), this::tick);
    }

    private void publishRunStart() {
        final long slot = ring.claim(InputPriority.ESSENTIAL, 1);
        final RunStartEncoder start =
                new RunStartEncoder().wrapAndApplyHeader(ring.slot(slot), 0, new MessageHeaderEncoder());
        final GatewayConfiguration configuration = recipe.gateway().apply(epoch, 0L);
        start.receiveTimeNs(nowNs()).mode(RunMode.PAPER).clock(configuration.clock());
        start.deterministic(Bool.YES).restart(restart ? Bool.YES : Bool.NO);
        start.epoch(epoch).instance(configuration.account().instance()).commit("simulation");
        start.configurationHash("").modelHash("");
        start.featureLayoutHash(FeatureLayout.standard().hash());
        ring.length(slot, MessageHeaderEncoder.ENCODED_LENGTH + start.encodedLength());
        ring.publish(slot, 1);
    }
}
