package io.escapement.runtime.command;

import io.escapement.gateway.bybit.rest.Credentials;
import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.rest.RestSettings;
import io.escapement.runtime.EngineSetup;
import io.escapement.runtime.watchdog.AccountBrake;
import io.escapement.runtime.watchdog.CountersPulse;
import io.escapement.runtime.watchdog.HeartbeatWatch;
import io.escapement.runtime.watchdog.Watchdog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Watches an engine from a process of its own and brakes its account when the engine hangs or dies. */
@Command(
        name = "watchdog",
        description = {
            "Watches a running engine from outside. When its heartbeat in the counters file stops, the watchdog cancels"
                    + " entries by REST and, with --flatten, closes every position reduce-only. Stops on the venue stay.",
            "It runs until it is terminated; what it does stands in watchdog.log in the session's folder as well."
        },
        mixinStandardHelpOptions = true)
public final class WatchdogCommand implements Callable<Integer> {
    private static final long LOOK_MS = 500;
    private static final int DIGITS = 36;

    /** Whose account is braked. */
    private static final class Account {
        @Option(
                names = "--env",
                paramLabel = "ENV",
                required = true,
                converter = VenueEnvironment.Reader.class,
                description = "testnet, demo or mainnet; keys from ESCAPEMENT_API_KEY and ESCAPEMENT_API_SECRET.")
        private VenueEnvironment environment;

        @Option(
                names = "--venue",
                paramLabel = "HOST:PORT",
                required = true,
                description = "A simulated exchange; keys from ESCAPEMENT_EXCHANGE_KEY and _SECRET.")
        private String venue;
    }

    @ArgGroup(multiplicity = "1")
    private Account account;

    @Option(
            names = "--session",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the engine's session; the engine need not run yet.")
    private Path session;

    @Option(
            names = "--silence",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "A heartbeat older than this is an alarm (default: 10).")
    private int silenceSeconds;

    @Option(names = "--flatten", description = "Close all positions too, at market and reduce-only.")
    private boolean flatten;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (silenceSeconds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--silence must be a whole number of seconds from 1: " + silenceSeconds);
        }
        try {
            Files.createDirectories(session);
        } catch (final IOException e) {
            throw new CommandFailure("cannot use the folder " + session + "; name the session's folder with --session");
        }
        final EngineSetup.Venue venue =
                account.environment == null ? EngineSetup.Venue.at(account.venue) : account.environment.venue();
        final Credentials credentials =
                account.environment == null ? RunOptions.exchangeCredentials() : RunOptions.apiCredentials();
        final RestSettings settings = new RestSettings(
                venue.rest(), credentials, RestSettings.DEFAULT_RECEIVE_WINDOW_MS, RestSettings.DEFAULT_TIMEOUT);
        try (RestClient rest = new RestClient(settings)) {
            final Watchdog watchdog = new Watchdog(
                    new HeartbeatWatch(TimeUnit.SECONDS.toMillis(silenceSeconds)),
                    new CountersPulse(session),
                    new AccountBrake(rest, "w1-" + Long.toString(System.currentTimeMillis(), DIGITS)),
                    flatten,
                    this::log);
            log("watching " + session.toAbsolutePath() + ", account at " + venue.rest() + ", alarm after "
                    + silenceSeconds + " s" + (flatten ? ", flattens" : ""));
            while (!Thread.currentThread().isInterrupted()) {
                watchdog.turn(System.currentTimeMillis());
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            }
        }
        return 0;
    }

    private void log(String event) {
        final String line = Instant.now().truncatedTo(ChronoUnit.MILLIS) + " watchdog  " + event;
        final PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
        try {
            Files.writeString(
                    session.resolve("watchdog.log"),
                    line + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (final IOException e) {
            out.println("watchdog.log can't be written: " + e.getMessage());
            out.flush();
        }
    }
}
