package io.escapement.trainer.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.JobKind;
import io.escapement.trainer.jobs.JobOptions;
import io.escapement.trainer.jobs.JobStore;
import io.escapement.trainer.jobs.Submitted;
import io.escapement.trainer.jobs.TrainerTasks;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train submit}: a job into the queue. */
@Command(
        name = "submit",
        description = {
            "Enter a job into the queue; a worker does it. One that is queued or running already isn't entered twice.",
            "",
            "  train submit fetch url=https://api.bybit.com data=var/history symbols=BTCUSDT,ETHUSDT",
            "  train submit fit data=var/history registry=var/models model.boost.trees=300",
            "  train submit fit @request.json --priority 10 --follow",
            "",
            "Without a kind it lists the kinds there are. Folders are the worker's: name them so that it finds them.",
            ""
        })
final class SubmitCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "KIND", description = "what to do")
    private String kind;

    @Parameters(
            index = "1..*",
            paramLabel = "REQUEST",
            description =
                    "name=value for each field (a value is JSON, a list A,B, or text; a dot leads into a field), or"
                            + " one JSON object, or @FILE with one")
    private List<String> request = List.of();

    @Mixin
    private StoreOptions store;

    @Option(
            names = "--priority",
            defaultValue = "0",
            paramLabel = "N",
            description = "higher is earlier, -1000 to 1000 (default: ${DEFAULT-VALUE})")
    private int priority;

    @Option(names = "--tries", paramLabel = "N", description = "how often it may fail (default: the kind's)")
    private int tries;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = "of a try, such as 90s, 15m or 2h; 0: none (default: the kind's)")
    private Duration timeout;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "one job with this key at a time (default: the same request)")
    private String key;

    @Option(names = "--once", paramLabel = "KEY", description = "one job with this key, ever")
    private String once;

    @Option(names = "--follow", description = "print its log until it ends; exit status 0 only if it is done")
    private boolean follow;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        if (kind == null) {
            for (final JobKind each : TrainerTasks.all().forOperators()) {
                out.printf("%-10s %s%n", each.name(), each.about());
            }
            return 0;
        }
        final JsonNode payload = RequestText.read(request);
        if (tries < 0) {
            throw new TrainerException("--tries is " + tries + ", 1 to 100 are handled");
        }
        final JobOptions options = new JobOptions(priority, tries, timeout, JobOptions.DEFAULT.backOff(), key, once);
        TrainerTasks.all().check(kind, payload);
        try (JobDatabase database = store.open(2)) {
            final JobStore jobs = new JobStore(database, TrainerTasks.all());
            final Submitted job = jobs.submit(kind, payload, options);
            out.println("job " + job.id() + (job.entered() ? " entered" : " does that already"));
            return follow ? new JobFollower(jobs, out).follow(job.id()) : 0;
        }
    }
}
