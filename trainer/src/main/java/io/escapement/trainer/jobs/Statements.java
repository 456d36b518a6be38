package io.escapement.trainer.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements on one connection, in its database's dialect. */
final class Statements {
    private final Connection connection;
    private final Dialect dialect;

    /** Makes something of one row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    Statements(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Runs a statement that changes rows; the number of them. */
    int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** Runs one that answers rows, which it may have changed. */
    <T> List<T> list(String sql, RowReader<T> reader, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            final List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        }
    }

    /** The first row, or none. */
    <T> Optional<T> first(String sql, RowReader<T> reader, Object... values) throws SQLException {
        final List<T> list = list(sql, reader, values);
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(0));
    }

    /** The same statement with many rows of values. */
    void batch(String sql, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(dialect.of(sql))) {
            for (final Object[] values : rows) {
                bind(statement, values);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        final PreparedStatement statement = connection.prepareStatement(dialect.of(sql));
        bind(statement, values);
        return statement;
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
