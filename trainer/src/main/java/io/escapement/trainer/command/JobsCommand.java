package io.escapement.trainer.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.escapement.trainer.jobs.Job;
import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.JobFilter;
import io.escapement.trainer.jobs.JobJson;
import io.escapement.trainer.jobs.JobState;
import io.escapement.trainer.jobs.JobStore;
import io.escapement.trainer.jobs.TrainerTasks;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train jobs}: what is queued, running and done. */
@Command(
        name = "jobs",
        description = {
            "List the jobs of a store, the newest first; or look at one, cancel it, try it again; or delete"
                    + " old ones.",
            ""
        },
        subcommands = {
            JobsShowCommand.class,
            JobsLogCommand.class,
            JobsCancelCommand.class,
            JobsRetryCommand.class,
            JobsPruneCommand.class,
            JobsWorkersCommand.class
        })
final class JobsCommand implements Callable<Integer> {
    @Mixin
    private StoreOptions store;

    @Option(
            names = "--state",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "A,B,…",
            description = "only in these states: ${COMPLETION-CANDIDATES}")
    private List<JobState> states = List.of();

    @Option(names = "--kind", paramLabel = "KIND", description = "only of this kind")
    private String kind;

    @Option(names = "--pieces-of", defaultValue = "0", paramLabel = "ID", description = "the pieces of this job")
    private long parent;

    @Option(
            names = "--limit",
            defaultValue = "50",
            paramLabel = "N",
            description = "at most so many (default: ${DEFAULT-VALUE})")
    private int limit;

    @Option(names = "--json", description = "print JSON instead of a table")
    private boolean json;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        if (kind != null) {
            TrainerTasks.all().named(kind);
        }
        try (JobDatabase database = store.open(2)) {
            final JobStore jobs = new JobStore(database, TrainerTasks.all());
            final List<Job> found = jobs.jobs(new JobFilter(states, kind, parent, limit));
            if (json) {
                final ArrayNode list = JsonNodeFactory.instance.arrayNode();
                found.forEach(job -> list.add(JobJson.of(job)));
                out.println(list.toPrettyString());
            } else if (found.isEmpty()) {
                out.println("no jobs; train submit enters one");
            } else {
                JobTable.print(out, found, database.nowMs());
            }
            return 0;
        }
    }
}
