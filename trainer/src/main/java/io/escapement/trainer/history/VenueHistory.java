package io.escapement.trainer.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.rest.RestException;
import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** History and instruments from the venue's public REST API (v5, category linear). */
public final class VenueHistory {
    /** Most rows the venue gives at once. */
    private static final int PAGE_ROWS = 1000;

    private static final int FUNDING_ROWS = 200;
    private static final int DAY_MINUTES = 1440;
    private static final int CELLS = 7;
    private static final int ATTEMPTS = 4;
    private static final long PAUSE_MS = 1_000;
    private static final int BAD_PARAMETER = 10_001;
    private static final int TOO_MANY_REQUESTS = 10_006;
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
     * A page of bars: the newest ones of a range.
     *
     * @param symbol to fetch
     * @param intervalMinutes one the venue offers
     * @param fromMs first open time of the range
     * @param endMs last open time of the range
     * @return newest first, without duplicates; empty where the venue has none
     */
    public List<HistoryBar> page(String symbol, int intervalMinutes, long fromMs, long endMs) {
        // Whether both ends are inclusive isn't documented, so pages are cut by their own rows.
        final JsonNode list = ask(
                        "/v5/market/kline",
                        "category=linear&symbol=" + symbol + "&interval=" + interval(intervalMinutes) + "&start="
                                + fromMs + "&end=" + endMs + "&limit=" + PAGE_ROWS)
                .path("result")
                .path("list");
        final List<HistoryBar> newestFirst = new ArrayList<>();
        long oldestMs = Long.MAX_VALUE;
        for (final JsonNode row : list) {
            final HistoryBar bar = bar(symbol, row);
            final boolean wanted = bar.openTimeMs() >= fromMs && bar.openTimeMs() <= endMs;
            if (wanted && bar.openTimeMs() < oldestMs) {
                newestFirst.add(bar);
                oldestMs = bar.openTimeMs();
            }
        }
        return newestFirst;
    }

    /**
     * Paid funding rates of a range.
     *
     * @param symbol to fetch
     * @param fromMs first payment wanted
     * @param toMs last payment wanted
     * @return newest first
     */
    public List<FundingRate> funding(String symbol, long fromMs, long toMs) {
        final List<FundingRate> newestFirst = new ArrayList<>();
        long endMs = toMs;
        while (endMs >= fromMs) {
            final JsonNode list = ask(
                            "/v5/market/funding/history",
                            "category=linear&symbol=" + symbol + "&startTime=" + fromMs + "&endTime=" + endMs
                                    + "&limit=" + FUNDING_ROWS)
                    .path("result")
                    .path("list");
            long oldestMs = Long.MAX_VALUE;
            for (final JsonNode row : list) {
                final FundingRate rate = funding(symbol, row);
                if (rate.timeMs() >= fromMs && rate.timeMs() <= endMs && rate.timeMs() < oldestMs) {
                    newestFirst.add(rate);
                    oldestMs = rate.timeMs();
                }
            }
            if (oldestMs == Long.MAX_VALUE) {
                break;
            }
            endMs = oldestMs - 1;
        }
        return newestFirst;
    }

    private static FundingRate funding(String symbol, JsonNode row) {
        try {
            return new FundingRate(
                    Long.parseLong(row.path("fundingRateTimestamp").asText()),
                    HistoryBar.normalised(new BigDecimal(row.path("fundingRate").asText())));
        } catch (final NumberFormatException e) {
            throw new TrainerException("the venue sent a funding rate of " + symbol + " that can't be read: " + row, e);
        }
    }

    private static String interval(int minutes) {
        return minutes == DAY_MINUTES ? "D" : Integer.toString(minutes);
    }

    private static HistoryBar bar(String symbol, JsonNode row) {
        final String[] cells = new String[CELLS];
        for (int i = 0; i < CELLS; i++) {
            cells[i] = row.path(i).asText();
        }
        try {
            final HistoryBar bar = BarCsv.bar(cells);
            if (!bar.isPossible()) {
                throw new IllegalArgumentException("prices or volume that can't be");
            }
            return bar;
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
            if (e.code() == BAD_PARAMETER && e.reason().toLowerCase(Locale.ROOT).contains("symbol")) {
                throw new TrainerException(
                        "the venue doesn't list " + symbol(query) + "; check the symbol (" + e.reason() + ")", e);
            }
            final String question = query.isEmpty() ? path : path + "?" + query;
            throw new TrainerException(
                    e.kind() == RestException.Kind.REJECTED
                            ? "the venue refuses " + question + ": " + e.reason() + " (" + e.code() + ")"
                            : "the venue didn't answer " + question + ": " + e.getMessage(),
                    e);
        } catch (final IOException e) {
            throw new TrainerException("the venue's answer to " + path + " is not JSON", e);
        }
    }

    private static String symbol(String query) {
        return query.replaceAll(".*\\bsymbol=([^&]*).*", "$1");
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
