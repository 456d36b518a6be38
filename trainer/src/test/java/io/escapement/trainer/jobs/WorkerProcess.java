package io.escapement.trainer.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A worker in a JVM of its own, with a test's kinds of work. */
final class WorkerProcess {
    private WorkerProcess() {}

    static Process start(StoreLocation location, String name, boolean untilEmpty, Path log) throws IOException {
        return new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerProcess.class.getName(),
                        location.jdbcUrl().startsWith("jdbc:sqlite:")
                                ? location.file().toString()
                                : location.jdbcUrl(),
                        name,
                        String.valueOf(untilEmpty)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /**
     * Works until the queue is empty or it is killed.
     *
     * @param args store, name, whether to end with the queue
     * @throws InterruptedException never
     */
    public static void main(String[] args) throws InterruptedException {
        final WorkerSettings like = QueueRig.settings(args[1]);
        final WorkerSettings settings = new WorkerSettings(
                like.name(),
                1,
                like.kinds(),
                like.poll(),
                like.beat(),
                like.silence(),
                like.grace(),
                Boolean.parseBoolean(args[2]));
        try (JobDatabase database = JobDatabase.open(StoreLocation.of(args[0], Map.of()), 3)) {
            final Worker worker = new Worker(database, new TestKinds().all(), settings, System.out::println);
            worker.start();
            worker.join();
            worker.stop();
        }
    }
}
