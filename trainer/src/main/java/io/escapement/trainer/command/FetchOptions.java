package io.escapement.trainer.command;

import io.escapement.trainer.history.FetchRequest;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to fetch, from where to where. */
final class FetchOptions {
    @Mixin
    VenueOptions venue;

    @Option(
            names = "--symbols",
            required = true,
            split = ",",
            hideParamSyntax = true,
            paramLabel = "A,B,…",
            description = "USDT perpetuals, for instance BTCUSDT,ETHUSDT")
    List<String> symbols;

    @Option(
            names = "--funding",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "paid funding rates, too (default; --no-funding leaves them out)")
    boolean funding;

    @Option(
            names = "--data",
            defaultValue = "${sys:escapement.var:-var}/history",
            paramLabel = "DIR",
            description = "folder of the history (default: ${DEFAULT-VALUE})")
    Path data;

    /** What was said. */
    FetchRequest request() {
        return new FetchRequest(venue.url, data.toString(), symbols, venue.intervals, venue.days, funding);
    }
}
