package io.escapement.trainer.table;

import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A table in a file; the ending says which kind: {@code .parquet}, {@code .csv}, {@code .csv.gz} or {@code .json} (an
 * array of objects).
 */
public final class TableFile {
    private static final String FULL_DISK = "No space left on device";

    private final Path file;
    private final TableFormat format;

    /**
     * A table.
     *
     * @param file need not exist before it is written
     * @throws TrainerException if the ending is of no known kind
     */
    public TableFile(Path file) {
        this.file = file;
        format = TableFormat.of(file);
    }

    /**
     * Names of the columns.
     *
     * @return in the file's order
     * @throws TrainerException if the file can't be read as a table
     */
    public List<String> columns() {
        try (Connection database = database();
                PreparedStatement query = database.prepareStatement("DESCRIBE SELECT * FROM " + format.reader)) {
            query.setString(1, readable());
            final List<String> names = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        } catch (final SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * The numbers of one column, in the file's order.
     *
     * @param column its name
     * @return one a row
     * @throws TrainerException naming the first row whose value is missing or no number
     */
    public double[] numbers(String column) {
        final List<String> names = columns();
        if (!names.contains(column)) {
            throw new TrainerException(
                    "table " + file + " has no column '" + column + "'; it has " + String.join(", ", names));
        }
        final String text = "SELECT TRY_CAST(" + quoted(column) + " AS DOUBLE), CAST(" + quoted(column)
                + " AS VARCHAR) FROM " + format.reader;
        try (Connection database = database();
                PreparedStatement query = database.prepareStatement(text)) {
            query.setString(1, readable());
            final List<Double> numbers = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    final double number = rows.getDouble(1);
                    if (rows.wasNull()) {
                        final String found = rows.getString(2);
                        throw new TrainerException("table " + file + ", row " + (numbers.size() + 1) + ": column '"
                                + column + "' " + (found == null ? "is empty" : "holds '" + found + "', not a number"));
                    }
                    numbers.add(number);
                }
            }
            return numbers.stream().mapToDouble(Double::doubleValue).toArray();
        } catch (final SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * Reads rows in the file's order.
     *
     * @param columns wanted, in the order wanted
     * @param reader takes each row: a {@code Long}, {@code BigDecimal}, {@code Double} or {@code String} a column, or null
     * @throws TrainerException if the file can't be read, or lacks a column
     */
    public void read(List<String> columns, Consumer<Object[]> reader) {
        final List<String> quoted = new ArrayList<>();
        for (final String column : columns) {
            quoted.add(quoted(column));
        }
        try (Connection database = database();
                PreparedStatement query =
                        database.prepareStatement("SELECT " + String.join(", ", quoted) + " FROM " + format.reader)) {
            query.setString(1, readable());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    final Object[] row = new Object[columns.size()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = rows.getObject(i + 1);
                    }
                    reader.accept(row);
                }
            }
        } catch (final SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * Writes a table, whole or not at all.
     *
     * @param columns in order
     * @param rows each as long as the columns: {@code Long}, {@code BigDecimal}, {@code Double}, {@code String} as the
     *     columns are, or null; NaN is written as missing
     * @throws TrainerException if it can't be written
     */
    public void write(List<TableColumn> columns, Iterable<Object[]> rows) {
        final Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            try (Connection database = database();
                    Statement statement = database.createStatement()) {
                statement.execute("CREATE TABLE rows (" + definition(columns) + ")");
                append(database.unwrap(DuckDBConnection.class), columns, rows);
                statement.execute(
                        "COPY rows TO '" + part.toString().replace("'", "''") + "' (" + format.copyOptions + ")");
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (final SQLException | IOException | ArithmeticException e) {
            deletePart(part);
            throw new TrainerException("can't write table " + file + ": " + reason(e), e);
        }
    }

    private static void append(DuckDBConnection database, List<TableColumn> columns, Iterable<Object[]> rows)
            throws SQLException {
        try (DuckDBAppender appender = database.createAppender("main", "rows")) {
            for (final Object[] row : rows) {
                appender.beginRow();
                for (int i = 0; i < row.length; i++) {
                    final Object value = row[i];
                    if (value == null || (value instanceof Double number && number.isNaN())) {
                        appender.appendNull();
                    } else if (value instanceof Long number) {
                        appender.append(number.longValue());
                    } else if (value instanceof Double number) {
                        appender.append(number.doubleValue());
                    } else if (value instanceof BigDecimal number) {
                        appender.append(number.setScale(columns.get(i).type().scale));
                    } else {
                        appender.append((String) value);
                    }
                }
                appender.endRow();
            }
        }
    }

    private static String definition(List<TableColumn> columns) {
        final List<String> texts = new ArrayList<>();
        for (final TableColumn column : columns) {
            texts.add(quoted(column.name()) + ' ' + column.type().sql);
        }
        return String.join(", ", texts);
    }

    private String readable() {
        if (!Files.isReadable(file)) {
            throw new TrainerException("no table " + file + ", or no permission to read it");
        }
        return file.toString();
    }

    private TrainerException unreadable(SQLException e) {
        return new TrainerException("can't read table " + file + ": " + firstLine(e), e);
    }

    /** Why a table can't be written. DuckDB tells of a full disk in a JSON object of its own. */
    static String reason(Exception e) {
        final String line = firstLine(e);
        return line.contains(FULL_DISK) ? FULL_DISK + "; make room there" : line;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown reason");
    }

    private static void deletePart(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (final IOException e) {
            // The failure before it is the one to tell.
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static Connection database() throws SQLException {
        final Properties settings = new Properties();
        // One thread keeps rows in their order at every step; nothing is fetched from the network.
        settings.setProperty("threads", "1");
        settings.setProperty("autoinstall_known_extensions", "false");
        return DriverManager.getConnection("jdbc:duckdb:", settings);
    }
}
