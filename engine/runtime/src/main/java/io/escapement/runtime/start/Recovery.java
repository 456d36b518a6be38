package io.escapement.runtime.start;

import io.escapement.core.CoreSnapshot;
import io.escapement.core.TradingCore;
import io.escapement.core.output.OutputPort;
import io.escapement.core.resume.JournalMarks;
import io.escapement.core.snapshot.Snapshot;
import io.escapement.core.snapshot.SnapshotException;
import io.escapement.core.snapshot.SnapshotHeader;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalException;
import io.escapement.journal.JournalIdentity;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import io.escapement.journal.SnapshotStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;

/**
 * Rebuilds the core's state: from the newest snapshot that can be used and the inputs journaled since, or from all
 * inputs.
 *
 * <p>What the core says is compared with "out"; what is missing there, because the run died between the two streams, is
 * appended, so that the journal stays complete. Nothing is sent: commands of the dead run without an outcome are for
 * the core to ask about.
 *
 * <p>A snapshot that is damaged, belongs to something else or leads to other outputs is passed over with one line; the
 * inputs themselves are always the truth, so nothing is lost but time.
 */
public final class Recovery implements OutputPort, AutoCloseable {
    private static final int PROGRESS_EVERY = 100_000;

    private final Journal journal;
    private final CoreSnapshot snapshots;
    private final SwitchingPort port = new SwitchingPort(this);
    private JournalView view;
    private JournalReader outputs;
    private JournalMarks marks = new JournalMarks();
    private long recordedCause;
    private int recordedIndex;
    private long filled;
    private long applied;

    /**
     * A recovery from a journal that is open for appending.
     *
     * @param journal of the dead run
     */
    public Recovery(Journal journal) {
        this.journal = journal;
        final JournalIdentity identity = journal.identity();
        snapshots = new CoreSnapshot(
                identity.instance(), identity.commit(), identity.configurationHash(), identity.modelHash());
    }

    /**
     * Rebuilds.
     *
     * @param cores makes cores without a history, with {@link #port} as their output port
     * @param fromSnapshot whether snapshots may be used; otherwise all inputs are applied
     * @param progress told which snapshot is used or passed over and why, and how far it is
     * @return the core after the last input
     * @throws JournalException if the journal is damaged or the core says something else than the dead run did
     * @throws PoisonedInputException if the core can't be given one of the inputs
     */
    public TradingCore recover(Supplier<TradingCore> cores, boolean fromSnapshot, Consumer<String> progress) {
        if (fromSnapshot) {
            for (final SnapshotStore.Entry entry : journal.snapshots().newestFirst()) {
                final long begin = System.nanoTime();
                try {
                    final TradingCore core = fromSnapshot(entry, cores.get(), progress, begin);
                    replay(core, entry.sequence() + 1, progress);
                    return core;
                } catch (final SnapshotException | JournalException | PoisonedInputException e) {
                    progress.accept("recovery     snapshot " + entry.sequence() + " passed over: " + e.getMessage());
                }
            }
        }
        final TradingCore core = cores.get();
        marks = new JournalMarks();
        replay(core, Journal.FIRST_SEQUENCE, progress);
        return core;
    }

    private TradingCore fromSnapshot(
            SnapshotStore.Entry entry, TradingCore core, Consumer<String> progress, long begin) {
        final Snapshot snapshot = Snapshot.of(journal.snapshots().read(entry));
        snapshots.requireSame(snapshot.header());
        requireInput(snapshot.header());
        marks = new JournalMarks();
        CoreSnapshot.restore(snapshot, core, marks);
        progress.accept(String.format(
                "recovery     snapshot %,d restored, %,d KiB, %d ms",
                entry.sequence(), snapshot.size() >> 10, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)));
        return core;
    }

    private void requireInput(SnapshotHeader header) {
        open();
        try (JournalReader inputs = view.inputs()) {
            inputs.seek(header.sequence());
            if (!inputs.next()) {
                throw new SnapshotException("snapshot is ahead of the journal");
            }
            CoreSnapshot.requireBehind(header, inputs.sequence(), inputs.buffer(), inputs.offset(), inputs.length());
        }
    }

    private void replay(TradingCore core, long first, Consumer<String> progress) {
        open();
        outputs.seek(first);
        applied = 0;
        try (JournalReader inputs = view.inputs()) {
            inputs.seek(first);
            while (inputs.next()) {
                marks.onInput(inputs.sequence(), inputs.buffer(), inputs.offset(), inputs.length());
                apply(core, inputs);
                applied++;
                if (inputs.sequence() % PROGRESS_EVERY == 0) {
                    progress.accept(String.format("recovery     %,d inputs …", inputs.sequence()));
                }
            }
            if (outputs.next() && isRecorded(outputs.sequence(), outputs.index())) {
                throw different(outputs.sequence(), outputs.index());
            }
        }
    }

    /** Afresh for each attempt: an earlier one may have appended what was missing. */
    private void open() {
        close();
        view = journal.view();
        outputs = view.outputs();
        recordedCause = journal.lastOutputCause();
        recordedIndex = journal.lastOutputIndex();
    }

    private static void apply(TradingCore core, JournalReader inputs) {
        try {
            core.onInput(inputs.sequence(), inputs.buffer(), inputs.offset(), inputs.length());
        } catch (final JournalException e) {
            throw e;
        } catch (final RuntimeException e) {
            throw new PoisonedInputException(inputs.sequence(), e);
        }
    }

    /**
     * Goes on reading the journal's inputs to its end and keeps a snapshot of the state there. For the time after the
     * run, when nothing is applied any more.
     *
     * @param core after the last input
     * @param keep newest snapshots to keep; at least 1
     * @return size of the snapshot in bytes
     * @throws JournalException if it can't be written
     */
    public long saveAfterRun(TradingCore core, int keep) {
        try (JournalView ended = journal.view();
                JournalReader inputs = ended.inputs()) {
            inputs.seek(marks.sequence() + 1);
            while (marks.sequence() < core.sequence() && inputs.next()) {
                marks.onInput(inputs.sequence(), inputs.buffer(), inputs.offset(), inputs.length());
            }
        }
        if (marks.sequence() != core.sequence()) {
            throw new JournalException("journal ends at " + marks.sequence() + ", the core at " + core.sequence());
        }
        final Snapshot snapshot = snapshots.take(core, marks);
        journal.snapshots().write(core.sequence(), snapshot.toBytes(), keep);
        return snapshot.size();
    }

    /**
     * The core's output port: this recovery first, the live loop once {@link #handOver} was called.
     *
     * @return stays the same object for the core's whole life
     */
    public OutputPort port() {
        return port;
    }

    /**
     * From now on outputs go to the live loop.
     *
     * @param live takes them
     */
    public void handOver(OutputPort live) {
        port.switchTo(live);
    }

    /**
     * Number of the last input.
     *
     * @return 0 if the journal was empty
     */
    public long lastSequence() {
        return marks.sequence();
    }

    /**
     * Inputs that were applied again.
     *
     * @return a count
     */
    public long applied() {
        return applied;
    }

    /**
     * Engine time of the last input.
     *
     * @return ns since the epoch, 0 if the journal was empty
     */
    public long lastTimeNs() {
        return marks.lastTimeNs();
    }

    /**
     * Until when every execution of the account is among the inputs.
     *
     * @return ns since the epoch, 0 if the account was never reconciled
     */
    public long fillsUntilNs() {
        return marks.fillsUntilNs();
    }

    /**
     * Instruments of the journal, in the order of their ids.
     *
     * @return venue symbols; empty if the journal was
     */
    public List<String> symbols() {
        return marks.symbols();
    }

    /**
     * Those of them that had left the universe.
     *
     * @return venue symbols
     */
    public Set<String> departedSymbols() {
        return marks.departedSymbols();
    }

    /**
     * Outputs that the dead run had not written.
     *
     * @return a count
     */
    public long filled() {
        return filled;
    }

    @Override
    public void onOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
        if (isRecorded(cause, index)) {
            compare(cause, index, buffer, offset, length);
        } else {
            journal.appendOutput(cause, index, buffer, offset, length);
            filled++;
        }
    }

    /** Whether the dead run had written it; what comes later is appended here. */
    private boolean isRecorded(long cause, int index) {
        return cause < recordedCause || (cause == recordedCause && index <= recordedIndex);
    }

    private void compare(long cause, int index, DirectBuffer buffer, int offset, int length) {
        final boolean same = outputs.next()
                && outputs.sequence() == cause
                && outputs.index() == index
                && outputs.length() == length
                && equal(buffer, offset, outputs.buffer(), outputs.offset(), length);
        if (!same) {
            throw different(cause, index);
        }
    }

    private JournalException different(long cause, int index) {
        return new JournalException("recovery says something else than the run did: directory=" + journal.directory()
                + " cause=" + cause + " index=" + index
                + "; look with ./run.sh journal replay --verify, then start in a new directory and reconcile");
    }

    private static boolean equal(DirectBuffer a, int aOffset, DirectBuffer b, int bOffset, int length) {
        for (int i = 0; i < length; i++) {
            if (a.getByte(aOffset + i) != b.getByte(bOffset + i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        if (view != null) {
            view.close();
            view = null;
        }
    }
}
