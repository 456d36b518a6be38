package io.escapement.simulation.engine;

import io.escapement.core.CheckedCore;
import io.escapement.core.CoreSnapshot;
import io.escapement.core.TradingCore;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.OutputPort;
import io.escapement.core.resume.JournalMarks;
import io.escapement.core.snapshot.Snapshot;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Rebuilds a core from a journal: applies the inputs, holds what it says against what is recorded, and writes down what
 * the dead run had no time to write. Nothing of it is sent.
 *
 * <p>On the way a snapshot is taken, at an input that depends on nothing but the journal's length, and a second core is
 * restored from it: it must say the same about the inputs since then and end in the same state.
 */
final class MemoryRecovery implements OutputPort {
    private final MemoryJournal journal;
    private final int recorded;
    private final JournalMarks marks = new JournalMarks();
    private final Queue<MemoryJournal.Output> said = new ArrayDeque<>();
    private OutputPort live;
    private TradingCore restored;
    private int compared;

    MemoryRecovery(MemoryJournal journal) {
        this.journal = journal;
        this.recorded = journal.outputs().size();
    }

    /** The core in the state of the journal's last input; its outputs go to {@code next} from then on. */
    CheckedCore recover(EngineRecipe recipe, OutputPort next) {
        final CheckedCore core = new CheckedCore(recipe.core(), ModelLibrary.EMPTY, this, recipe.strategies());
        final List<byte[]> inputs = journal.inputs();
        final int cut = inputs.isEmpty() ? -1 : Math.floorMod(inputs.size() * 0x9E3779B1, inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            final UnsafeBuffer input = MemoryJournal.buffer(inputs.get(i));
            marks.onInput(i + 1L, input, 0, input.capacity());
            core.onInput(i + 1L, input, 0, input.capacity());
            if (restored != null) {
                restored.onInput(i + 1L, input, 0, input.capacity());
                requireSame(said.isEmpty(), i + 1L);
            } else if (i == cut) {
                restored = restore(core.core(), recipe);
            }
        }
        requireSame(restored == null || restored.stateHash() == core.core().stateHash(), inputs.size());
        restored = null;
        if (compared < recorded) {
            throw new IllegalStateException("recovery does not say what the run said: cause="
                    + journal.outputs().get(compared).cause());
        }
        live = next;
        return core;
    }

    private TradingCore restore(TradingCore core, EngineRecipe recipe) {
        final TradingCore fresh =
                new TradingCore(recipe.core(), ModelLibrary.EMPTY, this::onRestoredOutput, recipe.strategies());
        final byte[] kept =
                new CoreSnapshot("sim", "simulation", "", "").take(core, marks).toBytes();
        CoreSnapshot.restore(Snapshot.of(kept), fresh, new JournalMarks());
        return fresh;
    }

    private static void requireSame(boolean same, long sequence) {
        if (!same) {
            throw new IllegalStateException(
                    "a core restored from a snapshot does not go on as the one it was taken of: sequence=" + sequence);
        }
    }

    /** What the first core said about the same input waits to be said again by the restored one. */
    private void onRestoredOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
        final MemoryJournal.Output first = said.poll();
        if (first == null || !MemoryJournal.isSame(first, cause, index, buffer, offset, length)) {
            throw new IllegalStateException(
                    "a core restored from a snapshot says something else: cause=" + cause + " index=" + index);
        }
    }

    long lastTimeNs() {
        return marks.lastTimeNs();
    }

    long fillsUntilNs() {
        return marks.fillsUntilNs();
    }

    @Override
    public void onOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
        if (live != null) {
            live.onOutput(cause, index, buffer, offset, length);
            return;
        }
        if (restored != null) {
            said.add(MemoryJournal.output(cause, index, buffer, offset, length));
        }
        if (compared == recorded) {
            journal.appendOutput(cause, index, buffer, offset, length);
        } else if (MemoryJournal.isSame(journal.outputs().get(compared), cause, index, buffer, offset, length)) {
            compared++;
        } else {
            throw new IllegalStateException(
                    "recovery says something else than the run did: cause=" + cause + " index=" + index);
        }
    }
}
