package io.escapement.trainer.jobs;

import io.escapement.trainer.TrainerException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/**
 * How a worker works.
 *
 * @param name unique among those that run
 * @param threads jobs at once, 0 for one that only runs pieces of its own job
 * @param kinds it takes, empty: all it knows
 * @param poll between two looks at an empty queue
 * @param beat between two heartbeats
 * @param silence after which a worker is taken for dead; the same for all workers of a store
 * @param grace a stopping worker leaves its jobs before it gives them back; and a job that was told to stop, before the store
 *     calls it ended without it
 * @param untilEmpty ends when nothing of its kinds is queued or running
 */
public record WorkerSettings(
        String name,
        int threads,
        List<String> kinds,
        Duration poll,
        Duration beat,
        Duration silence,
        Duration grace,
        boolean untilEmpty) {
    /** What {@code train worker} takes when nothing is said. */
    public static final WorkerSettings DEFAULT = new WorkerSettings(
            nameOfProcess(),
            1,
            List.of(),
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            false);

    /** Checks the relations. */
    public WorkerSettings {
        if (threads < 0 || threads > 256) {
            throw new TrainerException("a worker's threads=" + threads + ", 1 to 256 are handled");
        }
        if (beat.multipliedBy(2).compareTo(silence) > 0) {
            throw new TrainerException(
                    "a worker that beats every " + beat.toSeconds() + " s would be taken for dead after "
                            + silence.toSeconds() + " s of silence; allow at least twice as much");
        }
    }

    /**
     * Host, process and moment, so that no two are alike.
     *
     * @return a name
     */
    public static String nameOfProcess() {
        String host = System.getenv("HOSTNAME");
        if (host == null || host.isEmpty()) {
            try {
                host = InetAddress.getLocalHost().getHostName();
            } catch (final UnknownHostException e) {
                host = "host";
            }
        }
        return host + "-" + ProcessHandle.current().pid() + "-"
                + Long.toString(ManagementFactory.getRuntimeMXBean().getStartTime() % 1_679_616, 36);
    }
}
