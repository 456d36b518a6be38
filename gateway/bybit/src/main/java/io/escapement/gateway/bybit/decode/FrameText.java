package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text inside a frame, kept as a range of the frame's bytes; valid as long as those are. A text that was written with
 * escapes is kept as a copy.
 */
public final class FrameText {
    private static final byte[] NOTHING = new byte[0];

    private byte[] bytes = NOTHING;
    private byte[] copy = NOTHING;
    private int offset;
    private int length;

    /** @return array that holds the text */
    public byte[] bytes() {
        return bytes;
    }

    /** @return index of its first byte */
    public int offset() {
        return offset;
    }

    /** @return its length in bytes, 0 if the frame had none */
    public int length() {
        return length;
    }

    /**
     * Compares.
     *
     * @param word ASCII
     * @return whether the text is this word
     */
    public boolean is(byte[] word) {
        return Arrays.equals(bytes, offset, offset + length, word, 0, word.length);
    }

    /**
     * Searches.
     *
     * @param word ASCII, not empty
     * @return whether the text has this word somewhere
     */
    public boolean contains(byte[] word) {
        for (int i = offset; i <= offset + length - word.length; i++) {
            if (Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) {
                return true;
            }
        }
        return false;
    }

    /** @return the text; allocates */
    @Override
    public String toString() {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    void clear() {
        bytes = NOTHING;
        offset = 0;
        length = 0;
    }

    /** Keeps the text a cursor has just read. */
    void set(JsonCursor cursor) {
        bytes = cursor.textBytes();
        offset = cursor.textOffset();
        length = cursor.textLength();
        if (cursor.textEscaped()) {
            // The cursor's scratch buffer is overwritten by the next such text.
            copy = copy.length < length ? new byte[length] : copy;
            System.arraycopy(bytes, offset, copy, 0, length);
            bytes = copy;
            offset = 0;
        }
    }
}
