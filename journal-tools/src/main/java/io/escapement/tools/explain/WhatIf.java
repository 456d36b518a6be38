package io.escapement.tools.explain;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.output.OutputPort;
import io.escapement.journal.JournalReader;
import io.escapement.tools.replay.Progress;
import io.escapement.tools.replay.RecordedRun;
import java.util.List;

/**
 * Runs a journal's inputs through two cores side by side, one as configured then, one with a change, up to the first
 * decision that differs. What the venue answered later was said to the first core only, so nothing behind is compared.
 */
public final class WhatIf {
    private static final long PROGRESS_MASK = 0xFFFF;

    private final RecordedRun run;
    private final CoreConfiguration changed;

    /**
     * @param run the journal
     * @param changed configuration of the second core
     */
    public WhatIf(RecordedRun run, CoreConfiguration changed) {
        this.run = run;
        this.changed = changed;
    }

    /**
     * The first decision that differs.
     *
     * @param sequence of the input that was decided about, or of the last input when nothing differs
     * @param differs whether anything does
     * @param signalId of the first signal concerned, 0 if it is about a command alone
     */
    public record Answer(long sequence, boolean differs, long signalId) {}

    /**
     * Runs both.
     *
     * @param asItWas hears the first core's outputs; null for nobody
     * @param asChanged hears the second core's outputs; null for nobody
     * @param progress told every few thousand inputs
     * @return where they part
     */
    public Answer run(OutputPort asItWas, OutputPort asChanged, Progress progress) {
        final DecidingCore first = new DecidingCore(run::create, orNobody(asItWas));
        final DecidingCore second = new DecidingCore(port -> run.create(changed, port), orNobody(asChanged));
        long sequence = 0;
        try (JournalReader inputs = run.view().inputs()) {
            while (inputs.next()) {
                sequence = inputs.sequence();
                first.onInput(sequence, inputs.buffer(), inputs.offset(), inputs.length());
                second.onInput(
                        sequence,
                        first.commands.asHeardBy(second.commands, inputs.buffer(), inputs.offset(), inputs.length()),
                        0,
                        inputs.length());
                if (!first.decisions.equals(second.decisions)) {
                    return new Answer(sequence, true, signalOf(first.decisions, second.decisions));
                }
                if ((sequence & PROGRESS_MASK) == 0) {
                    progress.at(sequence);
                }
            }
        }
        return new Answer(sequence, false, 0);
    }

    /** The first that only one of them decided so, and that is about a signal. */
    private static long signalOf(List<DecidingCore.Decision> first, List<DecidingCore.Decision> second) {
        for (DecidingCore.Decision one : first) {
            if (one.signalId() != 0 && !second.contains(one)) {
                return one.signalId();
            }
        }
        for (DecidingCore.Decision one : second) {
            if (one.signalId() != 0 && !first.contains(one)) {
                return one.signalId();
            }
        }
        return 0;
    }

    private static OutputPort orNobody(OutputPort port) {
        return port != null ? port : (cause, index, buffer, offset, length) -> {};
    }
}
