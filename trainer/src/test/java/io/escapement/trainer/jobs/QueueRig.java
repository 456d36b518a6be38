package io.escapement.trainer.jobs;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A store, workers on connections of their own, and patience. */
final class QueueRig implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    final TestKinds work = new TestKinds();
    final JobKinds kinds;
    final StoreLocation location;
    final JobDatabase database;
    final JobStore store;
    final JobClaims claims;
    final List<String> said = new CopyOnWriteArrayList<>();
    private final List<JobDatabase> opened = new ArrayList<>();
    private final List<Worker> workers = new ArrayList<>();

    QueueRig(StoreLocation location) {
        this(location, null);
    }

    /** Workers that do other work than the tests' own. */
    QueueRig(StoreLocation location, JobKinds others) {
        this.location = location;
        kinds = others == null ? work.all() : others;
        database = JobDatabase.open(location, 3);
        store = new JobStore(database, kinds);
        claims = new JobClaims(database);
        opened.add(database);
    }

    /** Patient with others: a busy machine lets a heart stand still for seconds. */
    static WorkerSettings settings(String name) {
        return settings(name, Duration.ofSeconds(30));
    }

    static WorkerSettings settings(String name, Duration silence) {
        return new WorkerSettings(
                name,
                1,
                List.of(),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                silence,
                Duration.ofMillis(500),
                false);
    }

    Worker worker(String name) {
        return worker(settings(name));
    }

    Worker worker(WorkerSettings settings) {
        final JobDatabase connections = JobDatabase.open(location, settings.threads() + 2);
        opened.add(connections);
        final Worker worker = new Worker(connections, kinds, settings, said::add);
        workers.add(worker);
        worker.start();
        return worker;
    }

    long submit(String kind, JobOptions options) {
        return store.submit(kind, JsonNodeFactory.instance.objectNode(), options)
                .id();
    }

    long submit(String kind, int payload, JobOptions options) {
        return store.submit(kind, IntNode.valueOf(payload), options).id();
    }

    /** Jobs 0 to count - 1, entered at once: the queue is tested, not the door. */
    void fill(String kind, int count) {
        final List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Object[] {kind, String.valueOf(i)});
        }
        database.transaction(statements -> {
            statements.batch(
                    "INSERT INTO job (kind, payload, state, priority, due_ms, timeout_ms, back_off_ms, max_failures,"
                            + " max_losses, created_ms) VALUES (?, ?, 'QUEUED', 0, {now}, 0, 0, 1, 3, {now})",
                    rows);
            return null;
        });
    }

    long jobsWithOtherThanOneAttempt() {
        return number("SELECT COUNT(*) FROM job WHERE attempt <> 1 OR losses <> 0 OR failures <> 0");
    }

    long logLines() {
        return number("SELECT COUNT(*) FROM job_log");
    }

    /** Until a job is due. */
    long waitMs(long id) {
        return store.job(id).dueMs() - database.nowMs();
    }

    void makeDue(long id) {
        database.call(statements -> statements.update("UPDATE job SET due_ms = 0 WHERE id = ?", id));
    }

    /** As if its worker had vanished before it wrote the result. */
    void loseTheWhole(long id) {
        database.call(statements -> statements.update(
                "UPDATE job SET state = 'QUEUED', result = NULL, finished_ms = NULL WHERE id = ?", id));
    }

    private long number(String sql) {
        return database.call(statements -> statements.first(sql, row -> row.getLong(1)))
                .orElseThrow();
    }

    void awaitState(long id, JobState state) {
        await(() -> store.job(id).state() == state, () -> "job " + id + " to be " + state + ", it is " + store.job(id));
    }

    static void await(BooleanSupplier condition, Supplier<String> what) {
        final long untilNs = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > untilNs) {
                throw new AssertionError("waited in vain for " + what.get());
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        work.gate.countDown();
        workers.forEach(Worker::stop);
        opened.forEach(JobDatabase::close);
    }
}
