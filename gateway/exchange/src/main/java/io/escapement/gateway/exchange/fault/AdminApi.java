package io.escapement.gateway.exchange.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.gateway.exchange.auth.Credentials;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /admin/faults}, for who holds the account's key: {@code POST} adds a fault or a list of them, {@code GET} tells
 * what is planned and stands, {@code DELETE} mends everything. A fault is a JSON object of the values it is written
 * with. Answers are of this endpoint's own, with plain HTTP statuses, and no fault touches them.
 */
public final class AdminApi {
    private static final String PATH = "/admin/faults";
    private static final String KEY_HEADER = "X-BAPI-API-KEY";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Faults faults;
    private final Credentials credentials;

    /**
     * Creates the endpoint.
     *
     * @param faults commanded
     * @param credentials of the account
     */
    public AdminApi(Faults faults, Credentials credentials) {
        this.faults = faults;
        this.credentials = credentials;
    }

    /** Whether a request is for this endpoint. @param path without query @return true if so */
    public boolean isPath(String path) {
        return path.startsWith("/admin/");
    }

    /** Answers a request. @param request to such a path @return the response without connection headers */
    public FullHttpResponse answer(FullHttpRequest request) {
        if (!new QueryStringDecoder(request.uri()).path().equals(PATH)) {
            return error(HttpResponseStatus.NOT_FOUND, "there is only " + PATH);
        }
        if (!credentials.isKey(request.headers().get(KEY_HEADER))) {
            return error(HttpResponseStatus.UNAUTHORIZED, "the account's key is wanted in the header " + KEY_HEADER);
        }
        return switch (request.method().name()) {
            case "GET" -> list();
            case "DELETE" -> {
                faults.clear();
                yield list();
            }
            case "POST" -> add(request.content().toString(StandardCharsets.UTF_8));
            default -> error(HttpResponseStatus.METHOD_NOT_ALLOWED, "use GET, POST or DELETE");
        };
    }

    /** All of them or none: they are read before the first begins. */
    private FullHttpResponse add(String body) {
        try {
            final JsonNode root = MAPPER.readTree(body);
            final List<Fault> wanted = new ArrayList<>();
            if (root.isArray()) {
                for (final JsonNode element : root) {
                    wanted.add(read(element));
                }
            } else {
                wanted.add(read(root));
            }
            wanted.forEach(faults::add);
            return list();
        } catch (final JsonProcessingException e) {
            return error(HttpResponseStatus.BAD_REQUEST, "the body is no JSON: " + e.getOriginalMessage());
        } catch (final IllegalArgumentException e) {
            return error(HttpResponseStatus.BAD_REQUEST, e.getMessage());
        }
    }

    private static Fault read(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("a fault is a JSON object as {\"kind\":\"drop\",\"which\":\"private\"}");
        }
        final Map<String, String> pairs = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> pairs.put(field.getKey(), field.getValue().asText()));
        return Fault.of(pairs);
    }

    private FullHttpResponse list() {
        final ObjectNode body = MAPPER.createObjectNode();
        faults.list().forEach(body.putArray("faults")::add);
        return response(HttpResponseStatus.OK, body);
    }

    private static FullHttpResponse error(HttpResponseStatus status, String text) {
        return response(status, MAPPER.createObjectNode().put("error", text));
    }

    private static FullHttpResponse response(HttpResponseStatus status, ObjectNode body) {
        final FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(body + "\n", StandardCharsets.UTF_8));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8");
        return response;
    }
}
