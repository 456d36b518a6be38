package io.escapement.trainer.command;

import java.util.List;
import picocli.CommandLine.Option;

/** Which venue is asked for bars, of which intervals, how far back. */
final class VenueOptions {
    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "REST address of the venue, for instance https://api.bybit.com or http://127.0.0.1:PORT")
    String url;

    @Option(
            names = "--days",
            defaultValue = "730",
            paramLabel = "N",
            description = "history wanted; less is taken where there is less (default: ${DEFAULT-VALUE})")
    int days;

    @Option(
            names = "--intervals",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "N,M,…",
            defaultValue = "3,15",
            description = "bars of so many minutes: 1 3 5 15 30 60 120 240 360 720 1440 (default: ${DEFAULT-VALUE})")
    List<Integer> intervals;
}
