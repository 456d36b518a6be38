package io.escapement.runtime.command;

import io.escapement.codecs.sbe.RunMode;
import io.escapement.runtime.EngineSetup;
import io.escapement.runtime.config.EngineConfiguration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the engine against the simulated exchange. */
@Command(
        name = "paper",
        description = "Runs the engine against a simulated exchange on this machine.",
        mixinStandardHelpOptions = true)
public final class PaperCommand implements Callable<Integer> {
    @Mixin
    private RunOptions options;

    @Option(
            names = "--venue",
            paramLabel = "HOST:PORT",
            required = true,
            description = "Where the simulated exchange listens; keys from ESCAPEMENT_EXCHANGE_KEY and _SECRET.")
    private String venue;

    @Option(names = "--deterministic", description = "Fixed epoch: two runs give byte-identical journals.")
    private boolean deterministic;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        final EngineConfiguration configuration = options.configuration();
        final EngineSetup setup = new EngineSetup(
                options.session(),
                configuration,
                RunMode.PAPER,
                EngineSetup.Venue.at(venue),
                RunOptions.exchangeCredentials(),
                options.symbols(configuration),
                options.bundle(),
                deterministic,
                System.getProperty("escapement.commit", "unknown"),
                options.snapshots());
        return new EngineRun(setup, spec.commandLine().getOut()).run();
    }
}
