package io.escapement.gateway.exchange.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.venue.frames.FrameMarket;
import io.escapement.venue.frames.InstrumentsInfo;
import io.escapement.venue.model.InstrumentRules;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A venue's live market at its beginning: its instruments and its time are known, no frame has come yet. */
public final class LiveMarket {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final String INSTRUMENTS = "/v5/market/instruments-info?category=linear&status=Trading&limit=1000";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final LiveVenue venue;
    private final HttpClient http;
    private final VenueRest rest;
    private final FrameMarket market;

    private LiveMarket(LiveVenue venue, HttpClient http, VenueRest rest, FrameMarket market) {
        this.venue = venue;
        this.http = http;
        this.rest = rest;
        this.market = market;
    }

    /**
     * Asks a venue for its instruments and its time. Blocks until it has answered.
     *
     * @param venue reached
     * @param symbols wanted; empty for every USDT perpetual that trades
     * @return the market
     * @throws IOException in one line, if the venue does not answer
     * @throws IllegalArgumentException in one line, if it has no such instrument
     */
    public static LiveMarket open(LiveVenue venue, List<String> symbols) throws IOException {
        final HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
        final VenueRest rest = new VenueRest(http, venue.rest());
        final List<InstrumentRules> rules = instruments(rest, symbols);
        final long nowMs = read(rest.get("/v5/market/time")).path("time").asLong();
        return new LiveMarket(venue, http, rest, FrameMarket.live(rules, nowMs));
    }

    /** What drives the model. @return the same each time */
    public FrameMarket market() {
        return market;
    }

    LiveVenue venue() {
        return venue;
    }

    HttpClient http() {
        return http;
    }

    VenueRest rest() {
        return rest;
    }

    private static List<InstrumentRules> instruments(VenueRest rest, List<String> symbols) throws IOException {
        final List<InstrumentRules> rules = new ArrayList<>();
        if (!symbols.isEmpty()) {
            for (final String symbol : symbols) {
                final byte[] page = rest.get(INSTRUMENTS + "&symbol=" + symbol);
                final List<InstrumentRules> found = read(page).path("retCode").asInt() == 0
                        ? InstrumentsInfo.read(page, page.length, rules.size())
                        : List.of();
                if (found.size() != 1) {
                    throw new IllegalArgumentException("--symbols names " + symbol
                            + ", which is no USDT perpetual that trades on the live market");
                }
                rules.addAll(found);
            }
            return rules;
        }
        final Set<String> cursors = new HashSet<>();
        String cursor = "";
        while (cursors.add(cursor)) {
            final byte[] page = rest.get(INSTRUMENTS
                    + (cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
            rules.addAll(InstrumentsInfo.read(page, page.length, rules.size()));
            cursor = read(page).at("/result/nextPageCursor").asText("");
            if (cursor.isEmpty()) {
                break;
            }
        }
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("the live market has no USDT perpetual that trades");
        }
        return rules;
    }

    private static JsonNode read(byte[] body) throws IOException {
        return MAPPER.readTree(body);
    }
}
