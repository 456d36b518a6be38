package io.escapement.trainer.command;

import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.JobPruning;
import io.escapement.trainer.jobs.Pruned;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train jobs prune}. */
@Command(
        name = "prune",
        description = "Delete jobs that ended long ago, with their pieces and logs; never one that is queued or runs.")
final class JobsPruneCommand implements Callable<Integer> {
    @Option(
            names = "--older",
            required = true,
            paramLabel = "TIME",
            converter = DurationText.class,
            description = "that ended at least so long ago, for instance 30d")
    private Duration older;

    @Mixin
    private StoreOptions store;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (JobDatabase database = store.open(2)) {
            final Pruned pruned = new JobPruning(database).prune(older);
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%,d jobs deleted, with %,d pieces and %,d lines of logs%n",
                            pruned.jobs(),
                            pruned.pieces(),
                            pruned.lines());
            return 0;
        }
    }
}
