package io.escapement.tools.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.codecs.text.MessageNames;
import io.escapement.codecs.text.MessagePrinter;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Prints records of a journal: place in the journal, message, fields. Allocates; one thread. */
public final class RecordPrinter {
    private final ObjectMapper mapper = new ObjectMapper();
    private final MessagePrinter printer;

    /**
     * @param names words for dense numbers
     */
    public RecordPrinter(MessageNames names) {
        printer = new MessagePrinter(names);
    }

    /**
     * One line of JSON.
     *
     * @param stream "in" or "out"
     * @param sequence of the input, or of the output's cause
     * @param index of the output; negative for inputs
     * @param buffer holds the message
     * @param offset of its header
     * @return an object that starts with the record's place
     */
    public String json(String stream, long sequence, int index, DirectBuffer buffer, int offset) {
        final String place =
                "\"stream\":\"" + stream + "\",\"sequence\":" + sequence + (index < 0 ? "" : ",\"index\":" + index);
        return printer.toJson(buffer, offset, place);
    }

    /**
     * One line of words.
     *
     * @param sequence of the input, or of the output's cause
     * @param index of the output; negative for inputs
     * @param buffer holds the message
     * @param offset of its header
     * @return place, message name, then {@code field=value} for every field that has a value
     */
    public String line(long sequence, int index, DirectBuffer buffer, int offset) {
        final StringBuilder line = new StringBuilder(256);
        line.append(index < 0 ? "in  " : "out ").append(sequence);
        if (index >= 0) {
            line.append('/').append(index);
        }
        final JsonNode node = fields(buffer, offset);
        line.append(' ').append(node.path("message").asText());
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!field.getKey().equals("message")) {
                line.append(' ').append(field.getKey()).append('=').append(words(field.getValue()));
            }
        }
        return line.toString();
    }

    /**
     * The fields as a tree.
     *
     * @param buffer holds the message
     * @param offset of its header
     * @return an object whose first member is {@code message}
     */
    public JsonNode fields(DirectBuffer buffer, int offset) {
        final String json = printer.toJson(buffer, offset);
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the printer made invalid JSON: " + json, e);
        }
    }

    /**
     * The fields as a tree.
     *
     * @param message SBE header and body
     * @return an object whose first member is {@code message}
     */
    public JsonNode fields(byte[] message) {
        return fields(new UnsafeBuffer(message), 0);
    }

    /**
     * @param templateId of a message header
     * @return the message's name
     */
    public String name(int templateId) {
        return printer.name(templateId);
    }

    /**
     * @param name of a message, in any case
     * @return whether the schema has it
     */
    public boolean knows(String name) {
        return printer.knows(name);
    }

    /** A value without quotes, times in nanoseconds as they are. */
    static String words(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }
}
