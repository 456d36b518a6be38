package io.escapement.tools.explain;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One output, decoded.
 *
 * @param sequence of the input that caused it
 * @param message its name
 * @param fields all of them by name
 */
record Told(long sequence, String message, JsonNode fields) {
    /** @return the field's text, or "-" when it has no value */
    String text(String field) {
        final JsonNode value = fields.path(field);
        return value.isMissingNode() || value.isNull() ? "-" : value.asText();
    }

    /** @return the field's number, or NaN when it has none */
    double number(String field) {
        final JsonNode value = fields.path(field);
        return value.isMissingNode() || value.isNull() ? Double.NaN : value.asDouble();
    }

    long whole(String field) {
        return fields.path(field).asLong();
    }

    boolean is(String field) {
        return fields.path(field).asText().equals("YES") || fields.path(field).asBoolean();
    }
}
