package io.escapement.trainer.command;

import io.escapement.trainer.jobs.Job;
import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.JobState;
import io.escapement.trainer.jobs.JobStore;
import io.escapement.trainer.jobs.TrainerTasks;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train jobs cancel}. */
@Command(
        name = "cancel",
        description = "Stop a job and its pieces: a queued one at once, a running one within seconds.")
final class JobsCancelCommand implements Callable<Integer> {
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
            final Job job = new JobStore(database, TrainerTasks.all()).cancel(id);
            spec.commandLine()
                    .getOut()
                    .println("job " + id + (job.state() == JobState.CANCELLED ? " is CANCELLED" : " will stop"));
            return 0;
        }
    }
}
