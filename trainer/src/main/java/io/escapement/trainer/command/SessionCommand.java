package io.escapement.trainer.command;

import io.escapement.trainer.walk.FitRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code train session}: fetch and fit in one go, for a session that is about to start. */
@Command(name = "session", description = "Fetch the history of some symbols and fit a model on it, in one go.")
final class SessionCommand implements Callable<Integer> {
    @Mixin
    private FetchOptions fetch;

    @Mixin
    private FitTarget target;

    @Mixin
    private FitOptions fit;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final FitRequest request = target.request(fit, fetch.data, fetch.symbols, spec);
        FetchCommand.fetch(fetch.request(), spec.commandLine().getOut());
        FitConsole.run(
                request,
                new RunnerOptions(),
                fit.foldThreads,
                target.out,
                spec.commandLine().getOut());
        return 0;
    }
}
