package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.gateway.exchange.client.Frame;
import io.escapement.gateway.exchange.client.TestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminApiTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private TestExchange exchange;

    @BeforeEach
    void open() {
        exchange = TestExchange.free(TestExchange.flat(folder), 1);
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void shouldLetSomethingGoWrongNow() throws Exception {
        try (TestClient client = exchange.client()) {
            client.openPrivate();

            assertThat(send("POST", TestClient.KEY, "{\"kind\":\"drop\",\"which\":\"private\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(client.next().opcode()).isEqualTo(Frame.CLOSE);
        }
    }

    @Test
    void shouldTellWhatStandsAndIsPlannedAndMendIt() throws Exception {
        send(
                "POST",
                TestClient.KEY,
                "[{\"kind\":\"ban\",\"for\":\"1h\"},{\"kind\":\"drop\",\"at\":\"2h\"},"
                        + "{\"kind\":\"gap\",\"topic\":\"orderbook.50\",\"count\":3}]");

        assertThat(send("GET", TestClient.KEY, "").body().strip())
                .isEqualTo("{\"faults\":[\"kind=ban,for=1h\",\"kind=gap,topic=orderbook.50,count=3\","
                        + "\"kind=drop,at=2h\"]}");
        assertThat(send("DELETE", TestClient.KEY, "").body().strip()).isEqualTo("{\"faults\":[]}");
        try (TestClient client = exchange.client()) {
            assertThat(client.getRaw("/v5/market/time").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldWantTheKey() throws Exception {
        assertThat(send("GET", "another", "").statusCode()).isEqualTo(401);
        assertThat(send("POST", "", "{\"kind\":\"ban\",\"for\":\"1h\"}").statusCode())
                .isEqualTo(401);
        assertThat(send("GET", TestClient.KEY, "").body()).contains("\"faults\":[]");
    }

    @Test
    void shouldSayWhatIsWrongAndDoNothing() throws Exception {
        final HttpResponse<String> unknown =
                send("POST", TestClient.KEY, "[{\"kind\":\"ban\",\"for\":\"1h\"},{\"kind\":\"bann\"}]");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("no fault of kind 'bann'");
        assertThat(send("POST", TestClient.KEY, "nonsense").body()).contains("the body is no JSON");
        assertThat(send("POST", TestClient.KEY, "3").body()).contains("a fault is a JSON object as ");
        assertThat(send("PUT", TestClient.KEY, "").statusCode()).isEqualTo(405);
        assertThat(send("GET", TestClient.KEY, "").body()).contains("\"faults\":[]");
    }

    private HttpResponse<String> send(String method, String key, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + exchange.port() + "/admin/faults"))
                        .header("X-BAPI-API-KEY", key)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
