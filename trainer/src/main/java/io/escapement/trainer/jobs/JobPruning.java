package io.escapement.trainer.jobs;

import java.sql.SQLException;
import java.time.Duration;

/**
 * Deletes jobs that ended long ago, with their pieces and logs. What is queued or runs stays, and the job whose piece it is.
 *
 * <p>Of a job that may be entered only once the row stays, since forgetting it would let it in again; its pieces and log go.
 */
public final class JobPruning {
    private static final String LIVE = "('QUEUED', 'RUNNING')";

    private static final String OLD = "parent IS NULL AND state NOT IN " + LIVE + " AND finished_ms <= {now} - ?"
            + " AND NOT EXISTS (SELECT 1 FROM job piece WHERE piece.parent = job.id AND piece.state IN " + LIVE + ")";

    private final JobDatabase database;

    /**
     * Of a store.
     *
     * @param database open; closed by its owner
     */
    public JobPruning(JobDatabase database) {
        this.database = database;
    }

    /**
     * Deletes what ended long enough ago, all of it or nothing.
     *
     * @param age since it ended, by the store's clock, at least
     * @return how much it was
     * @throws io.escapement.trainer.TrainerException if the store can't be reached
     */
    public Pruned prune(Duration age) {
        return database.transaction(statements -> {
            int lines = statements.update(
                    "DELETE FROM job_log WHERE job IN (SELECT id FROM job WHERE once_key IS NOT NULL AND " + OLD + ")",
                    age.toMillis());
            int pieces = statements.update(
                    "DELETE FROM job WHERE state NOT IN " + LIVE
                            + " AND parent IN (SELECT id FROM job WHERE once_key IS NOT NULL AND " + OLD + ")",
                    age.toMillis());
            final int jobs = statements.update("DELETE FROM job WHERE once_key IS NULL AND " + OLD, age.toMillis());
            pieces += orphans(statements);
            lines += statements.update(
                    "DELETE FROM job_log WHERE NOT EXISTS (SELECT 1 FROM job WHERE job.id = job_log.job)");
            return new Pruned(jobs, pieces, lines);
        });
    }

    /** Pieces of what isn't there any more, and theirs. */
    private static int orphans(Statements statements) throws SQLException {
        int all = 0;
        int found;
        do {
            found = statements.update("DELETE FROM job WHERE parent IS NOT NULL AND state NOT IN " + LIVE
                    + " AND NOT EXISTS (SELECT 1 FROM job whole WHERE whole.id = job.parent)");
            all += found;
        } while (found > 0);
        return all;
    }
}
