package io.escapement.runtime;

import io.escapement.codecs.counters.CounterType;
import io.escapement.codecs.counters.CountersFile;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.RunStartEncoder;
import io.escapement.core.TradingCore;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.snapshot.SnapshotException;
import io.escapement.gateway.bybit.BybitGateway;
import io.escapement.gateway.bybit.GatewayException;
import io.escapement.gateway.bybit.StartProgress;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.InputPriority;
import io.escapement.journal.BlobStore;
import io.escapement.journal.EpochFile;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalContext;
import io.escapement.journal.JournalException;
import io.escapement.journal.JournalIdentity;
import io.escapement.runtime.config.EngineConfiguration;
import io.escapement.runtime.metrics.LatencyRecorder;
import io.escapement.runtime.metrics.MappedCounters;
import io.escapement.runtime.model.JournalModels;
import io.escapement.runtime.ring.InboundRing;
import io.escapement.runtime.ring.InputConsumer;
import io.escapement.runtime.ring.OutboundRing;
import io.escapement.runtime.start.AccountLock;
import io.escapement.runtime.start.Recovery;
import io.escapement.runtime.start.WarmUp;
import io.escapement.runtime.thread.ThreadPlacement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The production process, assembled: journal, core, rings, gateway, steward.
 *
 * <p>Start: configuration and bundle are verified by the caller, then warm-up, recovery from the journal, run-start
 * record, gateway (reconciliation included), trading. Stop: an operator input, outstanding commands awaited, then
 * everything is closed in reverse order. Of a SIGKILL the journal keeps everything written.
 */
public final class Engine implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);
    private static final Duration EMERGENCY_PAUSE = Duration.ofSeconds(1);
    /** Warm-up events for which the gateway sends one made-up order. */
    private static final int EVENTS_PER_ORDER = 40;

    private static final long STOP_POLL_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final EngineSetup setup;
    private final EngineConfiguration configuration;
    private final ThreadPlacement placement = new ThreadPlacement();
    private final LatencyRecorder tickLatency = new LatencyRecorder();
    private final LatencyRecorder orderLatency = new LatencyRecorder();
    private final GatewayCounters gatewayCounters = new GatewayCounters();
    private final AtomicReference<Throwable> fatal = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final JournalModels models;
    /** Of the bundle the run starts with: the one named, unless an operator had replaced it before the restart. */
    private String modelHash;

    private final AccountLock account;
    private final Journal journal;
    private final boolean restart;
    private final MappedCounters counters;
    private final OutboundRing outbound;
    private final BusinessLoop loop;
    private final InboundRing inbound;
    private final BybitGateway gateway;
    private final Steward steward;
    private final Thread stewardThread;
    private final Recovery recovery;
    private TradingCore core;
    private String snapshotFailure;
    private final int epoch;
    private final String configurationHash;
    private CommandSender sender;
    private String safeMode;
    private Runnable safeModeTold;
    private volatile Thread starting;

    /**
     * Opens everything and recovers the journal; nothing is connected yet.
     *
     * @param setup what to run
     * @param progress told what happens, in one line each
     */
    public Engine(EngineSetup setup, EngineProgress progress) {
        this(setup, progress, UnaryOperator.identity());
    }

    /**
     * An engine under observation.
     *
     * @param setup what to run
     * @param progress told what happens, in one line each
     * @param observer given the consumer behind the inbound ring, returns what stands there in its place and passes
     *     everything on; for measurements
     */
    public Engine(EngineSetup setup, EngineProgress progress, UnaryOperator<InputConsumer> observer) {
        this.setup = setup;
        this.configuration = setup.configuration();
        final ModelBundle bundle = setup.bundle() == null ? null : ModelBundle.read(setup.bundle());
        this.modelHash = bundle == null ? "" : bundle.sha256();

        final byte[] canonical = configuration.core().canonicalText().getBytes(StandardCharsets.UTF_8);
        final Path directory = setup.folder().resolve("journal");
        this.restart = Journal.existsIn(directory);
        this.configurationHash = BlobStore.sha256(canonical);
        final JournalIdentity identity =
                new JournalIdentity(configuration.instance(), setup.commit(), configurationHash, modelHash);
        final JournalContext context = new JournalContext()
                .roll(configuration.journalRollsDaily() ? JournalContext.Roll.DAILY : JournalContext.Roll.HOURLY)
                .budgetBytes(configuration.journalBudgetBytes())
                .syncIntervalMs(configuration.journalSync() ? configuration.tickMs() : 0);
        this.account = setup.credentials() == null
                ? null
                : AccountLock.take(
                        AccountLock.defaultFolder(),
                        setup.venue().rest(),
                        setup.credentials().apiKey(),
                        setup.folder());
        try {
            this.journal =
                    restart ? Journal.openExisting(directory, context) : Journal.create(directory, context, identity);
        } catch (final RuntimeException e) {
            releaseAccount();
            throw e;
        }
        try {
            journal.requireSameIdentity(identity);
            journal.blobs().put(canonical);
            if (setup.bundle() != null) {
                journal.blobs().put(setup.bundle());
            }
            this.models = new JournalModels(journal.blobs(), configurationHash);
            this.counters = new MappedCounters(
                    setup.folder().resolve(CountersFile.FILE_NAME),
                    configuration.core().count(CoreKeys.CAPACITY_INSTRUMENTS));
            this.outbound = new OutboundRing(configuration.outboundBytes());
            this.loop = new BusinessLoop(journal, outbound, counters, tickLatency, () -> sender.wake());
            warmUp(progress);
            this.recovery = new Recovery(journal);
            recover(progress);
            // Beside the journal, not in it: a new journal of the same account must not start counting again.
            final EpochFile epochs = new EpochFile(setup.folder().resolve("epoch"));
            this.epoch = setup.deterministic() && !restart ? epochs.advanceTo(1) : epochs.advance();
            this.inbound = new InboundRing(
                    configuration.inboundSlots(),
                    configuration.businessWait(),
                    placement.factory("business", configuration.businessCpus()),
                    observer.apply(loop),
                    this::onFatal);
            this.gateway = new BybitGateway(
                    GatewaySetup.of(setup, epoch, recovery, placement, progress), inbound, gatewayCounters);
            this.steward = new Steward(
                    inbound,
                    outbound,
                    counters,
                    gateway.clock(),
                    gatewayCounters,
                    journal,
                    tickLatency,
                    orderLatency,
                    models,
                    setup.mode(),
                    setup.folder(),
                    progress,
                    configuration.clock(),
                    configuration.tickMs(),
                    recovery.lastTimeNs());
            this.stewardThread =
                    placement.factory("steward", configuration.stewardCpus()).newThread(steward);
        } catch (final IOException e) {
            journal.close();
            releaseAccount();
            throw new UncheckedIOException("cannot write into " + setup.folder() + "; name a writable folder", e);
        } catch (final RuntimeException | Error e) {
            journal.close();
            releaseAccount();
            throw e;
        }
    }

    /**
     * Lets the run start without trading: everything is connected and reconciled, and no entry is made until an operator
     * says resume. Before {@link #start}.
     *
     * @param why for the journal
     * @param told run once the journal's input says so
     */
    public void holdEntries(String why, Runnable told) {
        safeMode = why;
        safeModeTold = told;
    }

    /**
     * Starts the threads, records the start of the run and connects.
     *
     * @param progress told each step of the gateway's start
     */
    public void start(StartProgress progress) {
        sender = new CommandSender(outbound, gateway.commands(), gateway.eventLoop(), orderLatency, this::onFatal);
        starting = Thread.currentThread();
        try {
            inbound.start();
            gateway.synchronise();
            publishRunStart();
            if (safeMode != null) {
                steward.publishOperator(OperatorAction.SAFE_MODE, "engine", safeMode);
                safeModeTold.run();
            }
            stewardThread.start();
            gateway.start(progress);
        } catch (final GatewayException e) {
            if (fatal.get() != null) {
                throw new IllegalStateException("the engine failed during the start: " + fatal.get(), fatal.get());
            }
            throw e;
        } finally {
            starting = null;
        }
        counters.set(CounterType.TRADING, 1);
    }

    /**
     * Waits until the run is over: stopped by someone, by an operator's command, or by a failure.
     *
     * @param timeout longest wait
     * @return true if it is over
     * @throws InterruptedException if interrupted
     */
    public boolean awaitEnd(Duration timeout) throws InterruptedException {
        if (steward.lastAction() == OperatorAction.STOP) {
            return true;
        }
        return ended.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets {@link #awaitEnd} return; any thread, a signal handler too. */
    public void requestStop() {
        ended.countDown();
    }

    /**
     * What ended the run by force: a failure of the business thread or of the sender.
     *
     * @return null while all is well
     */
    public Throwable fatal() {
        return fatal.get();
    }

    /**
     * Why no snapshot was kept at the end.
     *
     * @return null if one was, or none was wanted
     */
    public String snapshotFailure() {
        return snapshotFailure;
    }

    /**
     * The counters of this engine.
     *
     * @return live
     */
    public MappedCounters counters() {
        return counters;
    }

    /**
     * Where each thread runs.
     *
     * @return configured and actual CPU list by thread name
     */
    public Map<String, String> threads() {
        return placement.placed();
    }

    /**
     * Threads that the libraries and the JVM started.
     *
     * @return names by CPU list
     */
    public Map<String, Set<String>> otherThreads() {
        return placement.others();
    }

    /**
     * Frame received to core done.
     *
     * @return the recorder
     */
    public LatencyRecorder tickLatency() {
        return tickLatency;
    }

    /**
     * Frame received to order handed to the socket.
     *
     * @return the recorder
     */
    public LatencyRecorder orderLatency() {
        return orderLatency;
    }

    /**
     * The journal's folder.
     *
     * @return below the session's folder
     */
    public Path journalDirectory() {
        return journal.directory();
    }

    /**
     * Ends trading in good order: no new entries, resting ones cancelled, outcomes awaited. Everything stays open until
     * {@link #close}, so that what the run came to can still be read. May be called twice.
     */
    public void stop() {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        counters.set(CounterType.TRADING, 0);
        if (fatal.get() == null) {
            steward.publishOperator(OperatorAction.STOP, "engine", "orderly stop");
            awaitOutcomes();
        } else {
            awaitEmergency();
        }
    }

    /** Stops if need be, and closes everything. May be called twice. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        stop();
        gateway.close();
        steward.stop();
        LockSupport.unpark(stewardThread);
        join(stewardThread);
        inbound.close();
        if (fatal.get() == null) {
            journal.sync();
            if (configuration.snapshotsKeep() > 0 && inbound.isDrained() && core.sequence() > 0) {
                saveSnapshot();
            }
        }
        recovery.close();
        journal.close();
        counters.close();
        releaseAccount();
    }

    private void releaseAccount() {
        if (account != null) {
            account.close();
        }
    }

    private void warmUp(EngineProgress progress) {
        if (configuration.warmUpEvents() > 0) {
            final long begin = System.nanoTime();
            // An automatic universe may name nobody.
            final List<String> symbols = setup.symbols().isEmpty() ? List.of("WARMUSDT") : setup.symbols();
            final WarmUp warmUp = new WarmUp(configuration.core(), models, symbols, configuration.intervals());
            final long outputs = warmUp.run(configuration.warmUpEvents(), modelHash);
            progress.onLine(String.format(
                    "warm-up      %,d synthetic events, %,d outputs, %,d orders, %d ms",
                    configuration.warmUpEvents(), outputs, warmUp.orders(), millisSince(begin)));
        }
    }

    private void recover(EngineProgress progress) {
        final Supplier<TradingCore> cores = () -> new TradingCore(configuration.core(), models, recovery.port());
        if (restart) {
            final long begin = System.nanoTime();
            core = recovery.recover(cores, setup.snapshots(), progress::onLine);
            progress.onLine(String.format(
                    "recovery     %,d inputs applied, to %,d, %,d missing outputs filled in, %d ms",
                    recovery.applied(), recovery.lastSequence(), recovery.filled(), millisSince(begin)));
        } else {
            core = cores.get();
        }
        if (!core.liveModel().isEmpty() && !core.liveModel().equals(modelHash)) {
            modelHash = core.liveModel();
            progress.onLine("model        " + modelHash + ", activated by an operator before the restart, stays");
        }
        recovery.handOver(loop);
        loop.begin(core, recovery.lastSequence());
    }

    /** After the run, so that the next start need not apply its inputs again; without one nothing is lost but time. */
    private void saveSnapshot() {
        try {
            recovery.saveAfterRun(core, configuration.snapshotsKeep());
        } catch (final JournalException | SnapshotException e) {
            snapshotFailure = e.getMessage();
        }
    }

    private void publishRunStart() {
        final long slot = inbound.claim(InputPriority.ESSENTIAL, 1);
        try {
            final RunStartEncoder start =
                    new RunStartEncoder().wrapAndApplyHeader(inbound.slot(slot), 0, new MessageHeaderEncoder());
            start.receiveTimeNs(steward.nowNs()).mode(setup.mode()).clock(configuration.clock());
            start.deterministic(setup.deterministic() ? Bool.YES : Bool.NO).restart(restart ? Bool.YES : Bool.NO);
            start.epoch(epoch).instance(configuration.instance()).commit(setup.commit());
            start.configurationHash(configurationHash).modelHash(modelHash);
            start.featureLayoutHash(FeatureLayout.standard().hash());
            inbound.length(slot, MessageHeaderEncoder.ENCODED_LENGTH + start.encodedLength());
        } finally {
            inbound.publish(slot, 1);
        }
    }

    private void onFatal(Throwable cause) {
        if (fatal.compareAndSet(null, cause)) {
            try {
                EmergencyStop.cancelEntries(sender, gateway.clock().nowNs(), setup.folder(), cause);
            } finally {
                ended.countDown();
                final Thread waiting = starting;
                if (waiting != null) {
                    waiting.interrupt();
                }
            }
        }
    }

    /** Cancels on their way at the stop still get their outcomes into the journal. */
    private void awaitOutcomes() {
        // The stop itself has to pass the ring first.
        LockSupport.parkNanos(STOP_POLL_NS);
        await(STOP_PATIENCE, () -> inbound.depth() == 0 && loop.commandsOutstanding() <= 0);
    }

    /**
     * No outcome will be seen any more: the last request gets a moment, and is repeated in case it has overtaken an entry
     * on its way there.
     */
    private void awaitEmergency() {
        if (sender == null) {
            return;
        }
        await(EMERGENCY_PAUSE, () -> false);
        EmergencyStop.send(sender, gateway.clock().nowNs());
        await(EMERGENCY_PAUSE, () -> false);
        // An earlier request may still hold the line.
        await(Duration.ofMillis(2 * configuration.requestTimeoutMs()), gateway::isRestIdle);
    }

    private static void await(Duration patience, BooleanSupplier over) {
        final long deadline = System.nanoTime() + patience.toNanos();
        while (!over.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(STOP_POLL_NS);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(STOP_PATIENCE.toMillis());
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long millisSince(long beginNanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beginNanos);
    }
}
