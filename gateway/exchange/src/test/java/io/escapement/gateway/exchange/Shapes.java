package io.escapement.gateway.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The keys of a payload and the JSON type of each, whatever the values: {@code data[].symbol} is text. */
final class Shapes {
    private Shapes() {}

    /** Path to type, sorted. What stands in a list counts once, with every type that was seen. */
    static Map<String, String> of(JsonNode payload) {
        final Map<String, String> shape = new TreeMap<>();
        add("", payload, shape);
        return shape;
    }

    private static void add(String path, JsonNode node, Map<String, String> shape) {
        final String type = switch (node.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "list";
            case STRING -> "text";
            case NUMBER -> "number";
            case BOOLEAN -> "truth";
            default -> "null";
        };
        shape.merge(path.isEmpty() ? "." : path, type, (one, other) -> one.equals(other) ? one : one + "|" + other);
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> add(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), shape));
        } else if (node.isArray()) {
            node.forEach(element -> add(path + "[]", element, shape));
        }
    }
}
