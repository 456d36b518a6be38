package io.escapement.gateway.exchange.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.gateway.exchange.auth.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client that does nothing by itself: three sockets whose frames come out of one queue, and signed REST. */
public final class TestClient implements AutoCloseable {
    public static final String KEY = "test-key";
    public static final String SECRET = "test-secret";

    private static final long DEADLINE_SECONDS = 10;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final int port;
    private final Credentials credentials = new Credentials(KEY, SECRET);
    private final LinkedBlockingDeque<Frame> frames = new LinkedBlockingDeque<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private TestSocket publicSocket;
    private TestSocket privateSocket;
    private TestSocket tradeSocket;

    public TestClient(int port) {
        this.port = port;
    }

    // --- sockets

    public TestSocket openPublic() {
        publicSocket = new TestSocket("public", port, "/v5/public/linear", frames::add);
        return publicSocket;
    }

    public TestSocket openPrivate() {
        privateSocket = new TestSocket("private", port, "/v5/private", frames::add);
        return privateSocket;
    }

    public TestSocket openTrade() {
        tradeSocket = new TestSocket("trade", port, "/v5/trade", frames::add);
        return tradeSocket;
    }

    public TestSocket publicSocket() {
        return publicSocket;
    }

    public TestSocket privateSocket() {
        return privateSocket;
    }

    public TestSocket tradeSocket() {
        return tradeSocket;
    }

    /** Private and trade authenticated and subscribed, then the public one, which lets a market in step go. */
    public void connect(String... topics) {
        openPrivate();
        openTrade();
        openPublic();
        ask(privateSocket, auth(""));
        ask(tradeSocket, auth(""));
        ask(privateSocket, "{\"op\":\"subscribe\",\"args\":[\"order\",\"execution\",\"position\",\"wallet\"]}");
        ask(publicSocket, "{\"op\":\"subscribe\",\"args\":[\"" + String.join("\",\"", topics) + "\"]}");
    }

    /** An auth message; {@code more} goes in front of the op, with its comma. */
    public String auth(String more) {
        final long expires = System.currentTimeMillis() + 5_000;
        return "{" + more + "\"op\":\"auth\",\"args\":[\"" + KEY + "\"," + expires + ",\""
                + credentials.sign("GET/realtime" + expires) + "\"]}";
    }

    /** A trade request with a good time stamp. */
    public static String order(String requestId, String op, String body) {
        return "{\"reqId\":\"" + requestId + "\",\"op\":\"" + op + "\",\"header\":{\"X-BAPI-TIMESTAMP\":\""
                + System.currentTimeMillis() + "\",\"X-BAPI-RECV-WINDOW\":\"5000\"},\"args\":[" + body + "]}";
    }

    /** Sends and takes the next text of the same socket; what others say meanwhile stays for {@link #next}. */
    public JsonNode ask(TestSocket socket, String message) {
        socket.send(message);
        final Deque<Frame> aside = new ArrayDeque<>();
        Frame frame = next();
        while (frame.socket() != socket || frame.opcode() != Frame.TEXT) {
            aside.addLast(frame);
            frame = next();
        }
        while (!aside.isEmpty()) {
            frames.addFirst(aside.removeLast());
        }
        return frame.json();
    }

    /** The next frame of any socket. */
    public Frame next() {
        final Frame frame = poll(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
        if (frame == null) {
            throw new AssertionError("nothing came for " + DEADLINE_SECONDS + " s");
        }
        return frame;
    }

    /** The next frame of any socket, or null if none comes. */
    public Frame poll(long milliseconds) {
        try {
            return frames.poll(milliseconds, TimeUnit.MILLISECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Answers PINGs as they come until a frame fits. */
    public Frame stepUntil(Predicate<Frame> wanted) {
        for (int i = 0; i < 1_000_000; i++) {
            final Frame frame = next();
            if (wanted.test(frame)) {
                return frame;
            }
            if (frame.isPing()) {
                frame.socket().pong(frame.payload());
            }
        }
        throw new AssertionError("it never came");
    }

    /** Answers PINGs as they come until a topic or op comes; the frame. */
    public JsonNode stepUntil(String label) {
        return stepUntil(frame -> frame.label().equals(label)).json();
    }

    // --- REST

    public JsonNode get(String pathAndQuery) {
        return send(HttpRequest.newBuilder(uri(pathAndQuery)).build());
    }

    public HttpResponse<String> getRaw(String pathAndQuery) {
        return exchange(HttpRequest.newBuilder(uri(pathAndQuery)).build());
    }

    public JsonNode signedGet(String path, String query) {
        return send(signed(path + (query.isEmpty() ? "" : "?" + query), query, System.currentTimeMillis(), SECRET)
                .build());
    }

    public HttpResponse<String> signedGetRaw(String path, String query) {
        return exchange(signed(path + "?" + query, query, System.currentTimeMillis(), SECRET)
                .build());
    }

    public JsonNode signedGetAt(String path, String query, long stampMs, String secret) {
        return send(signed(path + "?" + query, query, stampMs, secret).build());
    }

    public JsonNode post(String path, String body) {
        return send(postRequest(path, body));
    }

    /** Fails when no answer comes in time. */
    public JsonNode postWithin(Duration time, String path, String body) {
        return send(signed(path, body, System.currentTimeMillis(), SECRET)
                .timeout(time)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<String> postRaw(String path, String body) {
        return exchange(postRequest(path, body));
    }

    @Override
    public void close() {
        for (final TestSocket socket : new TestSocket[] {publicSocket, privateSocket, tradeSocket}) {
            if (socket != null) {
                socket.close();
            }
        }
    }

    private HttpRequest postRequest(String path, String body) {
        return signed(path, body, System.currentTimeMillis(), SECRET)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder signed(String pathAndQuery, String payload, long stampMs, String secret) {
        return HttpRequest.newBuilder(uri(pathAndQuery))
                .header("X-BAPI-API-KEY", KEY)
                .header("X-BAPI-TIMESTAMP", Long.toString(stampMs))
                .header("X-BAPI-RECV-WINDOW", "5000")
                .header("X-BAPI-SIGN", new Credentials(KEY, secret).sign(stampMs + KEY + "5000" + payload));
    }

    private JsonNode send(HttpRequest request) {
        final HttpResponse<String> response = exchange(request);
        try {
            return MAPPER.readTree(response.body());
        } catch (final JsonProcessingException e) {
            throw new AssertionError("no JSON: " + response.body(), e);
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (final IOException e) {
            throw new AssertionError(e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private URI uri(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + port + pathAndQuery);
    }
}
