package io.escapement.trainer.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code train fit}: a bundle from a history folder. */
@Command(
        name = "fit",
        description = {
            "Fit a model on fetched history and write its bundle.",
            "",
            "Signals are the core's own; labels say whether a signal made money after costs; the first 60 %% of the signals "
                    + "are learned from, the next 20 %% say what a margin is worth and from where to trade, the last 20 %% "
                    + "judge. With --walk-forward the recipe is judged on many stretches of time as well, with --controls on "
                    + "outcomes that nothing can be known of."
        })
final class FitCommand implements Callable<Integer> {
    @Mixin
    private DataOptions data;

    @Mixin
    private FitTarget target;

    @Mixin
    private FitOptions options;

    @Mixin
    private RunnerOptions runner;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        FitConsole.run(
                target.request(options, data.folder, data.symbols, spec),
                runner,
                options.foldThreads,
                target.out,
                spec.commandLine().getOut());
        return 0;
    }
}
