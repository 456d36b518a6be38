package io.escapement.core.model;

import io.escapement.codecs.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into {@link ModelNode}s: manifests, and models saved as text. Repeated names are refused. */
final class JsonReader {
    private static final int NESTING_MAX = 32;

    private final JsonCursor cursor = new JsonCursor();

    private final byte[] utf8;

    private JsonReader(byte[] utf8) {
        this.utf8 = utf8;
        cursor.wrap(utf8, 0, utf8.length);
    }

    /**
     * Reads one document.
     *
     * @param utf8 of the whole file
     * @return its root
     * @throws IllegalArgumentException if it isn't one well-formed document
     */
    static ModelNode read(byte[] utf8) {
        final JsonReader reader = new JsonReader(utf8);
        final ModelNode root = reader.value("", 0);
        if (!reader.cursor.finished()) {
            throw reader.malformed();
        }
        return root;
    }

    private ModelNode value(String path, int nesting) {
        if (nesting > NESTING_MAX) {
            throw malformed();
        }
        return new ModelNode(
                path,
                switch (cursor.kind()) {
                    case OBJECT -> object(path, nesting);
                    case ARRAY -> array(path, nesting);
                    case STRING -> text();
                    case SCALAR -> scalar(text());
                    case NONE -> throw malformed();
                });
    }

    private Map<String, ModelNode> object(String path, int nesting) {
        final Map<String, ModelNode> members = new HashMap<>();
        cursor.beginObject();
        while (cursor.nextKey()) {
            final String name = new String(utf8, cursor.keyOffset(), cursor.keyLength(), StandardCharsets.UTF_8);
            final String childPath = path.isEmpty() ? name : path + '.' + name;
            if (members.put(name, value(childPath, nesting + 1)) != null) {
                throw malformed();
            }
        }
        return check(members);
    }

    private List<ModelNode> array(String path, int nesting) {
        final List<ModelNode> items = new ArrayList<>();
        cursor.beginArray();
        while (cursor.nextElement()) {
            items.add(value(path + '[' + items.size() + ']', nesting + 1));
        }
        return check(items);
    }

    private String text() {
        if (!cursor.readText()) {
            throw malformed();
        }
        return new String(cursor.textBytes(), cursor.textOffset(), cursor.textLength(), StandardCharsets.UTF_8);
    }

    private Object scalar(String text) {
        return switch (text) {
            case "" -> null;
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> number(text);
        };
    }

    private ModelNode.NumberText number(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("+-.eE0123456789".indexOf(text.charAt(i)) < 0) {
                throw malformed();
            }
        }
        try {
            Double.parseDouble(text);
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a JSON number", e);
        }
        return new ModelNode.NumberText(text);
    }

    private <T> T check(T read) {
        if (!cursor.ok()) {
            throw malformed();
        }
        return read;
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("not well-formed JSON at byte " + cursor.position());
    }
}
