package io.escapement.trainer.jobs;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;

/**
 * The database a store lies in: connections, migrations, transactions. Whatever goes wrong becomes one line that names the
 * store.
 *
 * <p>Safe to use from several threads.
 */
public final class JobDatabase implements AutoCloseable {
    private static final int TRIES = 5;

    /** States of a transaction that met another one: serialization failure, deadlock. */
    private static final Set<String> UNDONE = Set.of("40001", "40P01");

    private final StoreLocation location;
    private final HikariDataSource pool;

    /** Statements that belong together. */
    interface Work<T> {
        T with(Statements statements) throws SQLException;
    }

    private JobDatabase(StoreLocation location, HikariDataSource pool) {
        this.location = location;
        this.pool = pool;
    }

    /**
     * Opens a store, makes it if it isn't there, and brings it up to date.
     *
     * @param location where
     * @param connections at once, at most; a worker wants two and one a thread
     * @return open
     * @throws TrainerException if it can't be reached, written or is of a newer trainer
     */
    public static JobDatabase open(StoreLocation location, int connections) {
        makeFolder(location);
        // A pool would try for half a minute before it says what is wrong.
        try (Connection connection = DriverManager.getConnection(location.jdbcUrl(), location.login())) {
            connection.isValid(5);
        } catch (final SQLException e) {
            throw StoreFailure.of(location, e);
        }
        final HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(location.jdbcUrl());
        settings.setDataSourceProperties(location.login());
        settings.setMaximumPoolSize(connections);
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(20_000);
        settings.setPoolName("jobs");
        settings.setConnectionInitSql(location.dialect().greeting());
        final HikariDataSource pool = new HikariDataSource(settings);
        try {
            new StoreSchema(location, pool).bringUpToDate();
        } catch (final RuntimeException e) {
            pool.close();
            throw e;
        }
        return new JobDatabase(location, pool);
    }

    private static void makeFolder(StoreLocation location) {
        if (location.dialect() == Dialect.SQLITE) {
            try {
                Files.createDirectories(location.file().getParent());
            } catch (final IOException e) {
                throw new TrainerException(
                        "can't make the folder of the job store " + location + ": " + e.getMessage()
                                + "; name another with --store",
                        e);
            }
        }
    }

    /** Where it is, for people. */
    StoreLocation location() {
        return location;
    }

    /**
     * The database's clock, which all times of jobs are by.
     *
     * @return milliseconds since the epoch
     */
    public long nowMs() {
        return call(statements -> statements.first("SELECT {now}", row -> row.getLong(1)))
                .orElseThrow();
    }

    /** One statement by itself. */
    <T> T call(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.with(new Statements(connection, location.dialect()));
        } catch (final SQLException e) {
            throw StoreFailure.of(location, e);
        }
    }

    /** All of it or nothing. Run again if the database had to undo it for another transaction's sake. */
    <T> T transaction(Work<T> work) {
        for (int left = TRIES - 1; ; left--) {
            try {
                return once(work);
            } catch (final SQLException e) {
                if (left == 0 || !UNDONE.contains(String.valueOf(e.getSQLState()))) {
                    throw StoreFailure.of(location, e);
                }
            }
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                final T result = work.with(new Statements(connection, location.dialect()));
                connection.commit();
                return result;
            } catch (final SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
