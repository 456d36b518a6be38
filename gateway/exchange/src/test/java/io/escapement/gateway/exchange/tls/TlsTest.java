package io.escapement.gateway.exchange.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.rest.RestException;
import io.escapement.gateway.bybit.rest.RestSettings;
import io.escapement.gateway.exchange.ExchangeContext;
import io.escapement.gateway.exchange.ExchangeServer;
import io.escapement.gateway.exchange.auth.Credentials;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.market.SyntheticMarket;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final long DEADLINE_SECONDS = 20;

    @TempDir
    private Path folder;

    private ExchangeServer server;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldServeRestToWhoTrustsTheAuthority() throws Exception {
        final TestAuthority authority = TestAuthority.create(System.currentTimeMillis());
        final int port = start(authority);
        for (final String host : List.of("localhost", "127.0.0.1")) {
            try (RestClient client = client("https://" + host + ":" + port, authority)) {
                assertThat(new String(client.get("/v5/market/time", ""), StandardCharsets.UTF_8))
                        .contains("\"retCode\":0");
            }
        }
    }

    @Test
    void shouldServeSocketsToWhoTrustsTheAuthority() throws Exception {
        final TestAuthority authority = TestAuthority.create(System.currentTimeMillis());
        final int port = start(authority);
        final CompletableFuture<String> ticker = new CompletableFuture<>();
        final WebSocket socket = HttpClient.newBuilder()
                .sslContext(trusting(authority))
                .build()
                .newWebSocketBuilder()
                .buildAsync(URI.create("wss://localhost:" + port + "/v5/public/linear"), new FirstTicker(ticker))
                .get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        socket.sendText("{\"op\":\"subscribe\",\"args\":[\"tickers.BTCUSDT\"]}", true);

        assertThat(ticker.get(DEADLINE_SECONDS, TimeUnit.SECONDS)).contains("\"type\":\"snapshot\"");
        socket.abort();
    }

    @Test
    void shouldNotBeBelievedByWhoTrustsAnotherAuthority() throws Exception {
        final int port = start(TestAuthority.create(System.currentTimeMillis()));
        try (RestClient client =
                client("https://localhost:" + port, TestAuthority.create(System.currentTimeMillis()))) {
            final RestException failure =
                    catchThrowableOfType(RestException.class, () -> client.get("/v5/market/time", ""));

            assertThat(failure.kind()).isEqualTo(RestException.Kind.NOT_SENT);
            assertThat(failure).hasMessageContaining("certificate is not trusted");
        }
    }

    @Test
    void shouldNotBeBelievedUnderAnotherName() throws Exception {
        final TestAuthority authority = TestAuthority.forHosts(System.currentTimeMillis(), "exchange.example");
        final int port = start(authority);
        try (RestClient client = client("https://localhost:" + port, authority)) {
            final RestException failure =
                    catchThrowableOfType(RestException.class, () -> client.get("/v5/market/time", ""));

            assertThat(failure.kind()).isEqualTo(RestException.Kind.NOT_SENT);
            assertThat(failure).hasMessageContaining("localhost");
        }
    }

    private int start(TestAuthority authority) {
        server = new ExchangeServer(new ExchangeContext(
                        SyntheticMarket.create(1, List.of("BTCUSDT"), 1, 1),
                        VenueConfiguration.defaults(),
                        new Credentials("key", "secret"),
                        0,
                        1,
                        false)
                .withTls(authority.serverContext()));
        return server.start().getPort();
    }

    private RestClient client(String url, TestAuthority authority) throws Exception {
        final Path file = Files.writeString(folder.resolve("authority.pem"), authority.pem());
        return new RestClient(RestSettings.publicData(URI.create(url)).withTrust(file));
    }

    private static SSLContext trusting(TestAuthority authority) throws Exception {
        final KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                "authority",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(authority.pem().getBytes(StandardCharsets.US_ASCII))));
        final TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        final SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        return context;
    }

    /** Completes with the first ticker frame. */
    private record FirstTicker(CompletableFuture<String> ticker) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            if (text.toString().contains("\"topic\":\"tickers.BTCUSDT\"")) {
                ticker.complete(text.toString());
            }
            socket.request(1);
            return null;
        }
    }
}
