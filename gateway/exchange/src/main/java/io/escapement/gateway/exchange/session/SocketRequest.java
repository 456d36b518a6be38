package io.escapement.gateway.exchange.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * One message of a client.
 *
 * @param op what it asks for; empty if it says nothing
 * @param requestId to be echoed; null if there was none
 * @param args empty if there were none
 * @param header of a trade request; an empty object if there was none
 */
record SocketRequest(String op, String requestId, List<JsonNode> args, JsonNode header) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Reads a message.
     *
     * @param text as it came
     * @return the request; one without op if the text is no JSON object
     */
    static SocketRequest parse(String text) {
        try {
            final JsonNode root = MAPPER.readTree(text);
            if (root != null && root.isObject()) {
                final JsonNode id = root.hasNonNull("req_id") ? root.get("req_id") : root.get("reqId");
                final List<JsonNode> args = new ArrayList<>();
                root.path("args").forEach(args::add);
                return new SocketRequest(
                        root.path("op").asText(""),
                        id == null || id.isNull() ? null : id.asText(),
                        args,
                        root.hasNonNull("header") ? root.get("header") : MAPPER.createObjectNode());
            }
        } catch (final JsonProcessingException e) {
            // Answered as an invalid op below: the venue gives no other reply to what it cannot read.
            return nothing();
        }
        return nothing();
    }

    private static SocketRequest nothing() {
        return new SocketRequest("", null, List.of(), MAPPER.createObjectNode());
    }
}
