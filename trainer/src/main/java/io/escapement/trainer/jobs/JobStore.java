package io.escapement.trainer.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.task.TaskText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The queue as its customers see it: enter jobs, look at them, cancel them, try them again.
 *
 * <p>Safe to use from several threads.
 */
public final class JobStore {
    /** Larger requests name files instead. */
    private static final int PAYLOAD_MAX = 1 << 20;

    private final JobDatabase database;
    private final JobKinds kinds;

    /**
     * A queue.
     *
     * @param database open; closed by its owner
     * @param kinds what can be asked for
     */
    public JobStore(JobDatabase database, JobKinds kinds) {
        this.database = database;
        this.kinds = kinds;
    }

    /**
     * Enters a job, unless one with its key is there.
     *
     * @param kind of work
     * @param payload what to do
     * @param options how
     * @return the job that does it
     * @throws TrainerException if the kind is unknown or the payload can't be meant
     */
    public Submitted submit(String kind, JsonNode payload, JobOptions options) {
        kinds.check(kind, payload);
        final String text = TaskText.write(payload);
        if (text.length() > PAYLOAD_MAX) {
            throw new TrainerException("a payload of " + text.length() + " characters is too long, " + PAYLOAD_MAX
                    + " fit; name a file in it instead");
        }
        final String liveKey = options.liveKey() == null ? kind + ":" + sha256(text) : options.liveKey();
        while (true) {
            final Optional<Submitted> job = database.transaction(statements -> {
                final Optional<Long> entered = insert(statements, kinds.named(kind), text, options, liveKey);
                return entered.isPresent()
                        ? entered.map(id -> new Submitted(id, true))
                        : existing(statements, liveKey, options.onceKey()).map(id -> new Submitted(id, false));
            });
            // Empty if the live one ended just between the two.
            if (job.isPresent()) {
                return job.get();
            }
        }
    }

    private static Optional<Long> insert(
            Statements statements, JobKind kind, String payload, JobOptions options, String liveKey)
            throws SQLException {
        return statements.first(
                "INSERT INTO job (kind, payload, state, priority, live_key, once_key, due_ms, timeout_ms, back_off_ms,"
                        + " max_failures, max_losses, created_ms)"
                        + " VALUES (?, ?, 'QUEUED', ?, ?, ?, {now}, ?, ?, ?, ?, {now}) ON CONFLICT DO NOTHING RETURNING id",
                row -> row.getLong(1),
                kind.name(),
                payload,
                options.priority(),
                liveKey,
                options.onceKey(),
                (options.timeout() == null ? kind.timeout() : options.timeout()).toMillis(),
                options.backOff().toMillis(),
                options.tries() == 0 ? kind.tries() : options.tries(),
                JobClaims.LOSSES_MAX);
    }

    private static Optional<Long> existing(Statements statements, String liveKey, String onceKey) throws SQLException {
        final Optional<Long> once =
                statements.first("SELECT id FROM job WHERE once_key = ?", row -> row.getLong(1), onceKey);
        return once.isPresent()
                ? once
                : statements.first(
                        "SELECT id FROM job WHERE live_key = ? AND state IN ('QUEUED', 'RUNNING')",
                        row -> row.getLong(1),
                        liveKey);
    }

    /**
     * A job.
     *
     * @param id its number
     * @return as it is now
     * @throws TrainerException if there is none
     */
    public Job job(long id) {
        return find(id).orElseThrow(() -> noJob(id));
    }

    /**
     * A job, if there is one.
     *
     * @param id its number
     * @return as it is now
     */
    public Optional<Job> find(long id) {
        return database.call(
                statements -> statements.first("SELECT " + Job.COLUMNS + " FROM job WHERE id = ?", Job::of, id));
    }

    private static TrainerException noJob(long id) {
        return new TrainerException("there is no job " + id + "; train jobs lists them");
    }

    /**
     * Some jobs.
     *
     * @param filter which
     * @return the newest first
     */
    public List<Job> jobs(JobFilter filter) {
        final StringBuilder where = new StringBuilder("1 = 1");
        final List<Object> values = new ArrayList<>();
        if (!filter.states().isEmpty()) {
            where.append(" AND state IN (")
                    .append(String.join(
                            ", ", Collections.nCopies(filter.states().size(), "?")))
                    .append(')');
            filter.states().forEach(state -> values.add(state.name()));
        }
        if (filter.kind() != null) {
            where.append(" AND kind = ?");
            values.add(filter.kind());
        }
        if (filter.parent() != JobFilter.ANY_PARENT) {
            where.append(" AND COALESCE(parent, 0) = ?");
            values.add(filter.parent());
        }
        values.add(filter.limit());
        return database.call(statements -> statements.list(
                "SELECT " + Job.COLUMNS + " FROM job WHERE " + where + " ORDER BY id DESC LIMIT ?",
                Job::of,
                values.toArray()));
    }

    /**
     * How many jobs there are, pieces too.
     *
     * @param parent pieces of this job, {@link JobFilter#ANY_PARENT}: all
     * @return by state, only those that occur
     */
    public Map<JobState, Long> counts(long parent) {
        final Map<JobState, Long> counts = new EnumMap<>(JobState.class);
        database.call(statements -> statements.list(
                "SELECT state, COUNT(*) FROM job WHERE ? IN (-1, COALESCE(parent, 0)) GROUP BY state",
                row -> counts.put(JobState.valueOf(row.getString(1)), row.getLong(2)),
                parent));
        return counts;
    }

    /**
     * What a job was asked to do.
     *
     * @param id its number
     * @return its payload
     */
    public JsonNode payload(long id) {
        return TaskText.read(text("payload", id));
    }

    /**
     * What came of it.
     *
     * @param id its number
     * @return its result; empty unless it is done
     */
    public Optional<JsonNode> result(long id) {
        return Optional.ofNullable(text("result", id)).map(TaskText::read);
    }

    private String text(String column, long id) {
        final List<String> texts = database.call(statements ->
                statements.list("SELECT " + column + " FROM job WHERE id = ?", row -> row.getString(1), id));
        if (texts.isEmpty()) {
            throw noJob(id);
        }
        return texts.get(0);
    }

    /**
     * What a job said.
     *
     * @param id its number
     * @param afterNo only lines after this one, 0: from the first
     * @param limit at most so many
     * @return in order
     */
    public List<LogLine> log(long id, long afterNo, int limit) {
        return database.call(statements -> statements.list(
                "SELECT no, attempt, at_ms, line FROM job_log WHERE job = ? AND no > ? ORDER BY no LIMIT ?",
                row -> new LogLine(row.getLong(1), row.getInt(2), row.getLong(3), row.getString(4)),
                id,
                afterNo,
                limit));
    }

    /**
     * Doesn't want a job any more: a queued one ends at once, a running one as soon as its worker hears of it; so do its
     * pieces.
     *
     * @param id its number
     * @return as it is now
     * @throws TrainerException if there is none, or it has ended
     */
    public Job cancel(long id) {
        final boolean live = database.transaction(statements -> JobClaims.cancel(statements, id) > 0);
        final Job job = job(id);
        if (!live) {
            throw new TrainerException("job " + id + " has ended (" + job.state() + "); there is nothing to cancel");
        }
        return job;
    }

    /**
     * Puts a job that failed or was cancelled into the queue again, with all its tries. Pieces that are done stay done.
     *
     * @param id its number
     * @return as it is now
     * @throws TrainerException if there is none, it can't be tried again, or another does the same already
     */
    public Job retry(long id) {
        final Job before = job(id);
        if (before.state() != JobState.FAILED && before.state() != JobState.CANCELLED || before.parent() != 0) {
            throw new TrainerException(
                    "job " + id + " is " + (before.parent() != 0 ? "a piece of job " + before.parent() : before.state())
                            + "; only a whole job that failed or was cancelled can be tried again");
        }
        kinds.named(before.kind());
        final boolean again = database.transaction(statements -> statements.update(
                        "UPDATE job SET state = 'QUEUED', failures = 0, losses = 0, cancel_asked = 0, error = NULL,"
                                + " due_ms = {now}, finished_ms = NULL, step = '', share = 0, message = ''"
                                + " WHERE id = ? AND state IN ('FAILED', 'CANCELLED') AND NOT EXISTS (SELECT 1 FROM job"
                                + " other WHERE other.live_key = job.live_key AND other.state IN ('QUEUED', 'RUNNING'))",
                        id)
                > 0);
        if (!again) {
            throw new TrainerException("job " + id + " isn't needed: another one does the same already");
        }
        return job(id);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
