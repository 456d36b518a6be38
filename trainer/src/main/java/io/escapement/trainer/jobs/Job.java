package io.escapement.trainer.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A job as the store has it at one moment, without its payload and result, which may be large.
 *
 * @param id its number
 * @param kind what is done
 * @param state where it is in its life
 * @param priority higher is earlier
 * @param parent the job that waits for it, 0: none
 * @param attempt how often it was claimed
 * @param failures of its own tries
 * @param maxFailures after which it isn't tried again
 * @param losses how often its worker vanished
 * @param timeoutMs a try may take, 0: any time
 * @param worker who has it or had it last, null: nobody yet
 * @param cancelAsked whether someone wants it to stop
 * @param step what is being done, may be empty
 * @param share of the work, 0 to 1
 * @param message for people, may be empty
 * @param error why the last try failed, null: none did
 * @param createdMs when it was entered
 * @param dueMs not to be started before
 * @param startedMs when the last try began, 0: never
 * @param finishedMs when it ended, 0: it hasn't
 */
public record Job(
        long id,
        String kind,
        JobState state,
        int priority,
        long parent,
        int attempt,
        int failures,
        int maxFailures,
        int losses,
        long timeoutMs,
        String worker,
        boolean cancelAsked,
        String step,
        double share,
        String message,
        String error,
        long createdMs,
        long dueMs,
        long startedMs,
        long finishedMs) {
    /** Columns in the order in which {@link #of} reads them. */
    static final String COLUMNS =
            "id, kind, state, priority, COALESCE(parent, 0), attempt, failures, max_failures, losses,"
                    + " timeout_ms, worker, cancel_asked, step, share, message, error, created_ms, due_ms,"
                    + " COALESCE(started_ms, 0), COALESCE(finished_ms, 0)";

    static Job of(ResultSet row) throws SQLException {
        return new Job(
                row.getLong(1),
                row.getString(2),
                JobState.valueOf(row.getString(3)),
                row.getInt(4),
                row.getLong(5),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                row.getInt(9),
                row.getLong(10),
                row.getString(11),
                row.getInt(12) != 0,
                row.getString(13),
                row.getDouble(14),
                row.getString(15),
                row.getString(16),
                row.getLong(17),
                row.getLong(18),
                row.getLong(19),
                row.getLong(20));
    }
}
