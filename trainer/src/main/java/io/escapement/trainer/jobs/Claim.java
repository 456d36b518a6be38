package io.escapement.trainer.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.task.TaskText;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The right to run a job, until it ends or the heart of who has it stops for too long.
 *
 * @param id of the job
 * @param attempt by which it writes; once another attempt has begun, nothing is written
 * @param kind of work
 * @param payload what to do
 * @param priority of the job
 * @param timeoutMs the try may take, 0: any time
 */
record Claim(long id, int attempt, String kind, JsonNode payload, int priority, long timeoutMs) {
    /** Columns in the order in which {@link #of} reads them. */
    static final String COLUMNS = "id, attempt, kind, payload, priority, timeout_ms";

    static Claim of(ResultSet row) throws SQLException {
        return new Claim(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                TaskText.read(row.getString(4)),
                row.getInt(5),
                row.getLong(6));
    }
}
