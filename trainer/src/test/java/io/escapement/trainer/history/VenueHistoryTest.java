package io.escapement.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.rest.RestSettings;
import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VenueHistoryTest {
    private static final long STEP_MS = 900_000;

    private final List<String> queries = new ArrayList<>();
    private final List<Long> progress = new ArrayList<>();
    private HttpServer server;
    private RestClient client;
    private VenueHistory venue;
    private String instruments = "[]";
    private long firstBar;
    private long lastBar;
    private int pageMax = 1000;
    private int refusals;
    private int refusal = 10_006;
    private String text = "OK";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            final String path = exchange.getRequestURI().getPath();
            final String query = String.valueOf(exchange.getRequestURI().getQuery());
            queries.add(query);
            final String list = path.endsWith("kline") ? bars(query) : instruments;
            final int code = refusals-- > 0 ? refusal : 0;
            final byte[] body = ("{\"retCode\":" + code + ",\"retMsg\":\"" + text + "\",\"result\":{\"list\":" + list
                            + "},\"time\":4242}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        client = new RestClient(RestSettings.publicData(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
        venue = new VenueHistory(client);
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void shouldFetchPagesFromTheNewestBackwardAndGiveThemOldestFirst() {
        firstBar = 10;
        lastBar = 34;
        pageMax = 10;

        final List<HistoryBar> bars = venue.bars("BTCUSDT", 15, 0, 34 * STEP_MS, progress::add);

        assertThat(bars)
                .extracting(HistoryBar::openTimeMs)
                .hasSize(24)
                .isSorted()
                .startsWith(10 * STEP_MS);
        assertThat(bars.get(23).openTimeMs())
                .as("the bar that is still open is left out")
                .isEqualTo(33 * STEP_MS);
        assertThat(bars.get(0).close()).isEqualTo(1_000_000_000L);
        assertThat(progress).containsExactly(24 * STEP_MS, 14 * STEP_MS, 10 * STEP_MS);
        assertThat(queries.get(0))
                .isEqualTo("category=linear&symbol=BTCUSDT&interval=15&start=0&end=29700000&limit=1000");
    }

    @Test
    void shouldStartWhereAsked() {
        firstBar = 0;
        lastBar = 100;

        final List<HistoryBar> bars = venue.bars("BTCUSDT", 15, 90 * STEP_MS, 95 * STEP_MS + 1, progress::add);

        assertThat(bars)
                .extracting(HistoryBar::openTimeMs)
                .containsExactly(90 * STEP_MS, 91 * STEP_MS, 92 * STEP_MS, 93 * STEP_MS, 94 * STEP_MS);
    }

    @Test
    void shouldGiveNothingWhereThereIsNothing() {
        firstBar = 10;
        lastBar = 9;

        assertThat(venue.bars("BTCUSDT", 15, 0, 34 * STEP_MS, progress::add)).isEmpty();
    }

    @Test
    void shouldNameASymbolTheVenueDoesNotList() {
        assertThatThrownBy(() -> venue.instrument("NOUSDT"))
                .isInstanceOf(TrainerException.class)
                .hasMessage("the venue doesn't list NOUSDT; check the symbol");

        instruments = "[{\"symbol\":\"NOUSDT\",\"fundingInterval\":480}]";
        assertThat(venue.instrument("NOUSDT").path("fundingInterval").asInt()).isEqualTo(480);
    }

    @Test
    void shouldAskAgainWhenThereWereTooManyRequests() {
        refusals = 1;

        assertThat(venue.timeMs()).isEqualTo(4242);
        assertThat(queries).hasSize(2);
    }

    @Test
    void shouldSayWhatToDoWhenTheVenueHasNoBarsOfAnInterval() {
        refusals = 1;
        refusal = 10_001;
        text = "params error: interval invalid 3";

        assertThatThrownBy(() -> venue.bars("BTCUSDT", 3, 0, STEP_MS, progress::add))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith("the venue has no such bars (category=linear&symbol=BTCUSDT&interval=3&")
                .hasMessageEndingWith("one of 3 minutes or finer for each symbol");
    }

    @Test
    void shouldTellTheVenuesTime() {
        assertThat(venue.timeMs()).isEqualTo(4242);
    }

    /** Bars of the asked range, newest first, both ends inclusive, the close being the bar's number. */
    private String bars(String query) {
        final long start = parameter(query, "start") / STEP_MS;
        final long end = parameter(query, "end") / STEP_MS;
        final StringBuilder list = new StringBuilder("[");
        int count = 0;
        for (long bar = Math.min(end, lastBar); bar >= Math.max(start, firstBar) && count < pageMax; bar--, count++) {
            list.append(count == 0 ? "" : ",")
                    .append("[\"" + bar * STEP_MS + "\",\"1\",\"100\",\"0.5\",\"" + bar + "\",\"7\",\"70\"]");
        }
        return list.append("]").toString();
    }

    private static long parameter(String query, String name) {
        final int from = query.indexOf(name + "=") + name.length() + 1;
        final int to = query.indexOf('&', from);
        return Long.parseLong(to < 0 ? query.substring(from) : query.substring(from, to));
    }
}
