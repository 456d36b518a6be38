package io.escapement.tools.snapshot;

import io.escapement.core.CoreSnapshot;
import io.escapement.core.TradingCore;
import io.escapement.core.output.OutputPort;
import io.escapement.core.resume.JournalMarks;
import io.escapement.core.snapshot.Snapshot;
import io.escapement.tools.replay.RecordedRun;
import io.escapement.tools.replay.Subject;
import org.agrona.DirectBuffer;

/**
 * A core that dies behind chosen inputs: each time a snapshot is taken, the core is thrown away, and another, restored
 * from the snapshot's bytes, goes on. Each life begins where the one before it ended, so one pass over a journal proves
 * all cuts.
 */
public final class CutSubject implements Subject {
    private final RecordedRun run;
    private final OutputPort out;
    private final long[] cuts;
    private TradingCore core;
    private JournalMarks marks = new JournalMarks();
    private int next;
    private long bytes;
    private long savedNs;
    private long restoredNs;

    /**
     * A core in its first life.
     *
     * @param run configuration and bundles
     * @param out takes the outputs of all lives
     * @param cuts inputs behind which it dies, ascending
     */
    public CutSubject(RecordedRun run, OutputPort out, long[] cuts) {
        this.run = run;
        this.out = out;
        this.cuts = cuts.clone();
        this.core = run.core(out);
    }

    @Override
    public void onInput(long sequence, DirectBuffer buffer, int offset, int length) {
        marks.onInput(sequence, buffer, offset, length);
        core.onInput(sequence, buffer, offset, length);
        while (next < cuts.length && cuts[next] <= sequence) {
            next++;
            cut();
        }
    }

    private void cut() {
        final long begin = System.nanoTime();
        final byte[] kept = run.snapshots().take(core, marks).toBytes();
        final long saved = System.nanoTime();
        final TradingCore restored = run.core(out);
        final JournalMarks read = new JournalMarks();
        CoreSnapshot.restore(Snapshot.of(kept), restored, read);
        core = restored;
        marks = read;
        bytes += kept.length;
        savedNs += saved - begin;
        restoredNs += System.nanoTime() - saved;
    }

    @Override
    public long stateHash() {
        return core.stateHash();
    }

    /** @return cuts made so far */
    public int cuts() {
        return next;
    }

    /** @return bytes of a snapshot on average; 0 without a cut */
    public long bytesEach() {
        return next == 0 ? 0 : bytes / next;
    }

    /** @return nanoseconds it took to save on average; 0 without a cut */
    public long saveNsEach() {
        return next == 0 ? 0 : savedNs / next;
    }

    /** @return nanoseconds it took to build a core and restore it on average; 0 without a cut */
    public long restoreNsEach() {
        return next == 0 ? 0 : restoredNs / next;
    }
}
