package io.escapement.trainer.table;

import io.escapement.trainer.TrainerException;
import java.nio.file.Path;
import java.util.Locale;

/** Kinds of files a table may lie in, known by the file's ending. */
enum TableFormat {
    PARQUET("parquet", "read_parquet(?)", "FORMAT parquet, COMPRESSION zstd"),
    CSV("csv", "read_csv(?)", "FORMAT csv, HEADER true"),
    CSV_GZ("csv.gz", "read_csv(?)", "FORMAT csv, HEADER true, COMPRESSION gzip"),
    JSON("json", "read_json(?)", "FORMAT json, ARRAY true");

    private final String ending;

    /** Table function that reads a file, the name to be bound. */
    final String reader;

    /** Options of a COPY that writes one. */
    final String copyOptions;

    TableFormat(String ending, String reader, String copyOptions) {
        this.ending = ending;
        this.reader = reader;
        this.copyOptions = copyOptions;
    }

    static TableFormat of(Path file) {
        final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        for (final TableFormat format : values()) {
            if (name.endsWith('.' + format.ending)) {
                return format;
            }
        }
        throw new TrainerException(
                "can't tell what kind of table " + file + " is: its name must end in .parquet, .csv, .csv.gz or .json");
    }
}
