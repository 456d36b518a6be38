package io.escapement.trainer.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.rest.RestException;
import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;

/** History and instruments from the venue's public REST API (v5, category linear). */
public final class VenueHistory {
    /** Most rows the venue gives at once. */
    private static final int PAGE_ROWS = 1000;

    private static final int CELLS = 7;
    private static final int ATTEMPTS = 4;
    private static final long PAUSE_MS = 1_000;
    private static final int BAD_PARAMETER = 10_001;
    private static final int TOO_MANY_REQUESTS = 10_006;
    private static final long MINUTE_MS = 60_000L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RestClient client;

    /**
     * A reader over a client.
     *
     * @param client stays the caller's to close
     */
    public VenueHistory(RestClient client) {
        this.client = client;
    }

    /**
     * The venue's clock.
     *
     * @return milliseconds since the epoch
     */
    public long timeMs() {
        return ask("/v5/market/time", "").path("time").asLong();
    }

    /**
     * Definition of an instrument, as the venue writes it.
     *
     * @param symbol to look up
     * @return the row
     * @throws TrainerException if the venue doesn't list the symbol
     */
    public JsonNode instrument(String symbol) {
        final JsonNode list = ask("/v5/market/instruments-info", "category=linear&symbol=" + symbol)
                .path("result")
                .path("list");
        for (final JsonNode row : list) {
            if (symbol.equals(row.path("symbol").asText())) {
                return row;
            }
        }
        throw new TrainerException("the venue doesn't list " + symbol + "; check the symbol");
    }

    /**
     * Closed bars of one symbol and interval, oldest first.
     *
     * @param symbol to fetch
     * @param intervalMinutes one the venue offers
     * @param fromMs first open time wanted
     * @param nowMs bars that end later are still open and left out
     * @param progress told the oldest open time after each page
     * @return bars without duplicates; where history begins later, from there
     */
    public List<HistoryBar> bars(String symbol, int intervalMinutes, long fromMs, long nowMs, LongConsumer progress) {
        final long intervalMs = intervalMinutes * MINUTE_MS;
        final List<HistoryBar> newestFirst = new ArrayList<>();
        long endMs = Math.floorDiv(nowMs, intervalMs) * intervalMs - intervalMs;
        while (endMs >= fromMs) {
            // Whether both ends are inclusive isn't documented, so pages are cut by their own rows.
            final JsonNode list = ask(
                            "/v5/market/kline",
                            "category=linear&symbol=" + symbol + "&interval=" + intervalMinutes + "&start=" + fromMs
                                    + "&end=" + endMs + "&limit=" + PAGE_ROWS)
                    .path("result")
                    .path("list");
            long oldestMs = Long.MAX_VALUE;
            for (final JsonNode row : list) {
                final HistoryBar bar = bar(symbol, row);
                final boolean wanted = bar.openTimeMs() >= fromMs && bar.openTimeMs() <= endMs;
                if (wanted && bar.openTimeMs() < oldestMs) {
                    newestFirst.add(bar);
                    oldestMs = bar.openTimeMs();
                }
            }
            if (oldestMs == Long.MAX_VALUE) {
                break;
            }
            progress.accept(oldestMs);
            endMs = oldestMs - intervalMs;
        }
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private static HistoryBar bar(String symbol, JsonNode row) {
        final String[] cells = new String[CELLS];
        for (int i = 0; i < CELLS; i++) {
            cells[i] = row.path(i).asText();
        }
        try {
            return BarCsv.bar(cells);
        } catch (final IllegalArgumentException | ArithmeticException e) {
            throw new TrainerException("the venue sent a bar of " + symbol + " that can't be read: " + row, e);
        }
    }

    private JsonNode ask(String path, String query) {
        try {
            for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
                try {
                    return JSON.readTree(client.get(path, query));
                } catch (final RestException e) {
                    if (!mayPass(e)) {
                        throw e;
                    }
                    pause(attempt);
                }
            }
            return JSON.readTree(client.get(path, query));
        } catch (final RestException e) {
            if (e.code() == BAD_PARAMETER && e.reason().contains("interval")) {
                throw new TrainerException(
                        "the venue has no such bars (" + query + "): " + e.reason()
                                + "; an exchange on history files needs one of 3 minutes or finer for each symbol",
                        e);
            }
            throw new TrainerException("the venue didn't answer " + path + " " + query + ": " + e.getMessage(), e);
        } catch (final IOException e) {
            throw new TrainerException("the venue's answer to " + path + " is not JSON", e);
        }
    }

    /** A lost answer or too many requests; what can't be reached at all, or is refused, stays so. */
    private static boolean mayPass(RestException e) {
        return e.kind() == RestException.Kind.UNKNOWN || e.code() == TOO_MANY_REQUESTS;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(PAUSE_MS * attempt);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainerException("interrupted", e);
        }
    }
}
