package io.escapement.trainer.command;

import io.escapement.trainer.update.UpdateTask;
import io.escapement.trainer.walk.FitJob;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code train update}: history, check, and a new model where one is due; for a timer. */
@Command(
        name = "update",
        description = {
            "Fetch new bars, check them, make a new model if one is due or asked for, publish it. Never activates it.",
            "",
            "Due is: there is no model, the newest does not know one of the symbols, a journal asks, or its last signal"
                    + " is --retrain-days old. The new model knows the symbols of the newest and the new ones, by the"
                    + " newest's recipe; one that is only wanted and has too little history is left out, and tried again"
                    + " next time.",
            "",
            "Made for cron or a timer: run twice in a row, the second run finds nothing to do."
        })
final class UpdateCommand implements Callable<Integer> {
    @Mixin
    private UpdateOptions options;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        try (ConsoleProgress progress = new ConsoleProgress("update", out)) {
            new UpdateTask(System::currentTimeMillis, new FitJob(System::currentTimeMillis))
                    .run(options.request(out), progress);
        }
        return 0;
    }
}
