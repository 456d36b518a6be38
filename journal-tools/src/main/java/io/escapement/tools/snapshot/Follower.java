package io.escapement.tools.snapshot;

import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.StateHashDecoder;
import io.escapement.core.output.OutputPort;
import io.escapement.core.snapshot.Snapshot;
import io.escapement.journal.JournalReader;
import io.escapement.tools.replay.RecordedRun;
import java.util.Locale;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;

/**
 * A core beside a running one: applies the inputs of a live journal as they come and keeps snapshots of its state, each
 * only if the live core said the same state hashes up to there. It reads the journal's streams and writes into none.
 *
 * <p>Every state hash is compared, not only those at snapshots: each holds the market of one instrument in its turn, and
 * only many of them in a row hold the whole state. A snapshot is taken where the core says its hash, every {@code
 * core.state.hashEvery} inputs; the live core says its own there. One thread.
 */
public final class Follower implements OutputPort, AutoCloseable {
    /** What the last step came to. */
    public enum Progress {
        /** Inputs were applied. */
        MOVED,
        /** Nothing new; the run may still be going on. */
        WAITING,
        /** The live core said another state hash: one of both is wrong. Final. */
        DIVERGED
    }

    private static final int BATCH = 10_000;

    private final RecordedRun run;
    private final SnapshotPace pace;
    private final int keep;
    private final Consumer<String> said;
    private final RestoredCore restored;
    private final JournalReader inputs;
    private final LiveHashes live;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final StateHashDecoder hash = new StateHashDecoder();
    private Snapshot pending;
    private long lastSequence;
    private long lastTimeNs;
    private boolean hashSaid;
    private boolean diverged;
    private int kept;

    /**
     * A follower at the journal's newest snapshot, or at its start.
     *
     * @param run the journal; closed by the caller
     * @param pace how often
     * @param keep newest snapshots to keep; at least 1
     * @param said told each snapshot, in one line
     */
    public Follower(RecordedRun run, SnapshotPace pace, int keep, Consumer<String> said) {
        this.run = run;
        this.pace = pace;
        this.keep = keep;
        this.said = said;
        restored = RestoredCore.newest(run, this, Long.MAX_VALUE, said);
        lastSequence = restored.marks().sequence();
        lastTimeNs = restored.marks().lastTimeNs();
        inputs = run.view().inputs();
        inputs.seek(lastSequence + 1);
        live = new LiveHashes(run.view().outputs(), lastSequence + 1);
        said.accept(lastSequence == 0 ? "from the first input" : "from snapshot " + lastSequence);
    }

    /**
     * Applies what has come, some thousand inputs at most, or looks whether the live core confirms a snapshot.
     *
     * @return what it came to
     */
    public Progress step() {
        if (diverged) {
            return Progress.DIVERGED;
        }
        if (pending != null) {
            return confirm();
        }
        int applied = 0;
        while (applied < BATCH && pending == null && inputs.next()) {
            hashSaid = false;
            restored.marks().onInput(inputs.sequence(), inputs.buffer(), inputs.offset(), inputs.length());
            restored.core().onInput(inputs.sequence(), inputs.buffer(), inputs.offset(), inputs.length());
            if (hashSaid && isDue()) {
                pending = run.snapshots().take(restored.core(), restored.marks());
            }
            applied++;
        }
        if (!compare()) {
            return Progress.DIVERGED;
        }
        return applied == 0 ? Progress.WAITING : Progress.MOVED;
    }

    /** Compares what the live core has said by now. */
    private boolean compare() {
        if (live.compareUpTo(restored.marks().sequence())) {
            return true;
        }
        diverged = true;
        pending = null;
        said.accept(live.difference());
        return false;
    }

    private boolean isDue() {
        // The first time counts from the first input seen.
        if (lastTimeNs == 0) {
            lastTimeNs = restored.marks().lastTimeNs();
        }
        return pace.isDue(
                restored.marks().sequence() - lastSequence, restored.marks().lastTimeNs() - lastTimeNs);
    }

    private Progress confirm() {
        final Snapshot snapshot = pending;
        final long sequence = snapshot.header().sequence();
        if (!compare()) {
            return Progress.DIVERGED;
        }
        if (live.comparedUpTo() < sequence) {
            return Progress.WAITING;
        }
        pending = null;
        final long begin = System.nanoTime();
        run.view().snapshots().write(sequence, snapshot.toBytes(), keep);
        lastSequence = sequence;
        lastTimeNs = restored.marks().lastTimeNs();
        kept++;
        said.accept(String.format(
                Locale.ROOT,
                "snapshot %,d accepted: state hash %016x is the live one; %,d KiB, %d ms",
                sequence,
                live.lastHash(),
                snapshot.size() >> 10,
                (System.nanoTime() - begin) / 1_000_000));
        return Progress.MOVED;
    }

    /** @return number of the last input applied */
    public long sequence() {
        return restored.marks().sequence();
    }

    /** @return snapshots kept so far */
    public int kept() {
        return kept;
    }

    /** @return hash over the state after the last input applied */
    public long stateHash() {
        return restored.core().stateHash();
    }

    @Override
    public void onOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
        header.wrap(buffer, offset);
        if (header.templateId() == StateHashDecoder.TEMPLATE_ID) {
            hash.wrapAndApplyHeader(buffer, offset, header);
            hashSaid = true;
            live.expect(cause, hash.stateHash());
        }
    }

    @Override
    public void close() {
        inputs.close();
        live.close();
    }
}
