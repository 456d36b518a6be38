package io.escapement.gateway.exchange.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/** One WebSocket frame as it came, and where. */
public record Frame(TestSocket socket, int opcode, byte[] payload) {
    public static final int TEXT = 1;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public boolean isPing() {
        return opcode == PING;
    }

    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return MAPPER.readTree(text());
        } catch (final JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text(), e);
        }
    }

    /** Topic, op or kind of frame, for scripts. */
    public String label() {
        if (opcode == PING) {
            return socket.name() + " PING";
        }
        if (opcode != TEXT) {
            return socket.name() + " opcode " + opcode;
        }
        final JsonNode json = json();
        return socket.name() + " " + json.path("topic").asText(json.path("op").asText());
    }
}
