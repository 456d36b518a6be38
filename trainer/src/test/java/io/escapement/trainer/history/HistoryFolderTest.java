package io.escapement.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFolderTest {
    private static final HistoryBar FIRST =
            new HistoryBar(900_000, 12_345_000_000L, 12_400_000_000L, 1, 12_345_678_901L, new BigDecimal("0.5"), null);
    private static final HistoryBar SECOND = bar(1_800_000, "1000000");

    @TempDir
    private Path data;

    private HistoryFolder folder;

    @BeforeEach
    void open() {
        folder = new HistoryFolder(data);
    }

    @Test
    void shouldReadBackExactlyWhatItWrote() {
        folder.write("BTCUSDT", 15, List.of(FIRST, SECOND));

        assertThat(folder.read("BTCUSDT", 15)).containsExactly(FIRST, SECOND);
        assertThat(folder.series()).containsExactly(new Series("BTCUSDT", 15));
        assertThat(folder.symbols(15)).containsExactly("BTCUSDT");
    }

    @Test
    void shouldMergeInOrderWithTheNewerBarStanding() {
        folder.write("BTCUSDT", 15, List.of(FIRST, bar(2_700_000, "7")));

        final HistoryFolder.Merged merged = folder.merge("BTCUSDT", 15, List.of(bar(2_700_000, "8"), SECOND, FIRST));

        assertThat(merged).isEqualTo(new HistoryFolder.Merged(3, 1, 1));
        assertThat(folder.read("BTCUSDT", 15)).containsExactly(FIRST, SECOND, bar(2_700_000, "8"));
    }

    @Test
    void shouldNameTheFileAndTheRemedyWhenThereIsNoneOrItIsDamaged() throws IOException {
        assertThatThrownBy(() -> folder.read("BTCUSDT", 15))
                .isInstanceOf(TrainerException.class)
                .hasMessage("no 15 m bars of BTCUSDT in " + data
                        + "; fetch them (train fetch) or import them (train import)");
        folder.write("BTCUSDT", 15, List.of(SECOND, FIRST));
        assertThatThrownBy(() -> folder.read("BTCUSDT", 15))
                .hasMessageContaining("BTCUSDT_15m.parquet row 2: open time 900000 is not after the row before");
        final Path file = folder.file("ETHUSDT", 15);
        Files.writeString(file, "PAR1 but no more");
        assertThatThrownBy(() -> folder.read("ETHUSDT", 15)).hasMessageContaining("can't read table " + file);
    }

    @Test
    void shouldListMissingRangesNewestFirst() {
        final List<HistoryBar> bars = List.of(bar(20, "1"), bar(30, "1"), bar(60, "1"));

        assertThat(MissingRanges.newestFirst(bars, 10, 5, 80))
                .containsExactly(
                        new MissingRanges.Range(70, 80),
                        new MissingRanges.Range(40, 50),
                        new MissingRanges.Range(10, 10));
        assertThat(MissingRanges.newestFirst(bars, 10, 20, 30)).isEmpty();
        assertThat(MissingRanges.newestFirst(List.of(), 10, 20, 10)).isEmpty();
    }

    private static HistoryBar bar(long openTimeMs, String volume) {
        return new HistoryBar(openTimeMs, 5, 5, 5, 5, new BigDecimal(volume), new BigDecimal("1000000"));
    }
}
