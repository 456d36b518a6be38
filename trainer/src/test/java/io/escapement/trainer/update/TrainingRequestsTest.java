package io.escapement.trainer.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.sbe.Reason;
import io.escapement.trainer.TrainerException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRequestsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldNameSymbolsAndKeysThatStayWhenTheJournalIsReadAgain() {
        // given a journal in which training of the second of two instruments is asked for, and later a refit
        final Path directory = folder.resolve("journal");
        try (RequestJournal journal = new RequestJournal(directory, "bot1")) {
            journal.define(0, "BTCUSDT").define(1, "DOGEUSDT").wants(1, 5_000_000_000L);
            journal.define(0, "BTCUSDT").hasLearned(50, 9_000_000_000L);

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
}
