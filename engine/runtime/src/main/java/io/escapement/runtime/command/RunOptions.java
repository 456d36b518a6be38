package io.escapement.runtime.command;

import io.escapement.gateway.bybit.rest.Credentials;
import io.escapement.runtime.config.ConfigurationException;
import io.escapement.runtime.config.EngineConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that every run of the engine has. */
final class RunOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = {"Engine configuration, YAML;", "run.sh's default: config/live.yaml."})
    private Path config;

    @Option(
            names = "--session",
            paramLabel = "DIR",
            required = true,
            description = {
                "Folder of the session: counters, epoch, journal. Started again in the same folder, the engine recovers"
                        + " from the journal there;",
                "run.sh's default: var/COMMAND/ENV."
            })
    private Path session;

    @Option(names = "--symbols", paramLabel = "A,B,...", description = "Instruments, instead of the configuration's.")
    private String symbols;

    @Option(names = "--model", paramLabel = "FILE", description = "Model bundle; without one no signal is approved.")
    private Path model;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Limits to start from: conservative, moderate or aggressive; the file and --set win over it.")
    private String profile;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides one key of the configuration.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(
            names = "--no-snapshot",
            description = "Recover by applying every journaled input again, though a snapshot is there.")
    private boolean noSnapshot;

    boolean snapshots() {
        return !noSnapshot;
    }

    Path session() {
        return session;
    }

    EngineConfiguration configuration() {
        final Map<String, String> entries = new LinkedHashMap<>(overrides);
        if (profile != null) {
            entries.put("profile", profile);
        }
        if (symbols != null) {
            entries.put("venue.symbols", symbols);
        }
        return EngineConfiguration.load(config, entries);
    }

    List<String> symbols(EngineConfiguration configuration) {
        if (configuration.symbols().isEmpty() && !configuration.market().isAutomatic()) {
            throw new ConfigurationException(
                    config + ": venue.symbols is empty; name at least one instrument, or set venue.universe to auto");
        }
        return configuration.symbols();
    }

    byte[] bundle() {
        if (model == null) {
            return null;
        }
        try {
            return Files.readAllBytes(model);
        } catch (final IOException e) {
            throw new CommandFailure(
                    "no model bundle at " + model + "; train one with ./run.sh train, or name another");
        }
    }

    /** Key and secret of the venue's account. */
    static Credentials apiCredentials() {
        final String key = secret("ESCAPEMENT_API_KEY");
        final String secret = secret("ESCAPEMENT_API_SECRET");
        return new Credentials(() -> key, () -> secret);
    }

    /** Key and secret of the simulated exchange, which has defaults for both. */
    static Credentials exchangeCredentials() {
        return new Credentials(
                () -> System.getenv().getOrDefault("ESCAPEMENT_EXCHANGE_KEY", "paper-key"),
                () -> System.getenv().getOrDefault("ESCAPEMENT_EXCHANGE_SECRET", "paper-secret"));
    }

    /** A secret from the environment; its value never appears anywhere. */
    private static String secret(String... names) {
        for (final String name : names) {
            final String value = System.getenv(name);
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        throw new CommandFailure("set " + String.join(" or ", Arrays.asList(names)) + " in the environment");
    }
}
