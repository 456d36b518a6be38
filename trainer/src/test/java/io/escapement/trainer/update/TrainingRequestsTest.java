package io.escapement.trainer.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.TrainingRequestedEncoder;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalContext;
import io.escapement.journal.JournalIdentity;
import io.escapement.trainer.TrainerException;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRequestsTest {
    private static final String HASH = "0".repeat(64);

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    @TempDir
    private Path folder;

    @Test
    void shouldNameSymbolsAndKeysThatStayWhenTheJournalIsReadAgain() {
        // given a journal in which training of the second of two instruments is asked for, and later a refit
        final Path directory = folder.resolve("journal");
        try (Journal journal = Journal.create(
                directory, new JournalContext().keeper(false), new JournalIdentity("bot1", "abc", HASH, ""))) {
            define(journal, 1, 0, "BTCUSDT");
            define(journal, 2, 1, "DOGEUSDT");
            request(journal, 2, 1, Reason.COVERAGE, 0, 5_000_000_000L);
            define(journal, 3, 0, "BTCUSDT");
            request(
                    journal,
                    3,
                    TrainingRequestedEncoder.instrumentIdNullValue(),
                    Reason.PERFORMANCE,
                    50,
                    9_000_000_000L);

            // when it is read while the process still has it, then
            assertThat(TrainingRequests.read(directory))
                    .containsExactly(
                            new TrainingRequest("bot1/2/5000000000/DOGEUSDT", "DOGEUSDT", Reason.COVERAGE, 0, 5_000),
                            new TrainingRequest("bot1/3/9000000000/*", "", Reason.PERFORMANCE, 50, 9_000));
        }

        // and read again afterwards
        assertThat(TrainingRequests.read(directory))
                .extracting(TrainingRequest::key)
                .containsExactly("bot1/2/5000000000/DOGEUSDT", "bot1/3/9000000000/*");
    }

    @Test
    void shouldSayWhatIsWrongWhenThereIsNoJournal() {
        assertThatThrownBy(() -> TrainingRequests.read(folder.resolve("nowhere")))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("nowhere");
    }

    private void define(Journal journal, long sequence, int instrumentId, String symbol) {
        final InstrumentDefinitionEncoder definition =
                new InstrumentDefinitionEncoder().wrapAndApplyHeader(buffer, 0, header);
        definition.instrumentId(instrumentId).symbol(symbol);
        journal.appendInput(sequence, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + definition.encodedLength());
    }

    private void request(
            Journal journal, long cause, int instrumentId, Reason reason, int outcomes, long engineTimeNs) {
        final TrainingRequestedEncoder request = new TrainingRequestedEncoder().wrapAndApplyHeader(buffer, 0, header);
        request.engineTimeNs(engineTimeNs)
                .instrumentId(instrumentId)
                .reason(reason)
                .outcomes(outcomes);
        journal.appendOutput(cause, 0, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + request.encodedLength());
    }
}
