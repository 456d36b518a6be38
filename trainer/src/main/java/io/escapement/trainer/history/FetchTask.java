package io.escapement.trainer.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.rest.RestSettings;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.Task;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Completes a folder from the venue: closed bars, paid funding rates and instruments. Its payload is a {@link FetchRequest}. */
public final class FetchTask implements Task {
    /** Its name in a queue. */
    public static final String KIND = "fetch";

    private static final long DAY_MS = 86_400_000L;
    private static final int PRIMARY_MINUTES = 15;

    /** What is done so far, in series. */
    private record Steps(Progress progress, int all) {
        Progress series(int done) {
            return progress.part((double) done / all, (done + 1.0) / all);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonNode run(JsonNode payload, Progress progress) {
        return run(FetchRequest.fromJson(payload), progress);
    }

    /**
     * Fetches.
     *
     * @param request what
     * @param progress a line of the log for every series, a step for every page
     * @return venue time of the fetch, and for every symbol and interval how many bars there are and how many are new
     * @throws TrainerException if the venue can't be reached, refuses, or has no bars of 15 minutes of a symbol
     */
    public ObjectNode run(FetchRequest request, Progress progress) {
        final HistoryFolder folder = new HistoryFolder(Path.of(request.data()));
        final ObjectNode result = JsonNodeFactory.instance.objectNode();
        try (RestClient client = open(request.url())) {
            final VenueHistory venue = new VenueHistory(client);
            final long nowMs = venue.timeMs();
            result.put("venueTimeMs", nowMs);
            final List<JsonNode> instruments = new ArrayList<>();
            for (final String symbol : request.symbols()) {
                instruments.add(venue.instrument(symbol));
            }
            folder.mergeInstruments(instruments);
            fetch(request, new HistoryFetch(venue, folder), nowMs, progress, result.putObject("series"));
        }
        return result;
    }

    private static void fetch(
            FetchRequest request, HistoryFetch fetch, long nowMs, Progress progress, ObjectNode result) {
        final long fromMs = nowMs - request.days() * DAY_MS;
        final int perSymbol = request.intervals().size() + (request.funding() ? 1 : 0);
        final Steps steps = new Steps(progress, request.symbols().size() * perSymbol);
        int done = 0;
        for (final String symbol : request.symbols()) {
            for (final int minutes : request.intervals()) {
                final HistoryFolder.Merged merged = bars(fetch, symbol, minutes, fromMs, nowMs, steps.series(done++));
                if (merged.bars() == 0 && minutes == PRIMARY_MINUTES) {
                    throw new TrainerException("the venue has no " + minutes + " m bars of " + symbol + " in the last "
                            + request.days() + " days; try more days");
                }
                result.putObject(symbol + "_" + minutes + "m")
                        .put("bars", merged.bars())
                        .put("added", merged.added());
                progress.log(String.format(
                        Locale.ROOT,
                        "%-14s %4d m %,10d bars, %,d new",
                        symbol,
                        minutes,
                        merged.bars(),
                        merged.added()));
            }
            if (request.funding()) {
                progress.checkCancelled();
                final int rates = fetch.funding(symbol, fromMs, nowMs);
                result.putObject(symbol + "_funding").put("rates", rates);
                progress.log(String.format(Locale.ROOT, "%-14s %,17d funding rates", symbol, rates));
                steps.series(done++).at(symbol, 1, "funding");
            }
        }
    }

    /** Stopped between two pages it keeps what has come. */
    private static HistoryFolder.Merged bars(
            HistoryFetch fetch, String symbol, int minutes, long fromMs, long nowMs, Progress progress) {
        final String series = symbol + " " + minutes + " m";
        final HistoryFolder.Merged merged = fetch.bars(symbol, minutes, fromMs, nowMs, oldestMs -> {
            progress.at(
                    series,
                    Math.min(1, Math.max(0, (double) (nowMs - oldestMs) / (nowMs - fromMs))),
                    (nowMs - oldestMs) / DAY_MS + " days");
            progress.checkCancelled();
        });
        progress.at(series, 1, "");
        return merged;
    }

    private static RestClient open(String url) {
        try {
            return new RestClient(RestSettings.publicData(URI.create(url)));
        } catch (final IllegalArgumentException e) {
            throw new TrainerException(e.getMessage(), e);
        }
    }
}
