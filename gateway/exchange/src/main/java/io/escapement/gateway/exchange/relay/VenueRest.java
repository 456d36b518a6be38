package io.escapement.gateway.exchange.relay;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks a venue's REST interface for public data. Any thread. */
final class VenueRest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final HttpClient http;
    private final URI root;

    VenueRest(HttpClient http, URI root) {
        this.http = http;
        this.root = root;
    }

    /**
     * Asks and waits.
     *
     * @param pathAndQuery as {@code /v5/market/time}
     * @return body of the answer
     * @throws IOException in one line, if there is none
     */
    byte[] get(String pathAndQuery) throws IOException {
        final HttpResponse<byte[]> answer;
        try {
            answer = http.send(request(pathAndQuery), HttpResponse.BodyHandlers.ofByteArray());
        } catch (final IOException e) {
            throw new IOException("cannot reach the live market at " + root + ": " + reason(e), e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + root, e);
        }
        if (answer.statusCode() != OK) {
            throw new IOException("the live market at " + root + " answers HTTP " + answer.statusCode() + ": "
                    + firstLine(answer.body()));
        }
        return answer.body();
    }

    /** Asks without waiting. @param pathAndQuery as above @return the answer, of any status */
    CompletableFuture<HttpResponse<byte[]>> ask(String pathAndQuery) {
        return http.sendAsync(request(pathAndQuery), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** What went wrong, where the exception itself may not say. @param failure any @return one line */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getMessage() == null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : firstLine(cause.getMessage());
    }

    private HttpRequest request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(root + pathAndQuery))
                .timeout(TIMEOUT)
                .build();
    }

    private static String firstLine(byte[] body) {
        return firstLine(new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
