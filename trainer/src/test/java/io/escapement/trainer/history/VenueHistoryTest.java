package io.escapement.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.rest.RestSettings;
import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VenueHistoryTest {
    private static final long STEP_MS = 900_000;

    private final List<String> queries = new ArrayList<>();
    private final List<Long> progress = new ArrayList<>();
    private HttpServer server;
    private RestClient client;
    private VenueHistory venue;
    private String instruments = "[]";

    @TempDir
    private Path data;

    private long firstBar;
    private long lastBar;
    private int pageMax = 1000;
    private String high = "100000";
    private int fundings;
    private int failAfter = Integer.MAX_VALUE;
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
            final String list =
                    path.endsWith("kline") ? bars(query) : path.endsWith("history") ? fundings(query) : instruments;
            final int code = refusals-- > 0 ? refusal : queries.size() > failAfter ? 10_001 : 0;
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
    void shouldFetchPagesFromTheNewestBackwardAndStoreThemOldestFirst() {
        firstBar = 10;
        lastBar = 34;
        pageMax = 10;

        final HistoryFolder.Merged merged = fetch(0, 34 * STEP_MS);

        assertThat(merged).isEqualTo(new HistoryFolder.Merged(24, 24, 0));
        assertThat(openBars()).hasSize(24).isSorted().startsWith(10L);
        assertThat(openBars()).as("the bar that is still open is left out").endsWith(33L);
        assertThat(folder().read("BTCUSDT", 15).get(0).close()).isEqualTo(1_100_000_000L);
        assertThat(progress).containsExactly(24 * STEP_MS, 14 * STEP_MS, 10 * STEP_MS);
        assertThat(queries.get(0))
                .isEqualTo("category=linear&symbol=BTCUSDT&interval=15&start=0&end=29700000&limit=1000");
    }

    @Test
    void shouldStartWhereAsked() {
        firstBar = 0;
        lastBar = 100;

        fetch(90 * STEP_MS, 95 * STEP_MS + 1);

        assertThat(openBars()).containsExactly(90L, 91L, 92L, 93L, 94L);
    }

    @Test
    void shouldStoreNothingWhereThereIsNothing() {
        firstBar = 10;
        lastBar = 9;

        assertThat(fetch(0, 34 * STEP_MS).bars()).isZero();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void shouldAskOnlyForWhatIsMissingWhenItIsStartedAgain() {
        firstBar = 0;
        lastBar = 20;
        fetch(5 * STEP_MS, 10 * STEP_MS);
        queries.clear();

        final HistoryFolder.Merged merged = fetch(0, 13 * STEP_MS);

        assertThat(merged).isEqualTo(new HistoryFolder.Merged(13, 8, 0));
        assertThat(queries)
                .containsExactly(
                        "category=linear&symbol=BTCUSDT&interval=15&start=9000000&end=10800000&limit=1000",
                        "category=linear&symbol=BTCUSDT&interval=15&start=0&end=3600000&limit=1000");
    }

    @Test
    void shouldKeepWhatHasComeWhenTheVenueFailsInTheMiddle() {
        firstBar = 0;
        lastBar = 50_000;
        failAfter = 25;

        assertThatThrownBy(() -> fetch(0, 40_000 * STEP_MS)).isInstanceOf(TrainerException.class);

        // Every page that came is kept.
        assertThat(openBars()).hasSize(25_000).startsWith(15_000L).endsWith(39_999L);
        failAfter = Integer.MAX_VALUE;
        assertThat(fetch(0, 40_000 * STEP_MS)).isEqualTo(new HistoryFolder.Merged(40_000, 15_000, 0));
    }

    @Test
    void shouldStoreNothingOfAPageWithABarThatCannotBe() {
        firstBar = 3;
        lastBar = 3;
        high = "2";

        assertThatThrownBy(() -> fetch(0, 10 * STEP_MS))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("the venue sent a bar of BTCUSDT that can't be read");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void shouldPageFundingRatesAndMergeThem() {
        fundings = 450;

        assertThat(new HistoryFetch(venue, folder()).funding("BTCUSDT", 0, 450 * STEP_MS))
                .isEqualTo(450);
        assertThat(new HistoryFetch(venue, folder()).funding("BTCUSDT", 0, 460 * STEP_MS))
                .isEqualTo(450);
        assertThat(folder().funding("BTCUSDT").get(7))
                .isEqualTo(new FundingRate(7 * STEP_MS, new BigDecimal("0.0007")));
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
    void shouldNameASymbolTheVenueRefuses() {
        // given
        refusal = 10_001;
        refusals = 1;
        text = "Not supported symbols";

        // when, then
        assertThatThrownBy(() -> venue.instrument("NOPEUSDT"))
                .isInstanceOf(TrainerException.class)
                .hasMessage("the venue doesn't list NOPEUSDT; check the symbol (Not supported symbols)");
    }

    @Test
    void shouldSayWhatTheVenueRefuses() {
        // given
        refusal = 10_024;
        refusals = 1;
        text = "not in your region";

        // when, then
        assertThatThrownBy(venue::timeMs)
                .isInstanceOf(TrainerException.class)
                .hasMessage("the venue refuses /v5/market/time: not in your region (10024)");
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

        assertThatThrownBy(() -> venue.page("BTCUSDT", 3, 0, 0))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith("the venue has no such bars (category=linear&symbol=BTCUSDT&interval=3&")
                .hasMessageEndingWith("one of 3 minutes or finer for each symbol");
    }

    @Test
    void shouldTellTheVenuesTime() {
        assertThat(venue.timeMs()).isEqualTo(4242);
    }

    /** Bars of the asked range, newest first, both ends inclusive, the close being the number of the bar after it. */
    private String bars(String query) {
        final long start = parameter(query, "start") / STEP_MS;
        final long end = parameter(query, "end") / STEP_MS;
        final StringBuilder list = new StringBuilder("[");
        int count = 0;
        for (long bar = Math.min(end, lastBar); bar >= Math.max(start, firstBar) && count < pageMax; bar--, count++) {
            list.append(count == 0 ? "" : ",")
                    .append("[\"" + bar * STEP_MS + "\",\"1\",\"" + high + "\",\"0.5\",\"" + (bar + 1)
                            + "\",\"7\",\"70\"]");
        }
        return list.append("]").toString();
    }

    /** One payment a step, of a basis point more each, newest first, 200 at once. */
    private String fundings(String query) {
        final long start = parameter(query, "startTime") / STEP_MS;
        final long end = parameter(query, "endTime") / STEP_MS;
        final StringBuilder list = new StringBuilder("[");
        int count = 0;
        for (long payment = Math.min(end, fundings - 1); payment >= start && count < 200; payment--, count++) {
            list.append(count == 0 ? "" : ",")
                    .append("{\"symbol\":\"BTCUSDT\",\"fundingRate\":\"")
                    .append(BigDecimal.valueOf(payment, 4).toPlainString())
                    .append("\",\"fundingRateTimestamp\":\"" + payment * STEP_MS + "\"}");
        }
        return list.append("]").toString();
    }

    private HistoryFolder.Merged fetch(long fromMs, long nowMs) {
        return new HistoryFetch(venue, folder()).bars("BTCUSDT", 15, fromMs, nowMs, progress::add);
    }

    private HistoryFolder folder() {
        return new HistoryFolder(data);
    }

    /** Numbers of the stored bars. */
    private List<Long> openBars() {
        return folder().read("BTCUSDT", 15).stream()
                .map(bar -> bar.openTimeMs() / STEP_MS)
                .toList();
    }

    private static long parameter(String query, String name) {
        final int from = query.indexOf(name + "=") + name.length() + 1;
        final int to = query.indexOf('&', from);
        return Long.parseLong(to < 0 ? query.substring(from) : query.substring(from, to));
    }
}
