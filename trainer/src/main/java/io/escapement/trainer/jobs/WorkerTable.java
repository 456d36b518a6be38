package io.escapement.trainer.jobs;

import java.util.List;

/** Who works, as the store has it. Tells nobody what to do: claims stand in the jobs. */
public final class WorkerTable {
    private final JobDatabase database;

    /**
     * A worker.
     *
     * @param name unique
     * @param threads jobs at once
     * @param kinds it takes, by comma
     * @param startedMs by the store's clock
     * @param silentMs since its last heartbeat
     */
    public record Entry(String name, int threads, String kinds, long startedMs, long silentMs) {}

    /**
     * The workers of a store.
     *
     * @param database open
     */
    public WorkerTable(JobDatabase database) {
        this.database = database;
    }

    /**
     * Those that haven't signed off.
     *
     * @return by name
     */
    public List<Entry> entries() {
        return database.call(statements -> statements.list(
                "SELECT name, threads, kinds, started_ms, {now} - seen_ms FROM worker ORDER BY name",
                row -> new Entry(row.getString(1), row.getInt(2), row.getString(3), row.getLong(4), row.getLong(5))));
    }

    void signOn(String name, int threads, List<String> kinds) {
        database.call(statements -> statements.update(
                "INSERT INTO worker (name, threads, kinds, started_ms, seen_ms) VALUES (?, ?, ?, {now}, {now})"
                        + " ON CONFLICT (name) DO UPDATE SET threads = excluded.threads, kinds = excluded.kinds,"
                        + " started_ms = excluded.started_ms, seen_ms = excluded.seen_ms",
                name,
                threads,
                String.join(",", kinds)));
    }

    void seen(String name) {
        database.call(statements -> statements.update("UPDATE worker SET seen_ms = {now} WHERE name = ?", name));
    }

    void signOff(String name) {
        database.call(statements -> statements.update("DELETE FROM worker WHERE name = ?", name));
    }

    /** Forgets those that were silent for a day. */
    void forgetTheDead() {
        database.call(statements -> statements.update("DELETE FROM worker WHERE seen_ms < {now} - 86400000"));
    }
}
