package io.escapement.tools.replay;

import io.escapement.core.output.OutputPort;
import io.escapement.journal.JournalReader;
import org.agrona.DirectBuffer;

/**
 * Takes the outputs of a replay and holds each against the next one in the journal. Stops looking after the first
 * difference.
 */
final class OutputComparator implements OutputPort {
    private final JournalReader recorded;
    private final boolean comparing;
    private long outputs;
    private long compared;
    private boolean held;
    private boolean ended;
    private long firstMissingCause;
    private int missing;
    private Difference difference;

    /**
     * @param recorded outputs of the journal, before the first
     * @param comparing false: only count
     */
    OutputComparator(JournalReader recorded, boolean comparing) {
        this.recorded = recorded;
        this.comparing = comparing;
        this.ended = !comparing;
        if (comparing) {
            step();
        }
    }

    @Override
    public void onOutput(long causeSequence, int index, DirectBuffer buffer, int offset, int length) {
        outputs++;
        if (!comparing || difference != null) {
            return;
        }
        if (ended) {
            onMissing(causeSequence);
            return;
        }
        if (recorded.sequence() != causeSequence || recorded.index() != index) {
            final boolean earlier = recorded.sequence() < causeSequence
                    || (recorded.sequence() == causeSequence && recorded.index() < index);
            difference = earlier
                    ? notRecomputed()
                    : new Difference(
                            Difference.Kind.NOT_RECORDED,
                            causeSequence,
                            index,
                            null,
                            null,
                            copy(buffer, offset, length));
            return;
        }
        if (!equal(buffer, offset, length)) {
            difference = new Difference(
                    Difference.Kind.CHANGED,
                    causeSequence,
                    index,
                    null,
                    copy(recorded.buffer(), recorded.offset(), recorded.length()),
                    copy(buffer, offset, length));
            return;
        }
        compared++;
        step();
    }

    /** Call after each input: anything recorded for it must have been recomputed by now. */
    void onInputApplied(long sequence) {
        if (held && difference == null && recorded.sequence() <= sequence) {
            difference = notRecomputed();
        }
    }

    /**
     * Call after the last input: whatever is still recorded has no input, and outputs may only be missing for the last
     * input.
     */
    void onEnd(long lastSequence) {
        if (difference == null && held) {
            difference = notRecomputed();
        }
        if (difference == null && missing > 0 && firstMissingCause < lastSequence) {
            difference = new Difference(Difference.Kind.OUT_ENDS_EARLY, firstMissingCause, 0, null, null, null);
        }
    }

    Difference difference() {
        return difference;
    }

    long outputs() {
        return outputs;
    }

    long compared() {
        return compared;
    }

    int missing() {
        return missing;
    }

    private void onMissing(long causeSequence) {
        // A journal being written may have grown since we met its end, but then the writer is alive and the inputs we
        // read may be ahead of its outputs: the same as a torn tail.
        if (missing == 0) {
            firstMissingCause = causeSequence;
        }
        missing++;
    }

    private void step() {
        held = recorded.next();
        ended = !held;
    }

    private Difference notRecomputed() {
        return new Difference(
                Difference.Kind.NOT_RECOMPUTED,
                recorded.sequence(),
                recorded.index(),
                null,
                copy(recorded.buffer(), recorded.offset(), recorded.length()),
                null);
    }

    private boolean equal(DirectBuffer buffer, int offset, int length) {
        if (length != recorded.length()) {
            return false;
        }
        final DirectBuffer other = recorded.buffer();
        final int start = recorded.offset();
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            if (buffer.getLong(offset + i) != other.getLong(start + i)) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (buffer.getByte(offset + i) != other.getByte(start + i)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] copy(DirectBuffer buffer, int offset, int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return bytes;
    }
}
