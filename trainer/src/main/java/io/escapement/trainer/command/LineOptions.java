package io.escapement.trainer.command;

import io.escapement.trainer.backtest.LineChoice;
import java.math.BigDecimal;
import picocli.CommandLine.Option;

/** The line to the venue model and what it charges. */
final class LineOptions {
    @Option(
            names = "--feed-ms",
            paramLabel = "MS",
            description = "from a move of the market to its public messages (default: 0, the same instant)")
    private Integer feedMs;

    @Option(
            names = "--order-ms",
            paramLabel = "MS",
            description = "from a command to its effect and answer (default: 5)")
    private Integer orderMs;

    @Option(
            names = "--match-ms",
            paramLabel = "MS",
            description = "from a match to its execution and order messages (default: 3)")
    private Integer matchMs;

    @Option(
            names = "--account-ms",
            paramLabel = "MS",
            description = "from a match to its position and wallet messages (default: 4)")
    private Integer accountMs;

    @Option(
            names = "--jitter-ms",
            paramLabel = "MS",
            description = "up to so much more for each of these; what goes the same way never overtakes (default: 0)")
    private Integer jitterMs;

    @Option(names = "--jitter-seed", paramLabel = "N", description = "seed of the jitter (default: 0)")
    private Long jitterSeed;

    @Option(
            names = "--taker-fee",
            paramLabel = "X",
            description = "fee of orders that take, a fraction (default: 0.00055)")
    private BigDecimal takerRate;

    @Option(
            names = "--maker-fee",
            paramLabel = "X",
            description = "fee of orders that rest, a fraction (default: 0.0002)")
    private BigDecimal makerRate;

    LineChoice choice() {
        return new LineChoice(feedMs, orderMs, matchMs, accountMs, jitterMs, jitterSeed, takerRate, makerRate);
    }
}
