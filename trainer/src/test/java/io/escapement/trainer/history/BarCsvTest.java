package io.escapement.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarCsvTest {
    @TempDir
    private Path folder;

    @Test
    void shouldTakeExponentsAndStrippedZerosAndNoHeader() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "900000,1e+06,1000000.10,999999,1000000,0.000\n");

        assertThat(BarCsv.read(folder.resolve("a.csv"), 15))
                .containsExactly(new HistoryBar(
                        900_000,
                        100_000_000_000_000L,
                        100_000_010_000_000L,
                        99_999_900_000_000L,
                        100_000_000_000_000L,
                        BigDecimal.ZERO,
                        null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            900000,1,1,1,1 | 5 values, 6 or 7 belong in a row
            900000,1,1,1,x,1 | 'x' is not a number
            900001,1,1,1,1,1 | open time 900001 is not a multiple of 15 minutes
            0,1,1,1,1,1 | open time 0 is not after the row before
            900000,1,0.5,1,1,1 | prices or volume that can't be
            900000,1,1,1,1,-1 | prices or volume that can't be
            900000,1,1,1,0.123456789,1 | Rounding necessary
            """)
    void shouldNameTheFirstBadRow(String row, String message) throws IOException {
        final Path file = folder.resolve("a.csv");
        Files.writeString(file, "open_time_ms,open,high,low,close,volume\n0,1,1,1,1,1\n" + row + "\n");

        assertThatThrownBy(() -> BarCsv.read(file, 15))
                .isInstanceOf(TrainerException.class)
                .hasMessage("history file " + file + " line 3: " + message + "; mend or fetch it again");
    }

    @Test
    void shouldNameAMissingFile() {
        assertThatThrownBy(() -> BarCsv.read(folder.resolve("none.csv"), 15))
                .hasMessage("no history file " + folder.resolve("none.csv") + "; fetch it first");
    }
}
