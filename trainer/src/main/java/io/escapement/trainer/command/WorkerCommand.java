package io.escapement.trainer.command;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.TrainerTasks;
import io.escapement.trainer.jobs.Worker;
import io.escapement.trainer.jobs.WorkerSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train worker}: does what is queued. */
@Command(
        name = "worker",
        description = {
            "Take jobs off the queue and do them, until Ctrl-C or SIGTERM: then what runs may finish for a while and is given"
                    + " back after it. Several workers share a store, with PostgreSQL on several machines."
        })
final class WorkerCommand implements Callable<Integer> {
    @Mixin
    private StoreOptions store;

    @Option(
            names = "--threads",
            defaultValue = "1",
            paramLabel = "N",
            description = "jobs at once (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(
            names = "--kinds",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "A,B,…",
            description = "only jobs of these kinds (default: all)")
    private List<String> kinds = List.of();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "unique among workers (default: host, process, moment)")
    private String name = WorkerSettings.DEFAULT.name();

    @Option(
            names = "--silence",
            defaultValue = "30s",
            paramLabel = "TIME",
            converter = DurationText.class,
            description =
                    "after which a worker without heartbeat is taken for dead; the same for all workers of a store"
                            + " (default: ${DEFAULT-VALUE})")
    private Duration silence;

    @Option(
            names = "--grace",
            defaultValue = "20s",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = "for running jobs when it is told to stop (default: ${DEFAULT-VALUE})")
    private Duration grace;

    @Option(names = "--until-empty", description = "end when nothing is queued or running any more")
    private boolean untilEmpty;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (threads < 1) {
            throw new TrainerException("--threads is " + threads + ", 1 to 256 are handled");
        }
        final PrintWriter out = spec.commandLine().getOut();
        final WorkerSettings settings = new WorkerSettings(
                name, threads, kinds, WorkerSettings.DEFAULT.poll(), silence.dividedBy(6), silence, grace, untilEmpty);
        try (JobDatabase database = store.open(threads + 2)) {
            final Worker worker = new Worker(database, TrainerTasks.all(), settings, out::println);
            final Thread atExit = new Thread(worker::stop, "stop-worker");
            Runtime.getRuntime().addShutdownHook(atExit);
            out.println("worker " + name + " on " + store.location());
            worker.start();
            worker.join();
            worker.stop();
            return 0;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainerException("interrupted", e);
        }
    }
}
