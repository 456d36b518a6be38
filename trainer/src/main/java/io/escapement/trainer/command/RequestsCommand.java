package io.escapement.trainer.command;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.JobStore;
import io.escapement.trainer.jobs.RequestIntake;
import io.escapement.trainer.jobs.Submitted;
import io.escapement.trainer.jobs.TrainerTasks;
import io.escapement.trainer.update.OpenRequests;
import io.escapement.trainer.update.TrainingRequest;
import io.escapement.trainer.update.UpdateRequest;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train requests}: what trading processes ask for, into the queue. */
@Command(
        name = "requests",
        description = {
            "Look for training requests in journals of trading processes that no model has answered, and enter an update"
                    + " job for them; a worker does it. A request is entered once, however often it is seen.",
            "",
            "The other flags say what the update does: see train update --help."
        })
final class RequestsCommand implements Callable<Integer> {
    @Option(
            names = "--watch",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = "look again this often, until Ctrl-C (default: look once)")
    private Duration watch;

    @Option(names = "--dry-run", description = "only say what is open")
    private boolean dryRun;

    @Mixin
    private StoreOptions store;

    @Mixin
    private UpdateOptions options;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final UpdateRequest update = options.request(out);
        if (update.journals().isEmpty()) {
            throw new TrainerException("no --requests DIR is named: there is nowhere to look for requests");
        }
        if (dryRun) {
            final List<TrainingRequest> open = OpenRequests.of(update).list();
            open.forEach(request -> out.println(text(request)));
            if (open.isEmpty()) {
                out.println("nothing is asked for that no model has answered");
            }
            return 0;
        }
        try (JobDatabase database = store.open(2)) {
            final RequestIntake intake = new RequestIntake(new JobStore(database, TrainerTasks.all()), update);
            enter(intake, out);
            while (watch != null) {
                Thread.sleep(Math.max(1, watch.toMillis()));
                enter(intake, out);
            }
            return 0;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainerException("interrupted", e);
        }
    }

    private static void enter(RequestIntake intake, PrintWriter out) {
        for (final Submitted job : intake.enter()) {
            out.println("job " + job.id() + " entered");
        }
    }

    private static String text(TrainingRequest request) {
        return Instant.ofEpochMilli(request.timeMs()) + "  "
                + (request.symbol().isEmpty()
                        ? "a new model, after " + request.outcomes() + " outcomes"
                        : "a model of " + request.symbol())
                + "  " + request.key();
    }
}
