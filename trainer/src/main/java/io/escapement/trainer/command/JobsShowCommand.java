package io.escapement.trainer.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.jobs.Job;
import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.JobJson;
import io.escapement.trainer.jobs.JobState;
import io.escapement.trainer.jobs.JobStore;
import io.escapement.trainer.jobs.TrainerTasks;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train jobs show}. */
@Command(name = "show", description = "A job with its request, its result and how far its pieces are.")
final class JobsShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "number of the job")
    private long id;

    @Mixin
    private StoreOptions store;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (JobDatabase database = store.open(2)) {
            final JobStore jobs = new JobStore(database, TrainerTasks.all());
            final Job job = jobs.job(id);
            final PrintWriter out = spec.commandLine().getOut();
            if (json) {
                final ObjectNode tree = JobJson.of(job);
                tree.set("request", jobs.payload(id));
                jobs.result(id).ifPresent(result -> tree.set("result", result));
                tree.set("pieces", JobJson.of(jobs.counts(id)));
                out.println(tree.toPrettyString());
                return 0;
            }
            JobTable.print(out, List.of(job), database.nowMs());
            out.println("attempt  " + job.attempt() + ", failed " + job.failures() + " of " + job.maxFailures()
                    + " tries" + (job.losses() == 0 ? "" : ", lost with its worker " + job.losses() + " times"));
            if (job.worker() != null) {
                out.println("worker   " + job.worker());
            }
            if (job.error() != null) {
                out.println("error    " + job.error());
            }
            final Map<JobState, Long> pieces = jobs.counts(id);
            if (!pieces.isEmpty()) {
                out.println("pieces   " + pieces);
            }
            out.println("request  " + jobs.payload(id));
            jobs.result(id).ifPresent(result -> out.println("result   " + result));
            return 0;
        }
    }
}
