package io.escapement.gateway.exchange.rest;

import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.json.JsonWriter;

/** Answers one kind of request. */
@FunctionalInterface
interface Endpoint {
    /**
     * Writes the {@code result} of the answer, one JSON value.
     *
     * @param request checked and, where the route asks for it, signed
     * @param json stands behind the key {@code result}
     * @throws RequestException if the request is refused; what was written is dropped
     */
    void answer(RestRequest request, JsonWriter json) throws RequestException;

    /**
     * Writes the {@code retExtInfo} of the answer just given, one JSON value.
     *
     * @param json stands behind the key {@code retExtInfo}
     */
    default void extra(JsonWriter json) {
        json.object().endObject();
    }
}
