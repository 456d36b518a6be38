package io.escapement.trainer.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A request as it is typed: {@code name=value} words, one JSON object, or {@code @FILE}. */
final class RequestText {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private RequestText() {}

    static ObjectNode read(List<String> words) {
        if (words.size() == 1 && words.get(0).startsWith("@")) {
            final Path file = Path.of(words.get(0).substring(1));
            try {
                return object(file.toString(), Files.readString(file));
            } catch (final IOException e) {
                throw new TrainerException("can't read " + file + ": no such file, or no permission", e);
            }
        }
        if (words.size() == 1 && words.get(0).startsWith("{")) {
            return object("the request", words.get(0));
        }
        final ObjectNode request = JSON.createObjectNode();
        for (final String word : words) {
            final int equals = word.indexOf('=');
            if (equals < 1) {
                throw new TrainerException("'" + word + "' is not name=value");
            }
            put(request, word.substring(0, equals), value(word.substring(equals + 1)));
        }
        return request;
    }

    private static ObjectNode object(String source, String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new TrainerException(source + " is not a JSON object");
        } catch (final JsonProcessingException e) {
            throw new TrainerException(source + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void put(ObjectNode request, String name, JsonNode value) {
        ObjectNode part = request;
        final String[] names = name.split("\\.", -1);
        // The core's own keys have dots of their own.
        final int last = names[0].equals("core") ? Math.min(1, names.length - 1) : names.length - 1;
        for (int i = 0; i < last; i++) {
            part = part.withObjectProperty(names[i]);
        }
        final String field = String.join(".", List.of(names).subList(last, names.length));
        if (part.has(field)) {
            throw new TrainerException("'" + name + "' is given twice");
        }
        part.set(field, value);
    }

    private static JsonNode value(String text) {
        try {
            return JSON.readTree(text.isBlank() ? "\"\"" : text);
        } catch (final JsonProcessingException e) {
            if (text.contains(",") && !text.startsWith("{") && !text.startsWith("[")) {
                final ArrayNode list = JSON.createArrayNode();
                for (final String item : text.split(",")) {
                    list.add(value(item));
                }
                return list;
            }
            return JSON.getNodeFactory().textNode(text);
        }
    }
}
