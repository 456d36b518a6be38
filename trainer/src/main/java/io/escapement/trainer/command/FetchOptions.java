package io.escapement.trainer.command;

import io.escapement.trainer.history.FetchRequest;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What to fetch, from where to where. */
final class FetchOptions {
    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "REST address of the venue, for instance https://api.bybit.com or http://127.0.0.1:PORT")
    String url;

    @Option(
            names = "--symbols",
            required = true,
            split = ",",
            hideParamSyntax = true,
            paramLabel = "A,B,…",
            description = "USDT perpetuals, for instance BTCUSDT,ETHUSDT")
    List<String> symbols;

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
        return new FetchRequest(url, data.toString(), symbols, intervals, days, funding);
    }
}
