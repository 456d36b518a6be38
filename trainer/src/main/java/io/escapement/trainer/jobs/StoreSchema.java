package io.escapement.trainer.jobs;

import io.escapement.trainer.TrainerException;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** The tables of a store, made and changed by numbered migrations. */
final class StoreSchema {
    /** The newest migration this trainer knows. */
    private static final MigrationVersion NEWEST = MigrationVersion.fromVersion("1");

    /** SQLite has no lock for migrations: of several that begin at once, some fail and find it done when they look again. */
    private static final int TRIES = 5;

    private final StoreLocation location;
    private final Flyway flyway;

    StoreSchema(StoreLocation location, DataSource source) {
        this.location = location;
        this.flyway = Flyway.configure(StoreSchema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:io/escapement/trainer/jobs")
                .placeholders(Map.of("identity", location.dialect().identity()))
                .table("job_schema")
                .load();
    }

    void bringUpToDate() {
        for (int left = TRIES - 1; ; left--) {
            try {
                checkNotNewer();
                flyway.migrate();
                return;
            } catch (final FlywayException e) {
                if (left == 0 || !isRace()) {
                    throw failure(e);
                }
            }
        }
    }

    private void checkNotNewer() {
        final MigrationInfo current = flyway.info().current();
        if (current != null
                && current.getVersion() != null
                && current.getVersion().compareTo(NEWEST) > 0) {
            throw new TrainerException(
                    "the job store " + location + " is of a newer trainer (schema " + current.getVersion()
                            + ", this one knows " + NEWEST + "); use that trainer, or name another store");
        }
    }

    private boolean isRace() {
        return location.dialect() == Dialect.SQLITE;
    }

    private TrainerException failure(FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return StoreFailure.of(location, (SQLException) cause);
            }
        }
        return new TrainerException(
                "the job store " + location + " can't be brought up to date: "
                        + failure.getMessage().lines().findFirst().orElse(""),
                failure);
    }
}
