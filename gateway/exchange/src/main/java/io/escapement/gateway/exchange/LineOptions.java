package io.escapement.gateway.exchange;

import io.escapement.venue.Latency;
import io.escapement.venue.VenueConfiguration;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long the venue takes and what it does with prices beyond the band, as the command line says it. */
final class LineOptions {
    /** What happens to limit prices beyond the band. */
    enum Band {
        /** They are moved to its edge. */
        adjust,
        /** They are refused. */
        refuse
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--feed-latency",
            paramLabel = "MS",
            defaultValue = "0",
            description = "From a move of the market to its public messages (default: ${DEFAULT-VALUE}).")
    private int feedMs;

    @Option(
            names = "--order-latency",
            paramLabel = "MS",
            defaultValue = "5",
            description = "From a command on the trade socket to its effect (default: ${DEFAULT-VALUE}).")
    private int orderMs;

    @Option(
            names = "--match-latency",
            paramLabel = "MS",
            defaultValue = "3",
            description = "From a match to its execution and order messages; position and wallet come 1 ms later "
                    + "(default: ${DEFAULT-VALUE}).")
    private int matchMs;

    @Option(
            names = "--jitter",
            paramLabel = "MS",
            defaultValue = "0",
            description = "Up to so much more of each latency, by chance (default: ${DEFAULT-VALUE}).")
    private int jitterMs;

    @Option(
            names = "--jitter-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the jitter (default: ${DEFAULT-VALUE}).")
    private long jitterSeed;

    @Option(
            names = "--processing",
            paramLabel = "MS",
            defaultValue = "0",
            description = "So long after an order was made or changed a command on it gets 110079 "
                    + "(default: ${DEFAULT-VALUE}).")
    private int processingMs;

    @Option(
            names = "--price-band",
            paramLabel = "adjust|refuse",
            defaultValue = "adjust",
            description = "What happens to limit prices beyond the band (default: ${DEFAULT-VALUE}).")
    private Band band;

    /** The venue of an account. @param balance USDT at 1e-8 @return its configuration */
    VenueConfiguration venue(long balance) {
        try {
            return VenueConfiguration.defaults()
                    .withInitialBalance(balance)
                    .withLatency(new Latency(feedMs, orderMs, matchMs, matchMs + 1, jitterMs, jitterSeed))
                    .withProcessingMs(processingMs)
                    .withRefusalBeyondBand(band == Band.refuse);
        } catch (final IllegalArgumentException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), e.getMessage() + ": latencies are milliseconds, orders and matches at least 1");
        }
    }
}
