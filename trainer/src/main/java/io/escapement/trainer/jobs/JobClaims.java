package io.escapement.trainer.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.task.TaskText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The queue as its workers see it: claim a job, keep the claim alive, end it. Each write names the attempt it is for and
 * changes nothing once the job is another's.
 *
 * <p>Safe to use from several threads.
 */
final class JobClaims {
    /** A job whose worker vanished so often is what makes them vanish. */
    static final int LOSSES_MAX = 3;

    private static final String MINE = " WHERE id = ? AND attempt = ? AND state = 'RUNNING'";
    private static final long BACK_OFF_MAX_MS = 600_000;

    private final JobDatabase database;

    /** A job that was taken from a worker that is gone. */
    record Lost(long id, int attempt, JobState state, String worker) {}

    JobClaims(JobDatabase database) {
        this.database = database;
    }

    /** Claims the first job of these kinds that is due. */
    Optional<Claim> claim(String worker, List<String> kinds) {
        return claim(worker, kinds, "", List.of());
    }

    /** Claims the first piece that a call of a job waits for. */
    Optional<Claim> claimPiece(String worker, String kind, long parent, String batch) {
        return claim(worker, List.of(kind), " AND parent = ? AND batch = ?", List.of(parent, batch));
    }

    private Optional<Claim> claim(String worker, List<String> kinds, String further, List<Object> furtherValues) {
        final List<Object> values = new ArrayList<>();
        values.add(worker);
        values.addAll(kinds);
        values.addAll(furtherValues);
        // One statement: SQLite takes the file for it, PostgreSQL locks the row and steps over rows others have locked.
        final String sql = "UPDATE job SET state = 'RUNNING', attempt = attempt + 1, worker = ?, beat_ms = {now},"
                + " started_ms = {now}, step = '', share = 0, message = ''"
                + " WHERE id = (SELECT id FROM job WHERE state = 'QUEUED' AND due_ms <= {now} AND kind IN ("
                + String.join(", ", Collections.nCopies(kinds.size(), "?")) + ")" + further
                + " ORDER BY priority DESC, id LIMIT 1 {skip locked}) AND state = 'QUEUED' RETURNING " + Claim.COLUMNS;
        return database.call(statements -> statements.first(sql, Claim::of, values.toArray()));
    }

    /** Jobs of these kinds that are queued or running. */
    long live(List<String> kinds) {
        return database.call(statements -> statements.first(
                        "SELECT COUNT(*) FROM job WHERE state IN ('QUEUED', 'RUNNING') AND kind IN ("
                                + String.join(", ", Collections.nCopies(kinds.size(), "?")) + ")",
                        row -> row.getLong(1),
                        kinds.toArray()))
                .orElse(0L);
    }

    /** Keeps a claim alive. False once it is lost. */
    boolean beat(Claim claim) {
        return database.call(statements ->
                        statements.update("UPDATE job SET beat_ms = {now}" + MINE, claim.id(), claim.attempt()))
                > 0;
    }

    /** Whether someone wants it to stop; empty once the claim is lost. */
    Optional<Boolean> cancelAsked(Claim claim) {
        return database.call(statements -> statements.first(
                "SELECT cancel_asked FROM job" + MINE, row -> row.getInt(1) != 0, claim.id(), claim.attempt()));
    }

    /** Tells how far it is. */
    void progress(Claim claim, String step, double share, String message) {
        database.call(statements -> statements.update(
                "UPDATE job SET step = ?, share = ?, message = ?" + MINE,
                step,
                share,
                message,
                claim.id(),
                claim.attempt()));
    }

    /** Enters a job that its own process runs, and no other if that vanishes. */
    Claim begin(String worker, String kind, JsonNode payload) {
        return database.call(statements -> statements.first(
                        "INSERT INTO job (kind, payload, state, priority, due_ms, timeout_ms, back_off_ms, attempt,"
                                + " max_failures, max_losses, worker, beat_ms, created_ms, started_ms)"
                                + " VALUES (?, ?, 'RUNNING', 0, {now}, 0, 0, 1, 1, 1, ?, {now}, {now}, {now}) RETURNING "
                                + Claim.COLUMNS,
                        Claim::of,
                        kind,
                        TaskText.write(payload),
                        worker))
                .orElseThrow();
    }

    /** Keeps what a job said, whoever has it by now. */
    void log(Claim claim, Collection<String> lines) {
        database.transaction(statements -> {
            statements.batch(
                    "INSERT INTO job_log (job, attempt, at_ms, line) VALUES (?, ?, {now}, ?)",
                    lines.stream()
                            .map(line -> new Object[] {claim.id(), claim.attempt(), line})
                            .toList());
            return null;
        });
    }

    /** Ends a job with its result. False if the claim was lost. */
    boolean done(Claim claim, JsonNode result) {
        return database.call(statements -> statements.update(
                        "UPDATE job SET state = 'DONE', result = ?, error = NULL, share = 1, finished_ms = {now}"
                                + MINE,
                        TaskText.write(result),
                        claim.id(),
                        claim.attempt()))
                > 0;
    }

    /** Ends a try that failed: the job waits for the next one, longer each time, or has failed. Empty if the claim was lost. */
    Optional<JobState> failed(Claim claim, String error) {
        return database.transaction(statements -> {
            final Optional<JobState> state = statements.first(
                    "UPDATE job SET failures = failures + 1, error = ?,"
                            + " state = CASE WHEN failures + 1 >= max_failures THEN 'FAILED' ELSE 'QUEUED' END,"
                            + " finished_ms = CASE WHEN failures + 1 >= max_failures THEN {now} END,"
                            + " due_ms = {now} + CASE WHEN failures < 12 AND back_off_ms * (1 << failures) < "
                            + BACK_OFF_MAX_MS + " THEN back_off_ms * (1 << failures) ELSE " + BACK_OFF_MAX_MS + " END"
                            + MINE + " RETURNING state",
                    row -> JobState.valueOf(row.getString(1)),
                    error,
                    claim.id(),
                    claim.attempt());
            if (state.equals(Optional.of(JobState.FAILED))) {
                cancelPieces(statements, claim.id());
            }
            return state;
        });
    }

    /** Ends a job that nobody wanted any more. False if the claim was lost. */
    boolean cancelled(Claim claim) {
        return database.transaction(statements -> {
            cancelPieces(statements, claim.id());
            return statements.update(
                            "UPDATE job SET state = 'CANCELLED', finished_ms = {now}" + MINE,
                            claim.id(),
                            claim.attempt())
                    > 0;
        });
    }

    /** Puts a job back as if it hadn't been claimed. */
    void giveBack(Claim claim) {
        database.call(statements -> statements.update(
                "UPDATE job SET state = CASE WHEN cancel_asked = 1 THEN 'CANCELLED' ELSE 'QUEUED' END,"
                        + " finished_ms = CASE WHEN cancel_asked = 1 THEN {now} END, due_ms = {now}" + MINE,
                claim.id(),
                claim.attempt()));
    }

    /** Takes jobs from workers whose heart has been still for so long: others may have them. */
    List<Lost> takeFromTheDead(long silenceMs) {
        return database.transaction(statements -> {
            final List<Lost> lost = statements.list(
                    "UPDATE job SET losses = losses + 1, due_ms = {now}, error = 'its worker ' || worker || ' vanished',"
                            + " state = CASE WHEN cancel_asked = 1 THEN 'CANCELLED'"
                            + " WHEN losses + 1 >= max_losses THEN 'FAILED' ELSE 'QUEUED' END,"
                            + " finished_ms = CASE WHEN cancel_asked = 1 OR losses + 1 >= max_losses THEN {now} END"
                            + " WHERE state = 'RUNNING' AND beat_ms < {now} - ? RETURNING id, attempt, state, worker",
                    row -> new Lost(
                            row.getLong(1), row.getInt(2), JobState.valueOf(row.getString(3)), row.getString(4)),
                    silenceMs);
            for (final Lost job : lost) {
                if (job.state != JobState.QUEUED) {
                    cancelPieces(statements, job.id);
                }
                statements.update(
                        "INSERT INTO job_log (job, attempt, at_ms, line) VALUES (?, ?, {now}, ?)",
                        job.id,
                        job.attempt,
                        "worker " + job.worker + " vanished; the job is " + job.state);
            }
            return lost;
        });
    }

    /** Asks a job and its pieces to stop; the number of rows that were live. */
    static int cancel(Statements statements, long id) throws SQLException {
        final int live = statements.update(
                "UPDATE job SET cancel_asked = 1, finished_ms = CASE WHEN state = 'QUEUED' THEN {now} END,"
                        + " state = CASE WHEN state = 'QUEUED' THEN 'CANCELLED' ELSE state END"
                        + " WHERE id = ? AND state IN ('QUEUED', 'RUNNING')",
                id);
        if (live > 0) {
            cancelPieces(statements, id);
        }
        return live;
    }

    private static void cancelPieces(Statements statements, long id) throws SQLException {
        statements.update(
                "WITH RECURSIVE below (id) AS (SELECT id FROM job WHERE parent = ?"
                        + " UNION SELECT job.id FROM job JOIN below ON job.parent = below.id)"
                        + " UPDATE job SET cancel_asked = 1, finished_ms = CASE WHEN state = 'QUEUED' THEN {now} END,"
                        + " state = CASE WHEN state = 'QUEUED' THEN 'CANCELLED' ELSE state END"
                        + " WHERE id IN (SELECT id FROM below) AND state IN ('QUEUED', 'RUNNING')",
                id);
    }
}
