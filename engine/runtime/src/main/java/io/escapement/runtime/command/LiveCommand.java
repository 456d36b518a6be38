package io.escapement.runtime.command;

import io.escapement.codecs.sbe.ClockSource;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelStage;
import io.escapement.gateway.bybit.rest.Credentials;
import io.escapement.runtime.EngineSetup;
import io.escapement.runtime.config.ConfigurationException;
import io.escapement.runtime.config.EngineConfiguration;
import java.util.Locale;
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
            description = "testnet, demo or mainnet; nothing is assumed.")
    private String environment;

    @Option(
            names = "--confirm-mainnet",
            paramLabel = CONFIRMATION,
            description = "Mainnet trades real money: say --confirm-mainnet " + CONFIRMATION + " as well.")
    private String confirmation;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        final RunMode mode = mode();
        final EngineConfiguration configuration = options.configuration();
        if (configuration.clock() != ClockSource.RECEIVE) {
            throw new ConfigurationException("run.clock must be receive on a live venue");
        }
        final byte[] bundle = options.bundle();
        if (mode == RunMode.MAINNET) {
            requireStage(bundle);
        }
        final String key = RunOptions.secret("ESCAPEMENT_API_KEY");
        final String secret = RunOptions.secret("ESCAPEMENT_API_SECRET");
        final EngineSetup setup = new EngineSetup(
                options.session(),
                configuration,
                mode,
                venue(mode),
                new Credentials(() -> key, () -> secret),
                options.symbols(configuration),
                bundle,
                false,
                System.getProperty("escapement.commit", "unknown"));
        return new EngineRun(setup, spec.commandLine().getOut()).run();
    }

    private RunMode mode() {
        final RunMode mode = switch (environment.toLowerCase(Locale.ROOT)) {
            case "testnet" -> RunMode.TESTNET;
            case "demo" -> RunMode.DEMO;
            case "mainnet" -> RunMode.MAINNET;
            default ->
                throw new ParameterException(
                        spec.commandLine(), "unknown --env '" + environment + "'; it must be testnet, demo or mainnet");
        };
        if (mode == RunMode.MAINNET && !CONFIRMATION.equals(confirmation)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "mainnet trades real money; if that is meant, add --confirm-mainnet " + CONFIRMATION);
        }
        return mode;
    }

    private static EngineSetup.Venue venue(RunMode mode) {
        return switch (mode) {
            case TESTNET -> EngineSetup.Venue.TESTNET;
            case DEMO -> EngineSetup.Venue.DEMO;
            default -> EngineSetup.Venue.MAINNET;
        };
    }

    /** A bundle of a paper stage never trades real money. */
    private static void requireStage(byte[] bundle) {
        if (bundle == null) {
            return;
        }
        final ModelStage stage = ModelBundle.read(bundle).stage();
        if (stage == ModelStage.PAPER) {
            throw new CommandFailure(
                    "the bundle's stage is " + stage + ", which never trades real money; promote it first");
        }
    }
}
