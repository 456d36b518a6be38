package io.escapement.tools.report;

import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalUsage;
import io.escapement.journal.JournalView;
import io.escapement.tools.text.JournalNames;
import io.escapement.tools.text.RecordPrinter;

/** Reads a journal through once and adds it up. */
public final class SessionReader {
    private SessionReader() {}

    /**
     * @param view the journal
     * @return what the session came to
     */
    public static Session read(JournalView view) {
        final JournalNames names = new JournalNames(view.identity().instance());
        final RecordPrinter printer = new RecordPrinter(names);
        final InputTally in = new InputTally(names, printer);
        final OutputTally out = new OutputTally(names, printer);
        try (JournalReader inputs = view.inputs();
                JournalReader outputs = view.outputs()) {
            while (inputs.next()) {
                in.onInput(inputs.buffer(), inputs.offset());
            }
            while (outputs.next()) {
                out.onOutput(outputs.buffer(), outputs.offset());
            }
        }
        final JournalUsage usage = view.usage();
        return new Session(
                view.directory().toString(),
                view.identity().commit(),
                in.mode,
                in.runs,
                in.firstTimeNs,
                in.lastTimeNs,
                in.count,
                out.count,
                in.types.sorted(),
                out.types.sorted(),
                out.signals(),
                out.fates().sorted(),
                in.outcomes.sorted(),
                out.alerts.sorted(),
                out.findings.sorted(),
                out.trades,
                in.openPositions(),
                out.gross,
                in.feesPaid,
                in.fundingPaid,
                out.net,
                in.equityStart,
                in.equityEnd,
                out.stateHash,
                usage.bytes(),
                usage.files());
    }
}
