package io.escapement.gateway.bybit.rest;

import io.escapement.codecs.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of a REST answer's {@code result.list} as texts, for tools beside the trading path; what is nested in a row is left
 * out.
 */
public final class AnswerRows {
    private static final byte[] RESULT = ascii("result");
    private static final byte[] LIST = ascii("list");

    private final JsonCursor json = new JsonCursor();
    private final List<Map<String, String>> rows = new ArrayList<>();
    private final byte[] answer;

    private AnswerRows(byte[] answer) {
        this.answer = answer;
        json.wrap(answer, 0, answer.length);
    }

    /**
     * Reads an answer.
     *
     * @param answer a whole envelope
     * @return the rows, text by key
     * @throws IllegalStateException if it is no such envelope
     */
    public static List<Map<String, String>> of(byte[] answer) {
        final AnswerRows reader = new AnswerRows(answer);
        reader.envelope();
        if (!reader.json.finished()) {
            throw new IllegalStateException("the venue's answer can't be read: " + reader.json.status());
        }
        return reader.rows;
    }

    private void envelope() {
        json.beginObject();
        while (json.nextKey()) {
            if (json.keyIs(RESULT) && json.kind() == JsonCursor.Kind.OBJECT) {
                result();
            } else {
                json.skipValue();
            }
        }
    }

    private void result() {
        json.beginObject();
        while (json.nextKey()) {
            if (json.keyIs(LIST) && json.kind() == JsonCursor.Kind.ARRAY) {
                json.beginArray();
                while (json.nextElement()) {
                    row();
                }
            } else {
                json.skipValue();
            }
        }
    }

    private void row() {
        final Map<String, String> row = new HashMap<>();
        json.beginObject();
        while (json.nextKey()) {
            final JsonCursor.Kind kind = json.kind();
            if (kind == JsonCursor.Kind.STRING || kind == JsonCursor.Kind.SCALAR) {
                final String key = text(answer, json.keyOffset(), json.keyLength());
                json.readText();
                row.put(key, text(json.textBytes(), json.textOffset(), json.textLength()));
            } else {
                json.skipValue();
            }
        }
        rows.add(row);
    }

    private static String text(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
