package io.escapement.trainer.update;

import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.TrainingRequestedEncoder;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalContext;
import io.escapement.journal.JournalIdentity;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/** The journal of a trading process that asks for training. */
final class RequestJournal implements AutoCloseable {
    private static final String HASH = "0".repeat(64);

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Journal journal;

    RequestJournal(Path directory, String instance) {
        journal = Journal.create(
                directory, new JournalContext().keeper(false), new JournalIdentity(instance, "abc", HASH, ""));
    }

    /** The next input gives an instrument its name. */
    RequestJournal define(int instrumentId, String symbol) {
        final InstrumentDefinitionEncoder definition =
                new InstrumentDefinitionEncoder().wrapAndApplyHeader(buffer, 0, header);
        definition.instrumentId(instrumentId).symbol(symbol);
        journal.appendInput(
                journal.lastInputSequence() + 1,
                buffer,
                0,
                MessageHeaderEncoder.ENCODED_LENGTH + definition.encodedLength());
        return this;
    }

    /** After the last input a symbol without a model is told. */
    RequestJournal wants(int instrumentId, long engineTimeNs) {
        return ask(instrumentId, Reason.COVERAGE, 0, engineTimeNs);
    }

    /** After the last input enough has been learned for a new model. */
    RequestJournal hasLearned(int outcomes, long engineTimeNs) {
        return ask(TrainingRequestedEncoder.instrumentIdNullValue(), Reason.PERFORMANCE, outcomes, engineTimeNs);
    }

    private RequestJournal ask(int instrumentId, Reason reason, int outcomes, long engineTimeNs) {
        final TrainingRequestedEncoder request = new TrainingRequestedEncoder().wrapAndApplyHeader(buffer, 0, header);
        request.engineTimeNs(engineTimeNs)
                .instrumentId(instrumentId)
                .reason(reason)
                .outcomes(outcomes);
        journal.appendOutput(
                journal.lastInputSequence(),
                0,
                buffer,
                0,
                MessageHeaderEncoder.ENCODED_LENGTH + request.encodedLength());
        return this;
    }

    @Override
    public void close() {
        journal.close();
    }
}
