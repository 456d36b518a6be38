package io.escapement.simulation.engine;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.QueryDecoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.RunStartEncoder;
import io.escapement.core.CheckedCore;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.output.OutputPort;
import io.escapement.gateway.bybit.BybitGateway;
import io.escapement.gateway.bybit.GatewayConfiguration;
import io.escapement.gateway.bybit.StartProgress;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.InputPriority;
import io.escapement.runtime.ring.InboundRing;
import io.escapement.runtime.ring.InputConsumer;
import io.escapement.runtime.thread.WaitKind;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;

/**
 * One life of an engine over real sockets: the production ring, thread and gateway around a checked core, its journal in
 * memory.
 *
 * <p>Constructed, started and closed by one thread; the core belongs to the ring's.
 */
public final class SocketEngine implements InputConsumer, OutputPort, AutoCloseable {
    private static final int FIRST_COMMAND = PlaceOrderDecoder.TEMPLATE_ID;
    private static final int LAST_COMMAND = QueryDecoder.TEMPLATE_ID;

    private final EngineRecipe recipe;
    private final MemoryJournal journal;
    private final int epoch;
    private final boolean restart;
    private final Consumer<String> failed;
    private final CheckedCore core;
    private final long recoveredTimeNs;
    private final InboundRing ring;
    private final BybitGateway gateway;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Queue<Runnable> asked = new ConcurrentLinkedQueue<>();
    private volatile long pauseNanos;
    private volatile boolean closed;

    /**
     * Recovers the journal; nothing is connected yet.
     *
     * @param recipe what it is made of
     * @param journal of all its lives; written by the ring's thread until this engine is closed
     * @param epoch of this life
     * @param failed told what does not hold, on the ring's thread
     */
    public SocketEngine(EngineRecipe recipe, MemoryJournal journal, int epoch, Consumer<String> failed) {
        this.recipe = recipe;
        this.journal = journal;
        this.epoch = epoch;
        this.failed = failed;
        this.restart = !journal.inputs().isEmpty();
        final MemoryRecovery recovery = new MemoryRecovery(journal);
        this.core = recovery.recover(recipe, this);
        this.recoveredTimeNs = recovery.lastTimeNs();
        this.ring = new InboundRing(
                recipe.ringCapacity(),
                WaitKind.SLEEPING,
                task -> daemon(task, "simulated-business"),
                this,
                cause -> failed.accept("the business thread failed: " + cause));
        this.gateway = new BybitGateway(
                configuration(TimeUnit.NANOSECONDS.toMillis(recovery.fillsUntilNs())), ring, new GatewayCounters());
    }

    /**
     * Connects.
     *
     * @throws io.escapement.gateway.bybit.GatewayException if the exchange can't be reached
     */
    public void start() {
        ring.start();
        gateway.synchronise();
        publishRunStart();
        gateway.start(StartProgress.NONE);
    }

    /**
     * The business thread stands still before its next input.
     *
     * @param nanos how long
     */
    public void pause(long nanos) {
        pauseNanos = nanos;
    }

    /**
     * Asks something of the core between two inputs.
     *
     * @param question asked on the ring's thread
     * @param <T> of the answer
     * @return completed there
     */
    public <T> CompletableFuture<T> ask(Callable<T> question) {
        final CompletableFuture<T> answer = new CompletableFuture<>();
        asked.add(() -> {
            try {
                answer.complete(question.call());
            } catch (final Exception e) {
                answer.completeExceptionally(e);
            }
        });
        ring.publishPulse();
        return answer;
    }

    /** The core; to be looked at by {@link #ask} while the engine lives. @return never null */
    public CheckedCore core() {
        return core;
    }

    /** Cuts the engine off where it stands, without any farewell. */
    @Override
    public void close() {
        closed = true;
        gateway.close();
        ring.close();
    }

    /**
     * Replays the whole journal, after {@link #close}.
     *
     * @throws IllegalStateException in one line where a fresh core decides otherwise
     */
    public void verifyReplay() {
        final CheckedCore again = new MemoryRecovery(journal).recover(recipe, this);
        if (again.core().stateHash() != core.core().stateHash()) {
            throw new IllegalStateException("a replay of the journal ends in another state");
        }
    }

    @Override
    public void onInput(long arrivalNanos, DirectBuffer buffer, int offset, int length) {
        if (closed) {
            return;
        }
        if (pauseNanos > 0) {
            LockSupport.parkNanos(pauseNanos);
            pauseNanos = 0;
        }
        final long sequence = journal.appendInput(buffer, offset, length);
        core.onInput(sequence, buffer, offset, length);
        if (!core.violations().isEmpty()) {
            failed.accept(core.violations().get(0));
        }
    }

    @Override
    public void onBarrier(long token) {
        gateway.eventLoop().execute(() -> gateway.commands().onBarrier(token));
    }

    @Override
    public void onPulse(long arrivalNanos) {
        for (Runnable question = asked.poll(); question != null; question = asked.poll()) {
            question.run();
        }
    }

    @Override
    public void onBatchEnd(long depth) {
        // Nobody counts.
    }

    @Override
    public void onOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
        journal.appendOutput(cause, index, buffer, offset, length);
        header.wrap(buffer, offset);
        if (header.templateId() >= FIRST_COMMAND && header.templateId() <= LAST_COMMAND) {
            final byte[] message = new byte[length];
            buffer.getBytes(offset, message);
            gateway.eventLoop()
                    .execute(
                            () -> gateway.commands().onCommand(MemoryJournal.buffer(message), 0, length, cause, index));
        }
    }

    private GatewayConfiguration configuration(long fillsUntilMs) {
        return recipe.gateway().apply(epoch, fillsUntilMs);
    }

    private void publishRunStart() {
        final long slot = ring.claim(InputPriority.ESSENTIAL, 1);
        final RunStartEncoder start =
                new RunStartEncoder().wrapAndApplyHeader(ring.slot(slot), 0, new MessageHeaderEncoder());
        final GatewayConfiguration configuration = configuration(0);
        start.receiveTimeNs(Math.max(gateway.clock().nowNs(), recoveredTimeNs)).mode(RunMode.PAPER);
        start.clock(configuration.clock()).deterministic(Bool.NO).restart(restart ? Bool.YES : Bool.NO);
        start.epoch(epoch).instance(configuration.account().instance()).commit("simulation");
        start.configurationHash("").modelHash("");
        start.featureLayoutHash(FeatureLayout.standard().hash());
        ring.length(slot, MessageHeaderEncoder.ENCODED_LENGTH + start.encodedLength());
        ring.publish(slot, 1);
    }

    private static Thread daemon(Runnable task, String name) {
        final Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
