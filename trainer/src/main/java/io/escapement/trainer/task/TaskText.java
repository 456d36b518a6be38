package io.escapement.trainer.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Payloads and results as text, the one form they have in a store, on a wire and here. Equal trees give equal text: names
 * are sorted. What goes through text isn't always what it was (a float becomes a double), so every runner lets it.
 */
public final class TaskText {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private TaskText() {}

    /**
     * One line of JSON.
     *
     * @param tree any
     * @return text
     */
    public static String write(JsonNode tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("a tree is always text", e);
        }
    }

    /**
     * What {@link #write} wrote.
     *
     * @param text one JSON value
     * @return its tree
     */
    public static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (final JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * The tree as it comes out on the other side.
     *
     * @param tree any
     * @return of its text
     */
    public static JsonNode through(JsonNode tree) {
        return read(write(tree));
    }
}
