package io.escapement.trainer.command;

import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.JobStore;
import io.escapement.trainer.jobs.TrainerTasks;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train jobs log}. */
@Command(name = "log", description = "What a job said.")
final class JobsLogCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "number of the job")
    private long id;

    @Option(
            names = {"-f", "--follow"},
            description = "go on until it ends; exit status 0 only if it is done")
    private boolean follow;

    @Mixin
    private StoreOptions store;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (JobDatabase database = store.open(2)) {
            final JobStore jobs = new JobStore(database, TrainerTasks.all());
            final JobFollower follower =
                    new JobFollower(jobs, spec.commandLine().getOut());
            jobs.job(id);
            if (follow) {
                return follower.follow(id);
            }
            follower.print(id, 0);
            return 0;
        }
    }
}
