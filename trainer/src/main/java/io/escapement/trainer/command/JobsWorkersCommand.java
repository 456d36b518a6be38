package io.escapement.trainer.command;

import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.WorkerTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code train jobs workers}. */
@Command(name = "workers", description = "Who works on the queue, and when they were last heard of.")
final class JobsWorkersCommand implements Callable<Integer> {
    @Mixin
    private StoreOptions store;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (JobDatabase database = store.open(2)) {
            final PrintWriter out = spec.commandLine().getOut();
            final List<WorkerTable.Entry> workers = new WorkerTable(database).entries();
            if (workers.isEmpty()) {
                out.println("no workers; train worker starts one");
                return 0;
            }
            out.printf("%-32s %7s  %-8s  %s%n", "name", "threads", "heard", "kinds");
            for (final WorkerTable.Entry worker : workers) {
                out.printf(
                        "%-32s %7d  %-8s  %s%n",
                        worker.name(),
                        worker.threads(),
                        DurationText.of(Math.max(0, worker.silentMs())),
                        worker.kinds());
            }
            return 0;
        }
    }
}
