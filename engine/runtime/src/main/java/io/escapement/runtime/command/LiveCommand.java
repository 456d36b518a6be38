package io.escapement.runtime.command;

import io.escapement.codecs.sbe.ClockSource;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelStage;
import io.escapement.runtime.EngineSetup;
import io.escapement.runtime.config.ConfigurationException;
import io.escapement.runtime.config.EngineConfiguration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the engine on Bybit: testnet, demo or, after a second confirmation, mainnet. */
@Command(
        name = "live",
        description = "Trades on Bybit. Keys come from ESCAPEMENT_API_KEY and ESCAPEMENT_API_SECRET.",
        mixinStandardHelpOptions = true)
public final class LiveCommand implements Callable<Integer> {
    private static final String CONFIRMATION = "real-money";

    @Mixin
    private RunOptions options;

    @Option(
            names = "--env",
            paramLabel = "ENV",
            required = true,
            converter = VenueEnvironment.Reader.class,
            description = "testnet, demo or mainnet; nothing is assumed.")
    private VenueEnvironment environment;

    @Option(
            names = "--confirm-mainnet",
            paramLabel = CONFIRMATION,
            description = "Mainnet trades real money: say --confirm-mainnet " + CONFIRMATION + " as well.")
    private String confirmation;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        requireConfirmation();
        final EngineConfiguration configuration = options.configuration();
        if (configuration.clock() != ClockSource.RECEIVE) {
            throw new ConfigurationException("run.clock must be receive on a live venue");
        }
        final byte[] bundle = options.bundle();
        requireStage(bundle);
        final EngineSetup setup = new EngineSetup(
                options.session(),
                configuration,
                environment.mode(),
                environment.venue(),
                RunOptions.apiCredentials(),
                options.symbols(configuration),
                bundle,
                false,
                System.getProperty("escapement.commit", "unknown"),
                options.snapshots());
        return new EngineRun(setup, spec.commandLine().getOut()).run();
    }

    private void requireConfirmation() {
        if (environment == VenueEnvironment.MAINNET && !CONFIRMATION.equals(confirmation)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "mainnet trades real money; if that is meant, add --confirm-mainnet " + CONFIRMATION);
        }
    }

    /** A bundle whose stage does not reach as far as this account is refused before anything is connected. */
    private void requireStage(byte[] bundle) {
        if (bundle == null) {
            return;
        }
        final ModelStage stage = ModelBundle.read(bundle).stage();
        if (!stage.mayTrade(environment.mode())) {
            throw new CommandFailure("the bundle's stage is " + stage + ", which never trades "
                    + (ModelStage.isRealMoney(environment.mode()) ? "real money" : "outside paper and backtest")
                    + "; promote it first");
        }
    }
}
