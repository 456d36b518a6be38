package io.escapement.trainer.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.JobKind;
import io.escapement.trainer.jobs.JobKinds;
import io.escapement.trainer.jobs.StoreLocation;
import io.escapement.trainer.jobs.Worker;
import io.escapement.trainer.jobs.WorkerSettings;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.Task;
import io.escapement.trainer.task.TaskText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiServerTest {
    private static final String TRAINING = "/api/v2/training";

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch gate = new CountDownLatch(1);

    @TempDir
    private Path folder;

    private JobDatabase database;
    private JobKinds kinds;
    private ApiServer server;

    /** Says two lines, and between them waits for the gate or the wish to stop. */
    private final class TwoLines implements Task {
        @Override
        public String kind() {
            return "two-lines";
        }

        @Override
        public JsonNode run(JsonNode payload, Progress progress) {
            progress.log("one");
            progress.at("waiting", 0.5, "for the gate");
            try {
                while (!gate.await(5, TimeUnit.MILLISECONDS)) {
                    progress.checkCancelled();
                }
            } catch (final InterruptedException e) {
                progress.checkCancelled();
            }
            progress.log("two");
            return payload;
        }
    }

    @BeforeEach
    void serve() {
        final Task task = new TwoLines();
        kinds = new JobKinds(List.of(new JobKind(
                task.kind(),
                "a test's",
                false,
                1,
                Duration.ZERO,
                payload -> {
                    if (payload.has("typo")) {
                        throw new TrainerException("two-lines request: unknown field 'typo'");
                    }
                },
                context -> task)));
        database = JobDatabase.open(StoreLocation.of(folder.resolve("jobs.db").toString(), Map.of()), 6);
        server = new ApiServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), database, kinds);
    }

    @AfterEach
    void close() {
        gate.countDown();
        server.close();
        database.close();
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(at(path));
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(
                at(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Worker worker() {
        final WorkerSettings like = WorkerSettings.DEFAULT;
        final Worker worker = new Worker(
                database,
                kinds,
                new WorkerSettings(
                        "w",
                        1,
                        List.of(),
                        Duration.ofMillis(20),
                        like.beat(),
                        like.silence(),
                        Duration.ofMillis(100),
                        false),
                line -> {});
        worker.start();
        return worker;
    }

    @Test
    void shouldEnterAJobOnceAndShowIt() throws IOException, InterruptedException {
        // when
        final HttpResponse<String> first =
                post(TRAINING + "/start", "{\"kind\":\"two-lines\",\"parameters\":{\"a\":1},\"priority\":7}");
        final HttpResponse<String> second =
                post(TRAINING + "/start", "{\"kind\":\"two-lines\",\"parameters\":{\"a\":1}}");

        // then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.body()).isEqualTo("{\"id\":1,\"entered\":true}\n");
        assertThat(first.headers().firstValue("Location")).contains(TRAINING + "/1");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo("{\"id\":1,\"entered\":false}\n");
        final JsonNode job = TaskText.read(get(TRAINING + "/1").body());
        assertThat(job.path("state").asText()).isEqualTo("QUEUED");
        assertThat(job.path("priority").asInt()).isEqualTo(7);
        assertThat(job.path("parameters").toString()).isEqualTo("{\"a\":1}");
        assertThat(TaskText.read(get(TRAINING + "?state=queued&kind=two-lines").body()))
                .hasSize(1);
        assertThat(TaskText.read(get(TRAINING + "?state=done").body())).isEmpty();
    }

    @Test
    void shouldStreamProgressAndLogUntilTheJobEnds() throws IOException, InterruptedException {
        // given
        post(TRAINING + "/start", "{\"kind\":\"two-lines\",\"parameters\":{}}");
        final Worker worker = worker();
        try {
            final HttpResponse<Stream<String>> stream =
                    client.send(at(TRAINING + "/1/progress").build(), HttpResponse.BodyHandlers.ofLines());

            // when
            final List<String> events = stream.body()
                    .peek(line -> {
                        if (line.contains("\"percent\":50.0")) {
                            gate.countDown();
                        }
                    })
                    .filter(line ->
                            line.startsWith("event: log") || line.startsWith("event: end") || line.contains("\"line\""))
                    .map(line -> line.replaceAll(".*\"line\":\"(.*)\".*", "$1"))
                    .collect(Collectors.toList());

            // then
            assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
            assertThat(events).containsExactly("event: log", "one", "event: log", "two", "event: end");
            assertThat(TaskText.read(get(TRAINING + "/1").body()).path("state").asText())
                    .isEqualTo("DONE");
            assertThat(TaskText.read(get(TRAINING + "/1/log?after=1").body()).findValuesAsText("line"))
                    .containsExactly("two");
        } finally {
            worker.stop();
        }
    }

    @Test
    void shouldCancelARunningJobAndRefuseToCancelItAgain() throws IOException, InterruptedException {
        // given
        post(TRAINING + "/start", "{\"kind\":\"two-lines\",\"parameters\":{}}");
        final Worker worker = worker();
        try {
            // when
            assertThat(post(TRAINING + "/1/cancel", "").statusCode()).isEqualTo(202);
            final String events = get(TRAINING + "/1/progress").body();

            // then
            assertThat(events).contains("event: end").contains("\"state\":\"CANCELLED\"");
            final HttpResponse<String> again = post(TRAINING + "/1/cancel", "");
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.body()).isEqualTo("{\"error\":\"job 1 has ended: CANCELLED\"}\n");
            assertThat(post(TRAINING + "/1/retry", "").statusCode()).isEqualTo(202);
        } finally {
            worker.stop();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                                    | the body is not JSON at line 1, column 2
            []                                                   | the body is not a JSON object
            {}                                                   | 'kind' is missing, what to do
            {"kind":3}                                           | 'kind' is no text
            {"kind":"two-lines"}                                 | 'parameters' is missing, an object with the request of the kind
            {"kind":"dance","parameters":{}}                     | no kind of job is named 'dance'; there are two-lines
            {"kind":"two-lines","parameters":{"typo":1}}         | two-lines request: unknown field 'typo'
            {"kind":"two-lines","parameters":{},"prio":1}        | unknown field 'prio'; there are kind, parameters, priority, tries, timeoutSeconds, key, once
            {"kind":"two-lines","parameters":{},"priority":9999} | priority=9999, -1000 to 1000 are handled
            """)
    void shouldSayWhatIsWrongWithARequest(String body, String error) throws IOException, InterruptedException {
        final HttpResponse<String> answer = post(TRAINING + "/start", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TaskText.read(answer.body()).path("error").asText()).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/nothing,404",
        "GET,/api/v2/training/9,404",
        "GET,/api/v2/training/x,404",
        "GET,/api/v2/training/9/log,404",
        "GET,/api/v2/trainings,404",
        "GET,/api/v2/training?stat=DONE,400",
        "GET,/api/v2/training?state=odd,400",
        "GET,/api/v2/training?limit=0,400",
        "DELETE,/api/v2/training,405",
        "GET,/api/v2/training/start,405",
        "GET,/api/v2/configurations/none,404",
        "HEAD,/,200"
    })
    void shouldAnswerWithTheStatusThatFits(String method, String path, int status)
            throws IOException, InterruptedException {
        assertThat(send(at(path).method(method, HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void shouldKeepForeignPagesOut() throws IOException, InterruptedException {
        // A form of a foreign page can send plain text only; a foreign name that points here shows in the address.
        assertThat(send(at(TRAINING + "/start")
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
        assertThat(send(at(TRAINING).header("Origin", "http://evil.example")).statusCode())
                .isEqualTo(403);
        assertThat(send(at(TRAINING).header("Origin", "http://127.0.0.1:1")).statusCode())
                .isEqualTo(403);
        assertThat(send(at(TRAINING).header("Origin", "http://127.0.0.1:" + server.port()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(at(TRAINING).header("Sec-Fetch-Site", "cross-site")).statusCode())
                .isEqualTo(403);
        assertThat(firstLine("evil.example")).isEqualTo("HTTP/1.1 403 Forbidden");
        assertThat(firstLine("localhost:" + server.port())).isEqualTo("HTTP/1.1 200 OK");
        assertThat(get("/").headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'self'");
    }

    /** What is answered when the address names this host; the JDK's client won't say a name that isn't true. */
    private String firstLine(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.US_ASCII);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            out.print("GET " + TRAINING + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            out.flush();
            return in.readLine();
        }
    }

    @Test
    void shouldKeepConfigurationsAndCountTheirRevisions() throws IOException, InterruptedException {
        // given
        final String configuration =
                "{\"strategies\":[\"trend\"],\"symbols\":[\"BTCUSDT\"],\"revision\":0,\"stage\":\"RESEARCH\","
                        + "\"confidence\":0.25,\"core\":{\"risk.daily_loss_percent\":\"4\"}}";

        // when, then
        final HttpResponse<String> odd = put("/api/v2/configurations/trend.BTCUSDT", configuration);
        assertThat(odd.statusCode()).isEqualTo(400);
        assertThat(odd.body()).contains("risk.daily_loss_percent");
        final String good = configuration.replace("\"risk.daily_loss_percent\":\"4\"", "");
        assertThat(put("/api/v2/configurations/other", good).body()).contains("is kept as 'trend.BTCUSDT'");
        assertThat(put("/api/v2/configurations/trend.BTCUSDT", good).statusCode())
                .isEqualTo(200);
        assertThat(put("/api/v2/configurations/trend.BTCUSDT", good).body()).contains("\"revision\":2");
        assertThat(TaskText.read(get("/api/v2/configurations").body())).hasSize(1);
        assertThat(TaskText.read(get("/api/v2/configurations/trend.BTCUSDT").body())
                        .path("confidence")
                        .asDouble())
                .isEqualTo(0.25);
    }

    private HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send(at(path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void shouldRefuseToListenToOtherMachines() {
        assertThatThrownBy(() -> new ApiServer(new InetSocketAddress("0.0.0.0", 8480), database, kinds))
                .isInstanceOf(TrainerException.class)
                .hasMessage(
                        "the API has no login and listens to this machine only, not to 0.0.0.0; reach it from elsewhere"
                                + " through ssh -L 8480:127.0.0.1:8480");
        assertThatThrownBy(() -> new ApiServer(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), database, kinds))
                .hasMessageEndingWith("choose another --port");
    }
}
