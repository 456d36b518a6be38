package io.escapement.trainer.command;

import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.JobStore;
import io.escapement.trainer.jobs.TrainerTasks;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train jobs retry}. */
@Command(
        name = "retry",
        description = "Queue a job that failed or was cancelled again; pieces that are done stay done.")
final class JobsRetryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "number of the job")
    private long id;

    @Mixin
    private StoreOptions store;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (JobDatabase database = store.open(2)) {
            new JobStore(database, TrainerTasks.all()).retry(id);
            spec.commandLine().getOut().println("job " + id + " is queued again");
            return 0;
        }
    }
}
