package io.escapement.tools.replay;

import io.escapement.journal.Journal;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;

/**
 * Feeds every input of a journal to a fresh subject, in order, and compares every output byte for byte with the one
 * recorded. Restarts inside a journal are inputs like any other and replay through.
 */
public final class Replayer {
    private static final long PROGRESS_MASK = (1 << 13) - 1;

    private final JournalView view;
    private final SubjectFactory subjects;
    private final boolean comparing;
    private final long firstSequence;
    private final long lastSequence;

    /**
     * A replay from the first input.
     *
     * @param view the journal
     * @param subjects makes the core, or what stands in for it
     * @param comparing whether outputs are compared; false only applies the inputs
     * @param lastSequence input to stop behind; {@link Long#MAX_VALUE} for all
     */
    public Replayer(JournalView view, SubjectFactory subjects, boolean comparing, long lastSequence) {
        this(view, subjects, comparing, Journal.FIRST_SEQUENCE, lastSequence);
    }

    /**
     * A replay.
     *
     * @param view the journal
     * @param subjects makes what has applied all inputs before the first
     * @param comparing whether outputs are compared; false only applies the inputs
     * @param firstSequence input to begin with
     * @param lastSequence input to stop behind; {@link Long#MAX_VALUE} for all
     */
    public Replayer(
            JournalView view, SubjectFactory subjects, boolean comparing, long firstSequence, long lastSequence) {
        this.view = view;
        this.subjects = subjects;
        this.comparing = comparing;
        this.firstSequence = firstSequence;
        this.lastSequence = lastSequence;
    }

    /**
     * Replays.
     *
     * @param progress told every few thousand inputs
     * @return what it came to
     */
    public ReplayResult replay(Progress progress) {
        final long startNs = System.nanoTime();
        try (JournalReader inputs = view.inputs();
                JournalReader recorded = view.outputs()) {
            inputs.seek(firstSequence);
            recorded.seek(firstSequence);
            final OutputComparator comparator = new OutputComparator(recorded, comparing);
            final Subject subject = subjects.create(comparator);
            long applied = 0;
            long sequence = firstSequence - 1;
            while (sequence < lastSequence && comparator.difference() == null && inputs.next()) {
                sequence = inputs.sequence();
                subject.onInput(sequence, inputs.buffer(), inputs.offset(), inputs.length());
                comparator.onInputApplied(sequence);
                applied++;
                if ((applied & PROGRESS_MASK) == 0) {
                    progress.at(sequence);
                }
            }
            if (lastSequence == Long.MAX_VALUE && comparator.difference() == null) {
                comparator.onEnd(sequence);
            }
            return new ReplayResult(
                    applied,
                    comparator.outputs(),
                    comparator.compared(),
                    subject.stateHash(),
                    comparator.missing(),
                    System.nanoTime() - startNs,
                    withCause(comparator.difference()));
        }
    }

    private Difference withCause(Difference difference) {
        if (difference == null) {
            return null;
        }
        byte[] cause = null;
        try (JournalReader inputs = view.inputs()) {
            inputs.seek(difference.causeSequence());
            if (inputs.next() && inputs.sequence() == difference.causeSequence()) {
                cause = new byte[inputs.length()];
                inputs.buffer().getBytes(inputs.offset(), cause);
            }
        }
        return new Difference(
                difference.kind(),
                difference.causeSequence(),
                difference.index(),
                cause,
                difference.recorded(),
                difference.recomputed());
    }
}
