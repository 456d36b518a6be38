package io.escapement.runtime.command;

import io.escapement.codecs.sbe.RunMode;
import io.escapement.runtime.EngineSetup;
import io.escapement.runtime.config.EngineConfiguration;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Journals a venue's public data; needs no key and trades nothing. */
@Command(
        name = "record",
        description = {
            "Journals a venue's public data and what the core makes of it. Needs no key, knows no account, sends no order:"
                    + " every signal ends as NOT_RECONCILED and lives on as a phantom. Ends on SIGTERM or Ctrl-C."
        },
        mixinStandardHelpOptions = true)
public final class RecordCommand implements Callable<Integer> {
    @Mixin
    private RunOptions options;

    /** Whose data is recorded. */
    private static final class Source {
        @Option(
                names = "--env",
                paramLabel = "ENV",
                required = true,
                converter = VenueEnvironment.Reader.class,
                description = "testnet, demo or mainnet.")
        private VenueEnvironment environment;

        @Option(names = "--venue", paramLabel = "HOST:PORT", required = true, description = "A simulated exchange.")
        private String venue;

        private EngineSetup.Venue addresses() {
            return environment == null ? EngineSetup.Venue.at(venue) : environment.venue();
        }
    }

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        final EngineConfiguration configuration = options.configuration();
        final EngineSetup setup = new EngineSetup(
                options.session(),
                configuration,
                RunMode.RECORD,
                source.addresses().publicOnly(),
                null,
                options.symbols(configuration),
                options.bundle(),
                false,
                System.getProperty("escapement.commit", "unknown"));
        return new EngineRun(setup, spec.commandLine().getOut()).run();
    }
}
