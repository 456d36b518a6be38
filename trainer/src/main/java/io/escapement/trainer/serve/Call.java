package io.escapement.trainer.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One request and its answer. */
final class Call {
    private static final int BODY_MAX = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final HttpExchange exchange;
    private Map<String, String> query;

    Call(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** HEAD is a GET whose body stays here. */
    String method() {
        return isHead() ? "GET" : exchange.getRequestMethod();
    }

    private boolean isHead() {
        return exchange.getRequestMethod().equals("HEAD");
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    /** A query parameter, null if it isn't there. */
    String parameter(String name) {
        return query().get(name);
    }

    /** A whole number in the query, or its default. */
    long number(String name, long otherwise, long least, long most) {
        final String text = parameter(name);
        if (text == null) {
            return otherwise;
        }
        try {
            final long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (final NumberFormatException e) {
            // Said below.
        }
        throw new Answer(400, name + "=" + text + " is no whole number from " + least + " to " + most);
    }

    /** Refuses parameters that mean nothing here: a typo is an error. */
    void allow(String... names) {
        for (final String name : query().keySet()) {
            if (!List.of(names).contains(name)) {
                throw new Answer(400, "unknown parameter '" + name + "'; there are " + String.join(", ", names));
            }
        }
    }

    /** The body, an object. */
    ObjectNode body() throws IOException {
        final byte[] bytes = exchange.getRequestBody().readNBytes(BODY_MAX + 1);
        if (bytes.length > BODY_MAX) {
            throw new Answer(413, "the body is longer than " + BODY_MAX + " bytes");
        }
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (final JsonProcessingException e) {
            throw new Answer(
                    400,
                    "the body is not JSON at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        }
        throw new Answer(400, "the body is not a JSON object");
    }

    void json(int status, JsonNode tree) throws IOException {
        bytes(status, "application/json", (tree.toString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void error(int status, String message) throws IOException {
        json(status, JsonNodeFactory.instance.objectNode().put("error", message));
    }

    void bytes(int status, String type, byte[] body) throws IOException {
        header("Content-Type", type.startsWith("image/") ? type : type + "; charset=utf-8");
        if (isHead()) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Begins an answer that goes on for as long as someone listens. */
    OutputStream stream() throws IOException {
        if (isHead()) {
            throw new Answer(405, "use GET");
        }
        header("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    void header(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    private Map<String, String> query() {
        if (query == null) {
            query = read(exchange.getRequestURI().getRawQuery());
        }
        return query;
    }

    private static Map<String, String> read(String raw) {
        final Map<String, String> query = new HashMap<>();
        if (raw != null && !raw.isEmpty()) {
            for (final String word : raw.split("&")) {
                final int equals = word.indexOf('=');
                query.put(
                        decoded(equals < 0 ? word : word.substring(0, equals)),
                        equals < 0 ? "" : decoded(word.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (final IllegalArgumentException e) {
            throw new Answer(400, "the address is not encoded well: " + text);
        }
    }
}
