package io.escapement.tools.snapshot;

import io.escapement.core.CoreSnapshot;
import io.escapement.core.TradingCore;
import io.escapement.core.output.OutputPort;
import io.escapement.core.resume.JournalMarks;
import io.escapement.core.snapshot.Snapshot;
import io.escapement.core.snapshot.SnapshotException;
import io.escapement.journal.JournalException;
import io.escapement.journal.JournalReader;
import io.escapement.journal.SnapshotStore;
import io.escapement.tools.replay.RecordedRun;
import java.util.function.Consumer;

/**
 * A core in the state of a journal's newest snapshot that can be used, or in its first state.
 *
 * @param core behind {@code marks.sequence()} inputs
 * @param marks of the same inputs
 */
public record RestoredCore(TradingCore core, JournalMarks marks) {
    /**
     * A core without a history.
     *
     * @param run whose configuration and bundles it gets
     * @param out takes its outputs
     * @return the core
     */
    public static RestoredCore fresh(RecordedRun run, OutputPort out) {
        return new RestoredCore(run.core(out), new JournalMarks());
    }

    /**
     * A core restored from the newest snapshot that is whole and belongs to the journal; others are passed over.
     *
     * @param run the journal
     * @param out takes the core's outputs
     * @param atMost last input the snapshot may contain
     * @param said told in one line what is passed over
     * @return the core; a fresh one if there is no snapshot to use
     */
    public static RestoredCore newest(RecordedRun run, OutputPort out, long atMost, Consumer<String> said) {
        for (final SnapshotStore.Entry entry : run.view().snapshots().newestFirst()) {
            if (entry.sequence() <= atMost) {
                try {
                    final Snapshot snapshot = Snapshot.of(run.view().snapshots().read(entry));
                    requireOurs(run, snapshot);
                    final RestoredCore restored = fresh(run, out);
                    CoreSnapshot.restore(snapshot, restored.core, restored.marks);
                    return restored;
                } catch (final SnapshotException | JournalException e) {
                    said.accept("snapshot " + entry.sequence() + " passed over: " + e.getMessage());
                }
            }
        }
        return fresh(run, out);
    }

    private static void requireOurs(RecordedRun run, Snapshot snapshot) {
        run.snapshots().requireSame(snapshot.header());
        try (JournalReader inputs = run.view().inputs()) {
            inputs.seek(snapshot.header().sequence());
            if (!inputs.next()) {
                throw new SnapshotException("snapshot is ahead of the journal");
            }
            CoreSnapshot.requireBehind(
                    snapshot.header(), inputs.sequence(), inputs.buffer(), inputs.offset(), inputs.length());
        }
    }
}
