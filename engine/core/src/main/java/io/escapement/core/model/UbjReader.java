package io.escapement.core.model;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads Universal Binary JSON (<a href="https://ubjson.org">ubjson.org</a>, draft 12) as XGBoost writes it.
 *
 * <p>Values are a type letter and big-endian bytes; packed arrays name their type once. What is truncated, nested deeper
 * than a model is, or of a type XGBoost doesn't write is refused with the offset.
 */
final class UbjReader {
    private static final int NESTING_MAX = 32;

    private final UnsafeBuffer buffer;
    private final int end;
    private int at;

    private UbjReader(byte[] bytes) {
        buffer = new UnsafeBuffer(bytes);
        end = bytes.length;
    }

    /**
     * Reads one document.
     *
     * @param bytes of the whole file
     * @return its root
     * @throws IllegalArgumentException if it isn't one well-formed document
     */
    static ModelNode read(byte[] bytes) {
        final UbjReader reader = new UbjReader(bytes);
        final ModelNode root = reader.value(reader.letter(), "", 0);
        if (reader.at != reader.end) {
            throw reader.malformed("data after its end");
        }
        return root;
    }

    private ModelNode value(char type, String path, int nesting) {
        if (nesting > NESTING_MAX) {
            throw malformed("nested too deeply");
        }
        return new ModelNode(
                path,
                switch (type) {
                    case '{' -> object(path, nesting);
                    case '[' -> array(path, nesting);
                    case 'S' -> text(length());
                    case 'C' -> text(1);
                    case 'T' -> Boolean.TRUE;
                    case 'F' -> Boolean.FALSE;
                    case 'Z' -> null;
                    case 'd' -> single();
                    case 'D' -> Double.longBitsToDouble(whole('L'));
                    default -> whole(type);
                });
    }

    private Map<String, ModelNode> object(String path, int nesting) {
        final Map<String, ModelNode> members = new HashMap<>();
        while (peek() != '}') {
            final String name = text(length());
            final String childPath = path.isEmpty() ? name : path + '.' + name;
            if (members.put(name, value(letter(), childPath, nesting + 1)) != null) {
                throw malformed("the name " + name + " twice");
            }
        }
        letter();
        return members;
    }

    private Object array(String path, int nesting) {
        if (peek() == '$') {
            letter();
            final char type = letter();
            if (letter() != '#') {
                throw malformed("a packed array without its count");
            }
            return packed(type, length());
        }
        if (peek() == '#') {
            letter();
            final int count = length();
            final List<ModelNode> items = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                items.add(value(letter(), path + '[' + i + ']', nesting + 1));
            }
            return items;
        }
        final List<ModelNode> items = new ArrayList<>();
        while (peek() != ']') {
            items.add(value(letter(), path + '[' + items.size() + ']', nesting + 1));
        }
        letter();
        return items;
    }

    private Object packed(char type, int count) {
        if (type == 'd') {
            require((long) count * Float.BYTES);
            final float[] floats = new float[count];
            for (int i = 0; i < count; i++) {
                floats[i] = single();
            }
            return floats;
        }
        require(count);
        final int[] ints = new int[count];
        for (int i = 0; i < count; i++) {
            final long item = whole(type);
            if ((int) item != item) {
                throw malformed("a number that doesn't fit 32 bits");
            }
            ints[i] = (int) item;
        }
        return ints;
    }

    private Float single() {
        return Float.intBitsToFloat(whole('l').intValue());
    }

    private Long whole(char type) {
        final int length = switch (type) {
            case 'i', 'U' -> 1;
            case 'I' -> 2;
            case 'l' -> 4;
            case 'L' -> 8;
            default -> throw malformed("type " + (int) type);
        };
        require(length);
        final int from = at;
        at += length;
        return switch (type) {
            case 'i' -> (long) buffer.getByte(from);
            case 'U' -> buffer.getByte(from) & 0xFFL;
            case 'I' -> (long) buffer.getShort(from, ByteOrder.BIG_ENDIAN);
            case 'l' -> (long) buffer.getInt(from, ByteOrder.BIG_ENDIAN);
            default -> buffer.getLong(from, ByteOrder.BIG_ENDIAN);
        };
    }

    private int length() {
        final long length = whole(letter());
        if (length < 0 || length > end - at) {
            throw malformed("a length of " + length);
        }
        return (int) length;
    }

    private String text(int length) {
        require(length);
        final byte[] bytes = new byte[length];
        buffer.getBytes(at, bytes);
        at += length;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private char letter() {
        final char letter = peek();
        at++;
        return letter;
    }

    private char peek() {
        require(1);
        return (char) buffer.getByte(at);
    }

    private void require(long bytes) {
        if (bytes > end - at) {
            throw malformed("its end too early");
        }
    }

    private IllegalArgumentException malformed(String what) {
        return new IllegalArgumentException("model file is damaged: " + what + " at byte " + at);
    }
}
