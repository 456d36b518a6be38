package io.escapement.trainer.command;

import io.escapement.trainer.history.FetchRequest;
import io.escapement.trainer.history.FetchTask;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code train fetch}: bars and instruments from the venue into a folder. */
@Command(
        name = "fetch",
        description = {
            "Fetch closed bars, paid funding rates and the instruments from the venue; only what is missing. May be"
                    + " interrupted and started again. Needs no key."
        })
final class FetchCommand implements Callable<Integer> {
    @Mixin
    private FetchOptions options;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        fetch(options.request(), spec.commandLine().getOut());
        return 0;
    }

    static void fetch(FetchRequest request, PrintWriter out) {
        try (ConsoleProgress progress = new ConsoleProgress("fetch", out)) {
            new FetchTask().run(request, progress);
        }
    }
}
