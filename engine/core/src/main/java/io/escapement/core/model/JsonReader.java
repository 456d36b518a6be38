package io.escapement.core.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259) into {@link ModelNode}s: manifests, and models saved as text.
 *
 * <p>Strict: no comments, no trailing commas, no repeated names, nothing after the end. Cold path only; what the wire
 * brings goes through the allocation-free cursor of the codecs instead.
 */
final class JsonReader {
    private static final int NESTING_MAX = 32;

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Reads one document.
     *
     * @param utf8 of the whole file
     * @return its root
     * @throws IllegalArgumentException if it isn't one well-formed document
     */
    static ModelNode read(byte[] utf8) {
        final JsonReader reader = new JsonReader(new String(utf8, StandardCharsets.UTF_8));
        final ModelNode root = reader.value("", 0);
        reader.skipSpace();
        if (reader.at != reader.text.length()) {
            throw reader.malformed();
        }
        return root;
    }

    private ModelNode value(String path, int nesting) {
        if (nesting > NESTING_MAX) {
            throw malformed();
        }
        skipSpace();
        return new ModelNode(
                path,
                switch (peek()) {
                    case '{' -> object(path, nesting);
                    case '[' -> array(path, nesting);
                    case '"' -> string();
                    case 't' -> word("true", Boolean.TRUE);
                    case 'f' -> word("false", Boolean.FALSE);
                    case 'n' -> word("null", null);
                    default -> number();
                });
    }

    private Map<String, ModelNode> object(String path, int nesting) {
        final Map<String, ModelNode> members = new HashMap<>();
        at++;
        skipSpace();
        if (accept('}')) {
            return members;
        }
        do {
            skipSpace();
            final String name = string();
            skipSpace();
            require(':');
            final String childPath = path.isEmpty() ? name : path + '.' + name;
            if (members.put(name, value(childPath, nesting + 1)) != null) {
                throw malformed();
            }
            skipSpace();
        } while (accept(','));
        require('}');
        return members;
    }

    private List<ModelNode> array(String path, int nesting) {
        final List<ModelNode> items = new ArrayList<>();
        at++;
        skipSpace();
        if (accept(']')) {
            return items;
        }
        do {
            items.add(value(path + '[' + items.size() + ']', nesting + 1));
            skipSpace();
        } while (accept(','));
        require(']');
        return items;
    }

    private String string() {
        require('"');
        final StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            final char c = text.charAt(at++);
            if (c < ' ') {
                throw malformed();
            }
            out.append(c == '\\' ? escaped() : c);
        }
        at++;
        return out.toString();
    }

    private char escaped() {
        final char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int unit = 0;
                for (int i = 0; i < 4; i++) {
                    final int digit = Character.digit(peek(), 16);
                    if (digit < 0) {
                        throw malformed();
                    }
                    unit = unit << 4 | digit;
                    at++;
                }
                yield (char) unit;
            }
            default -> throw malformed();
        };
    }

    private ModelNode.NumberText number() {
        final int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        final String number = text.substring(from, at);
        if (!number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            throw malformed();
        }
        return new ModelNode.NumberText(number);
    }

    private Object word(String word, Object meaning) {
        if (!text.startsWith(word, at)) {
            throw malformed();
        }
        at += word.length();
        return meaning;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean accept(char c) {
        if (peek() == c) {
            at++;
            return true;
        }
        return false;
    }

    private void require(char c) {
        if (!accept(c)) {
            throw malformed();
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("not well-formed JSON at character " + at);
    }
}
