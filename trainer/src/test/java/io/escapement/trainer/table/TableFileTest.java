package io.escapement.trainer.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFileTest {
    private static final List<TableColumn> COLUMNS = List.of(
            new TableColumn("time_ms", TableColumn.Type.LONG),
            new TableColumn("a \"quoted\" name", TableColumn.Type.DOUBLE),
            new TableColumn("symbol", TableColumn.Type.TEXT));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"t.parquet", "t.csv", "t.csv.gz", "t.json"})
    void shouldReadBackWhatItWroteWhenTheEndingNamesTheKind(String name) throws IOException {
        final TableFile table = new TableFile(folder.resolve("new").resolve(name));
        table.write(COLUMNS, List.of(new Object[] {1_772_496_000_000L, 0.1, "BTCUSDT"}, new Object[] {
            1_772_496_900_000L, -2.5e-9, "ETHUSDT"
        }));
        assertThat(table.columns()).containsExactly("time_ms", "a \"quoted\" name", "symbol");
        assertThat(table.numbers("time_ms")).containsExactly(1_772_496_000_000d, 1_772_496_900_000d);
        assertThat(table.numbers("a \"quoted\" name")).containsExactly(0.1, -2.5e-9);
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(name);
        }
    }

    @Test
    void shouldNameRowAndValueWhenAColumnIsNotOfNumbers() throws IOException {
        final Path file = Files.writeString(folder.resolve("r.csv"), "day,r\n1,0.5\n2,\n3,oops\n");
        assertThatThrownBy(() -> new TableFile(file).numbers("r"))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("row 2: column 'r' is empty");
        Files.writeString(file, "day,r\n1,0.5\n2,0.25\n3,oops\n");
        assertThatThrownBy(() -> new TableFile(file).numbers("r"))
                .hasMessageContaining("row 3: column 'r' holds 'oops', not a number");
        assertThatThrownBy(() -> new TableFile(file).numbers("s")).hasMessageContaining("it has day, r");
    }

    @Test
    void shouldSayWhatIsWrongWhenThereIsNoTable() throws IOException {
        assertThatThrownBy(() -> new TableFile(folder.resolve("x.xlsx")))
                .hasMessageContaining("must end in .parquet, .csv, .csv.gz or .json");
        assertThatThrownBy(() -> new TableFile(folder.resolve("x.csv")).numbers("r"))
                .hasMessageContaining("no table");
        final Path noParquet = Files.writeString(folder.resolve("x.parquet"), "no parquet at all");
        assertThatThrownBy(() -> new TableFile(noParquet).numbers("r")).hasMessageContaining("can't read table");
    }

    @Test
    void shouldWriteNothingWhenARowIsWrong() {
        final Path file = folder.resolve("t.parquet");
        assertThatThrownBy(() -> new TableFile(file).write(COLUMNS, List.<Object[]>of(new Object[] {1L})))
                .isInstanceOf(TrainerException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldSayInPlainWordsThatADiskIsFull() {
        assertThat(
                        TableFile.reason(
                                new SQLException(
                                        "IO Error: Async write failed for range [offset=0, size=148]:"
                                                + " {\"exception_message\":\"Could not write file: No space left on device\",\"errno\":\"28\"}")))
                .isEqualTo("No space left on device; make room there");
    }
}
