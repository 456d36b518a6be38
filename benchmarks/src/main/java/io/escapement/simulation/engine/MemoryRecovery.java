package io.escapement.simulation.engine;

import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.core.CheckedCore;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.OutputPort;
import io.escapement.runtime.start.FillCoverage;
import java.nio.ByteOrder;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Rebuilds a core from a journal: applies the inputs, holds what it says against what is recorded, and writes down what
 * the dead run had no time to write. Nothing of it is sent.
 */
final class MemoryRecovery implements OutputPort {
    private final MemoryJournal journal;
    private final int recorded;
    private final FillCoverage fills = new FillCoverage();
    private OutputPort live;
    private int compared;
    private long lastTimeNs;

    MemoryRecovery(MemoryJournal journal) {
        this.journal = journal;
        this.recorded = journal.outputs().size();
    }

    /** The core in the state of the journal's last input; its outputs go to {@code next} from then on. */
    CheckedCore recover(EngineRecipe recipe, OutputPort next) {
        final CheckedCore core = new CheckedCore(recipe.core(), ModelLibrary.EMPTY, this, recipe.strategies());
        final List<byte[]> inputs = journal.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            final UnsafeBuffer input = MemoryJournal.buffer(inputs.get(i));
            lastTimeNs =
                    Math.max(lastTimeNs, input.getLong(MessageHeaderDecoder.ENCODED_LENGTH, ByteOrder.LITTLE_ENDIAN));
            fills.onInput(input, 0, lastTimeNs);
            core.onInput(i + 1L, input, 0, input.capacity());
        }
        if (compared < recorded) {
            throw new IllegalStateException("recovery does not say what the run said: cause="
                    + journal.outputs().get(compared).cause());
        }
        live = next;
        return core;
    }

    long lastTimeNs() {
        return lastTimeNs;
    }

    long fillsUntilNs() {
        return fills.untilNs();
    }

    @Override
    public void onOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
        if (live != null) {
            live.onOutput(cause, index, buffer, offset, length);
        } else if (compared == recorded) {
            journal.appendOutput(cause, index, buffer, offset, length);
        } else if (MemoryJournal.isSame(journal.outputs().get(compared), cause, index, buffer, offset, length)) {
            compared++;
        } else {
            throw new IllegalStateException(
                    "recovery says something else than the run did: cause=" + cause + " index=" + index);
        }
    }
}
