package io.escapement.trainer.backtest;

import io.escapement.codecs.sbe.RunMode;
import io.escapement.core.StrategyFactory;
import io.escapement.core.TradingCore;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelLibrary;
import io.escapement.journal.BlobStore;
import io.escapement.journal.JournalAppender;
import io.escapement.journal.JournalIdentity;
import io.escapement.trainer.task.Progress;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.inprocess.InProcessSession;
import io.escapement.venue.inprocess.SessionConfiguration;
import io.escapement.venue.market.MarketSource;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/**
 * One session of the production core against the venue model, in this thread: the inputs of a session over sockets in
 * step, in the same order, without the sockets.
 *
 * <p>Numbering, journal and core are as in the production process: an input is written down, then applied; its outputs
 * are written down, then carried out.
 */
public final class Backtest {
    private static final long DAY_MS = 86_400_000L;

    private final Setup setup;
    private final JournalAppender journal;
    private final RunListener listener;
    private final BacktestTally tally = new BacktestTally();
    private final RunInputs own = new RunInputs();
    private final TradingCore core;
    private final InProcessSession session;
    private final JournalIdentity identity;
    private long sequence;

    /**
     * What to run.
     *
     * @param market its prices
     * @param venue account and line
     * @param session subscriptions
     * @param configuration of the core
     * @param bundle file of the model, null for none
     * @param mode that the core is told
     * @param commit of this build
     */
    public record Setup(
            MarketSource market,
            VenueConfiguration venue,
            SessionConfiguration session,
            CoreConfiguration configuration,
            byte[] bundle,
            RunMode mode,
            String commit) {}

    /**
     * Assembles a session.
     *
     * @param setup what to run
     * @param journal gets inputs and outputs; null for none
     * @throws IllegalArgumentException if the bundle or a configuration is refused
     */
    public Backtest(Setup setup, JournalAppender journal) {
        this(setup, journal, TradingCore.standardStrategies(), (cause, index, buffer, offset, length) -> {});
    }

    /**
     * Assembles a session with strategies of the caller's.
     *
     * @param setup what to run
     * @param journal gets inputs and outputs; null for none
     * @param strategies builds what makes signals
     * @param listener hears every input before it is applied, every output before it is carried out
     * @throws IllegalArgumentException if the bundle or a configuration is refused
     */
    public Backtest(Setup setup, JournalAppender journal, StrategyFactory strategies, RunListener listener) {
        this.setup = setup;
        this.journal = journal;
        this.listener = listener;
        final ModelBundle bundle = setup.bundle == null ? null : ModelBundle.read(setup.bundle);
        identity = identity(setup);
        core = new TradingCore(
                setup.configuration,
                bundle == null ? ModelLibrary.EMPTY : ModelLibrary.of(bundle),
                this::onOutput,
                strategies);
        session = new InProcessSession(setup.venue, setup.market, setup.session, this::onInput);
    }

    /**
     * What a journal of this session is recorded with.
     *
     * @param setup what to run
     * @return instance, commit and hashes
     */
    public static JournalIdentity identity(Setup setup) {
        return new JournalIdentity(
                setup.session.instance(),
                setup.commit,
                BlobStore.sha256(setup.configuration.canonicalText().getBytes(StandardCharsets.UTF_8)),
                setup.bundle == null ? "" : BlobStore.sha256(setup.bundle));
    }

    /** Runs from the start script to the end of the market, and stops in order. */
    public void run() {
        run(Progress.NONE);
    }

    /**
     * Runs from the start script to the end of the market, and stops in order.
     *
     * @param progress hears how far the market's time has come
     * @throws io.escapement.trainer.task.CancelledException if someone wanted it to stop
     */
    public void run(Progress progress) {
        onInput(own.buffer(), 0, own.encodeStart(setup.market.startMs(), setup.mode, identity));
        session.start();
        final long startMs = setup.market.startMs();
        final double spanMs = Math.max(1, setup.market.endMs() - startMs);
        long tellMs = startMs;
        boolean goesOn = true;
        while (goesOn) {
            goesOn = session.step();
            if (nowMs() >= tellMs) {
                progress.checkCancelled();
                progress.at("running", Math.min(1, (nowMs() - startMs) / spanMs), "");
                tellMs += DAY_MS;
            }
        }
        onInput(own.buffer(), 0, own.encodeStop(session.venue().nowMs()));
    }

    /**
     * What came of it.
     *
     * @return grows while it runs
     */
    public BacktestTally tally() {
        return tally;
    }

    /**
     * Inputs applied.
     *
     * @return sequence of the last one
     */
    public long inputs() {
        return sequence;
    }

    /**
     * Hash of the core's state.
     *
     * @return after the last input
     */
    public long stateHash() {
        return core.stateHash();
    }

    /**
     * The venue's clock.
     *
     * @return milliseconds since the epoch
     */
    public long nowMs() {
        return session.venue().nowMs();
    }

    private void onInput(DirectBuffer buffer, int offset, int length) {
        sequence++;
        if (journal != null) {
            journal.appendInput(sequence, buffer, offset, length);
        }
        listener.onInput(sequence, buffer, offset, length);
        core.onInput(sequence, buffer, offset, length);
    }

    private void onOutput(long causeSequence, int index, DirectBuffer buffer, int offset, int length) {
        if (journal != null) {
            journal.appendOutput(causeSequence, index, buffer, offset, length);
        }
        tally.onOutput(causeSequence, index, buffer, offset, length);
        listener.onOutput(causeSequence, index, buffer, offset, length);
        session.onOutput(causeSequence, index, buffer, offset, length);
    }
}
