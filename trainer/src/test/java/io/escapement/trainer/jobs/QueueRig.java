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
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    final TestKinds work = new TestKinds();
    final JobKinds kinds = work.all();
    final StoreLocation location;
    final JobDatabase database;
    final JobStore store;
    final JobClaims claims;
    final List<String> said = new CopyOnWriteArrayList<>();
    private final List<JobDatabase> opened = new ArrayList<>();
    private final List<Worker> workers = new ArrayList<>();

    QueueRig(StoreLocation location) {
        this.location = location;
        database = JobDatabase.open(location, 3);
        store = new JobStore(database, kinds);
        claims = new JobClaims(database);
        opened.add(database);
    }

    static WorkerSettings settings(String name) {
        return new WorkerSettings(
                name,
                1,
                List.of(),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                Duration.ofSeconds(2),
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
