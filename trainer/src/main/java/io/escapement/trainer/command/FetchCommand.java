package io.escapement.trainer.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.rest.RestSettings;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.history.HistoryFetch;
import io.escapement.trainer.history.HistoryFolder;
import io.escapement.trainer.history.VenueHistory;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code train fetch}: bars and instruments from the venue into a folder. */
@Command(
        name = "fetch",
        description = {
            "Fetch closed bars, paid funding rates and the instruments from the venue; only what is missing. May be"
                    + " interrupted and started again. Needs no key."
        })
final class FetchCommand implements Callable<Integer> {
    private static final Set<Integer> OFFERED = new TreeSet<>(Set.of(1, 3, 5, 15, 30, 60, 120, 240, 360, 720, 1440));
    private static final long DAY_MS = 86_400_000L;

    @Mixin
    private FetchOptions options;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        fetch(options, spec.commandLine().getOut());
        return 0;
    }

    static void fetch(FetchOptions options, PrintWriter out) {
        check(options);
        final HistoryFolder folder = new HistoryFolder(options.data);
        try (RestClient client = open(options)) {
            final VenueHistory venue = new VenueHistory(client);
            final HistoryFetch fetch = new HistoryFetch(venue, folder);
            final long nowMs = venue.timeMs();
            final long fromMs = nowMs - options.days * DAY_MS;
            final List<JsonNode> instruments = new ArrayList<>();
            for (final String symbol : options.symbols) {
                instruments.add(venue.instrument(symbol));
            }
            folder.mergeInstruments(instruments);
            for (final String symbol : options.symbols) {
                for (final int minutes : options.intervals) {
                    final HistoryFolder.Merged merged = bars(fetch, symbol, minutes, fromMs, nowMs);
                    if (merged.bars() == 0 && minutes == FeatureEngine.PRIMARY_MINUTES) {
                        throw new TrainerException("the venue has no " + minutes + " m bars of " + symbol
                                + " in the last " + options.days + " days; try more days");
                    }
                    out.printf("%-14s %4d m %,10d bars, %,d new%n", symbol, minutes, merged.bars(), merged.added());
                }
                if (options.funding) {
                    out.printf("%-14s %,17d funding rates%n", symbol, fetch.funding(symbol, fromMs, nowMs));
                }
            }
        }
    }

    private static void check(FetchOptions options) {
        if (options.days < 1) {
            throw new TrainerException("--days is " + options.days + ", at least 1 is needed");
        }
        for (final int minutes : options.intervals) {
            if (!OFFERED.contains(minutes)) {
                throw new TrainerException("--intervals names " + minutes + ", the venue offers " + OFFERED);
            }
        }
    }

    private static RestClient open(FetchOptions options) {
        try {
            return new RestClient(RestSettings.publicData(options.url));
        } catch (final IllegalArgumentException e) {
            throw new TrainerException(e.getMessage(), e);
        }
    }

    private static HistoryFolder.Merged bars(HistoryFetch fetch, String symbol, int minutes, long fromMs, long nowMs) {
        try (ProgressBar bar = progress(symbol + " " + minutes + " m", (nowMs - fromMs) / DAY_MS)) {
            return fetch.bars(
                    symbol, minutes, fromMs, nowMs, oldestMs -> bar.stepTo(Math.max(0, (nowMs - oldestMs) / DAY_MS)));
        }
    }

    private static ProgressBar progress(String task, long days) {
        final ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(days)
                .setUnit(" days", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish();
        // Without a terminal a bar is only noise in a log.
        return System.console() == null ? builder.setConsumer(new NoTerminal()).build() : builder.build();
    }
}
