package io.escapement.trainer.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.TrainerException;

/** Reads requests, which are records, from JSON: what is left out has its default, what is unknown is an error. */
public final class RequestJson {
    private static final ObjectMapper JSON = new ObjectMapper()
            // One symbol is a list of symbols, too.
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);

    private RequestJson() {}

    /**
     * Reads a request.
     *
     * @param what it is, for errors, such as "fit request"
     * @param defaults a request with the default of every field
     * @param json fields that differ; objects within are merged, everything else replaced
     * @param <T> a record
     * @return the request
     * @throws TrainerException naming the field that is unknown or can't be
     */
    public static <T> T read(String what, T defaults, JsonNode json) {
        if (!json.isObject()) {
            throw new TrainerException(what + ": a JSON object is needed");
        }
        final ObjectNode whole = write(defaults);
        merge(whole, json);
        try {
            @SuppressWarnings("unchecked")
            final Class<T> type = (Class<T>) defaults.getClass();
            return JSON.treeToValue(whole, type);
        } catch (final UnrecognizedPropertyException e) {
            throw new TrainerException(
                    what + ": unknown field '" + e.getPropertyName() + "'; there are " + e.getKnownPropertyIds(), e);
        } catch (final JsonProcessingException e) {
            if (e.getCause() instanceof TrainerException said) {
                throw new TrainerException(what + ": " + said.getMessage(), e);
            }
            if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
                throw new TrainerException(what + ": " + misfit(mapping, whole), e);
            }
            throw new TrainerException(
                    what + ": " + e.getOriginalMessage().lines().findFirst().orElse("not a request"), e);
        }
    }

    /** Names the field and what was given. */
    private static String misfit(JsonMappingException e, JsonNode whole) {
        final StringBuilder name = new StringBuilder();
        JsonNode given = whole;
        for (final JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                // A single value that was taken for a list has no places.
                if (given.isArray()) {
                    given = given.path(step.getIndex());
                    name.append('[').append(step.getIndex()).append(']');
                }
            } else {
                given = given.path(step.getFieldName());
                name.append(name.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return "'" + name + "' can't be " + given;
    }

    /**
     * Writes a request with every field.
     *
     * @param request a record
     * @return what {@link #read} reads back
     */
    public static ObjectNode write(Object request) {
        return JSON.valueToTree(request);
    }

    private static void merge(ObjectNode whole, JsonNode changes) {
        changes.properties().forEach(field -> {
            final JsonNode old = whole.get(field.getKey());
            if (old instanceof ObjectNode part && field.getValue().isObject()) {
                merge(part, field.getValue());
            } else {
                whole.set(field.getKey(), field.getValue());
            }
        });
    }
}
