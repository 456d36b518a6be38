package io.escapement.tools.signals;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.OutcomeRecordedDecoder;
import io.escapement.codecs.sbe.SignalContextDecoder;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.codecs.sbe.SignalTransitionDecoder;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import io.escapement.tools.text.JournalNames;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/** Reads the outputs of a journal once and makes a row of each signal. */
public final class SignalReader {
    private final TreeMap<Long, SignalRow> rows = new TreeMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SignalTransitionDecoder transition = new SignalTransitionDecoder();
    private final SignalContextDecoder context = new SignalContextDecoder();
    private final OutcomeRecordedDecoder outcome = new OutcomeRecordedDecoder();

    private SignalReader() {}

    /**
     * Reads a journal.
     *
     * @param view the journal
     * @param names symbols
     * @param filter which signals are wanted
     * @return in order of their ids
     */
    public static List<SignalRow> read(JournalView view, JournalNames names, SignalFilter filter) {
        final SignalReader reader = new SignalReader();
        try (JournalReader outputs = view.outputs()) {
            while (outputs.next()) {
                reader.onOutput(outputs.buffer(), outputs.offset());
            }
        }
        final List<SignalRow> wanted = new ArrayList<>();
        for (final SignalRow row : reader.rows.values()) {
            if (filter.wants(row, names)) {
                wanted.add(row);
            }
        }
        return wanted;
    }

    private void onOutput(DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case SignalTransitionDecoder.TEMPLATE_ID ->
                onTransition(transition.wrapAndApplyHeader(buffer, offset, header));
            case SignalContextDecoder.TEMPLATE_ID -> {
                context.wrapAndApplyHeader(buffer, offset, header);
                final SignalRow row = row(context.signalId());
                row.probability = context.probability();
                row.expectedBps = context.expectedValueBps();
            }
            case OutcomeRecordedDecoder.TEMPLATE_ID -> onOutcome(outcome.wrapAndApplyHeader(buffer, offset, header));
            default -> {
                // The life of one signal shows the rest.
            }
        }
    }

    private void onTransition(SignalTransitionDecoder step) {
        final SignalRow row = row(step.signalId());
        row.state = step.toState().name();
        if (step.toState() == SignalState.LEARNED) {
            return;
        }
        row.fate = row.state;
        row.reason = step.reason().name().equals("NONE") ? "" : step.reason().name();
        if (step.toState() == SignalState.GENERATED) {
            row.timeNs = step.engineTimeNs();
            row.instrumentId = step.instrumentId();
            row.strategyId = step.strategyId();
            row.side = step.side().name();
        }
    }

    /** A phantom beside a trade does not replace the trade's own result. */
    private void onOutcome(OutcomeRecordedDecoder result) {
        if (result.beside() == Bool.YES) {
            return;
        }
        final SignalRow row = row(result.signalId());
        row.resultR = result.resultR();
        row.ended = result.reason().name();
    }

    private SignalRow row(long id) {
        return rows.computeIfAbsent(id, SignalRow::new);
    }
}
