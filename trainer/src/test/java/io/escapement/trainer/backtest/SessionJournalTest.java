package io.escapement.trainer.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.backtest.result.BacktestResult;
import io.escapement.trainer.task.Progress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session's journal tells what the session came to, and can be traded on again. */
class SessionJournalTest {
    private static final String FREE = "model.required = false\n";

    @TempDir
    private Path folder;

    @Test
    void shouldTellTheSameAsTheRunThatWroteIt() {
        final Path journal = folder.resolve("journal");
        final BacktestResult run = BacktestService.run(request(), journal, Progress.NONE);

        final BacktestResult read = SessionJournal.read(journal, 1, Progress.NONE);

        assertThat(run.trades()).isNotEmpty();
        assertThat(read.trades()).isEqualTo(run.trades());
        assertThat(read.costs()).isEqualTo(run.costs());
        assertThat(read.gates()).isEqualTo(run.gates());
        assertThat(read.signals()).isEqualTo(run.signals());
        assertThat(read.equity()).isEqualTo(run.equity());
        assertThat(read.prices()).isEqualTo(run.prices());
        assertThat(read.summary().net()).isEqualTo(run.summary().net());
        assertThat(read.run().configuration()).isEqualTo(run.run().configuration());
        assertThat(read.run().source()).isEqualTo("JOURNAL");
        assertThat(SessionJournal.hasModel(journal)).isFalse();
    }

    @Test
    void shouldTradeOnTheBarsThatWereRecorded() {
        final Path journal = folder.resolve("journal");
        final BacktestResult run = BacktestService.run(request(), journal, Progress.NONE);

        final BacktestResult again = BacktestService.run(
                BacktestRequest.of(MarketChoice.journal(journal.toString()), FREE, null), Progress.NONE);

        assertThat(again.run().symbols())
                .containsExactlyInAnyOrderElementsOf(run.run().symbols());
        assertThat(again.run().fromMs()).isEqualTo(run.run().fromMs());
        // The same closes make the same strategies speak, but for the minutes after the last of them.
        assertThat(again.signals().made()).isBetween((int) (0.9 * run.signals().made()), (int)
                (1.1 * run.signals().made()));
        assertThat(again.run().dataSha256()).hasSize(64);
    }

    @Test
    void shouldSayWhatIsMissing() {
        final Path nowhere = folder.resolve("nowhere");

        assertThatThrownBy(() -> SessionJournal.read(nowhere, 1, Progress.NONE))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> BacktestService.run(
                        BacktestRequest.of(MarketChoice.journal(nowhere.toString()), FREE, null), Progress.NONE))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("nowhere");
    }

    private static BacktestRequest request() {
        return new BacktestRequest(
                MarketChoice.synthetic(5, 1),
                List.of("BTCUSDT", "SOLUSDT"),
                null,
                null,
                FREE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
