package io.escapement.gateway.exchange.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.escapement.gateway.exchange.RequestException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A REST request, its parameters by name whether they came as query or as body. */
public final class RestRequest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int BAD_PARAMETER = 10001;

    private final String method;
    private final String path;
    private final String rawQuery;
    private final String body;
    private final Map<String, List<String>> query;
    private final JsonNode fields;

    private RestRequest(
            String method,
            String path,
            String rawQuery,
            String body,
            Map<String, List<String>> query,
            JsonNode fields) {
        this.method = method;
        this.path = path;
        this.rawQuery = rawQuery;
        this.body = body;
        this.query = query;
        this.fields = fields;
    }

    /**
     * Takes an HTTP request apart.
     *
     * @param http whole
     * @return the request
     * @throws RequestException if the body is no JSON object
     */
    static RestRequest of(FullHttpRequest http) throws RequestException {
        final QueryStringDecoder uri = new QueryStringDecoder(http.uri());
        final String body = http.content().toString(StandardCharsets.UTF_8);
        JsonNode fields = MissingNode.getInstance();
        if (!body.isBlank()) {
            try {
                fields = MAPPER.readTree(body);
            } catch (final JsonProcessingException e) {
                throw new RequestException(BAD_PARAMETER, "Request parameter error: the body is no JSON");
            }
        }
        return new RestRequest(http.method().name(), uri.path(), uri.rawQuery(), body, uri.parameters(), fields);
    }

    /** HTTP method. @return as {@code GET} */
    String method() {
        return method;
    }

    /** Path without query. @return starts with a slash */
    String path() {
        return path;
    }

    /** What the client signs behind time, key and window. @return exactly as sent */
    String signedPayload() {
        return method.equals("GET") ? rawQuery : body;
    }

    /** The body. @return an object, or a missing node */
    JsonNode body() {
        return fields;
    }

    /**
     * A parameter of the query.
     *
     * @param name of the parameter
     * @return its text, empty if it is absent
     */
    String parameter(String name) {
        final List<String> values = query.get(name);
        return values == null || values.isEmpty() ? "" : values.get(0);
    }

    /**
     * A whole number of the query.
     *
     * @param name of the parameter
     * @param absent taken when the parameter is
     * @return the number
     * @throws RequestException if it is no number
     */
    long number(String name, long absent) throws RequestException {
        final String text = parameter(name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            return Long.parseLong(text);
        } catch (final NumberFormatException e) {
            throw new RequestException(BAD_PARAMETER, "params error: " + name + " invalid");
        }
    }

    /**
     * The page length of the query.
     *
     * @param absent the default
     * @param max the most allowed
     * @return 1 to {@code max}; a longer page than allowed is cut to the longest
     * @throws RequestException if it is no positive number
     */
    int limit(int absent, int max) throws RequestException {
        final long limit = number("limit", absent);
        if (limit < 1) {
            throw new RequestException(BAD_PARAMETER, "params error: limit invalid");
        }
        return (int) Math.min(limit, max);
    }
}
