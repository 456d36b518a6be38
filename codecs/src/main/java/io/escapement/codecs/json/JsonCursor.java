package io.escapement.codecs.json;

import io.escapement.codecs.decimal.DecimalParser;
import io.escapement.codecs.decimal.DigitLanes;
import java.util.Arrays;

/**
 * Walks through JSON text in a byte array, forward only, without allocating.
 *
 * <p>The caller says what it expects: {@link #beginObject} and {@link #nextKey}, {@link #beginArray} and {@link
 * #nextElement}, then {@link #readText} for any scalar or {@link #skipValue} for anything at all. The first thing that
 * is not as it should be sets a {@link Status} and makes every later call return false, so a decoder may check once at
 * the end. Garbage and truncated text never throw and never make the cursor look outside its range.
 *
 * <pre>{@code
 * cursor.wrap(bytes, 0, length);
 * cursor.beginObject();
 * while (cursor.nextKey()) {
 *     if (cursor.keyIs(PRICE) && cursor.readText()) {
 *         price = cursor.decimal();
 *     } else {
 *         cursor.skipValue();
 *     }
 * }
 * return cursor.finished();
 * }</pre>
 *
 * <p>Every key must be followed by exactly one read or skip of its value. Numbers, truth values and null are texts too,
 * because the venue now and then sends {@code 1} for {@code "1"}. A text lies in the wrapped array, or, if it had escape
 * sequences, in a scratch buffer that the next such text overwrites.
 */
public final class JsonCursor {
    /** Deepest nesting that {@link #skipValue} follows. */
    public static final int MAX_DEPTH = 64;

    /** What went wrong first. */
    public enum Status {
        /** Nothing. */
        OK,
        /** The text ended too early. */
        TRUNCATED,
        /** Not JSON, or not what the caller expected there. */
        MALFORMED,
        /** Nested deeper than {@link #MAX_DEPTH}. */
        TOO_DEEP
    }

    /** What a value is, told by its first byte. */
    public enum Kind {
        /** Begins with a brace. */
        OBJECT,
        /** Begins with a bracket. */
        ARRAY,
        /** Begins with a quotation mark. */
        STRING,
        /** Number, true, false or null. */
        SCALAR,
        /** Nothing there, or an earlier failure. */
        NONE
    }

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private Status status = Status.OK;
    private boolean first;

    private final Unescaper unescaper = new Unescaper();
    private byte[] textBytes = bytes;
    private int textOffset;
    private int textLength;
    private int keyOffset;
    private int keyLength;

    /**
     * Starts over on a text.
     *
     * @param source kept until the next wrap, not changed
     * @param offset of the first byte
     * @param length in bytes
     */
    public void wrap(byte[] source, int offset, int length) {
        bytes = source;
        at = offset;
        end = offset + length;
        status = Status.OK;
        first = true;
        textLength = 0;
        keyLength = 0;
    }

    /**
     * Goes back to a value seen earlier, to read it again; only directly before that value.
     *
     * @param position from {@link #position} while the cursor stood before a value
     */
    public void rewind(int position) {
        at = position;
        status = Status.OK;
    }

    /**
     * Goes on behind a container that was read out of turn.
     *
     * @param position from {@link #position} while the cursor stood behind that container's end
     */
    public void resume(int position) {
        at = position;
        first = false;
    }

    /** @return what went wrong first, {@link Status#OK} so far */
    public Status status() {
        return status;
    }

    /** @return whether nothing has gone wrong so far */
    public boolean ok() {
        return status == Status.OK;
    }

    /** @return index in the array of the next byte to look at */
    public int position() {
        return at;
    }

    /** @return whether nothing went wrong and only white space is left; if something else is left, that is an error */
    public boolean finished() {
        skipSpace();
        return status == Status.OK && (at == end || fail(Status.MALFORMED));
    }

    /** @return kind of the value the cursor stands before */
    public Kind kind() {
        skipSpace();
        if (status != Status.OK || at >= end) {
            return Kind.NONE;
        }
        return switch (bytes[at]) {
            case '{' -> Kind.OBJECT;
            case '[' -> Kind.ARRAY;
            case '"' -> Kind.STRING;
            default -> Kind.SCALAR;
        };
    }

    /** @return whether an object began here; its members follow by {@link #nextKey} */
    public boolean beginObject() {
        first = true;
        return expect('{');
    }

    /** @return whether an array began here; its elements follow by {@link #nextElement} */
    public boolean beginArray() {
        first = true;
        return expect('[');
    }

    /**
     * Moves on to the next member of the object.
     *
     * @return true when the cursor stands before its value; false when the object has ended, or on an error
     */
    public boolean nextKey() {
        if (!nextItem('}')) {
            return false;
        }
        skipSpace();
        if (!readString()) {
            return false;
        }
        keyOffset = textOffset;
        keyLength = textLength;
        if (textBytes != bytes) {
            // No key that is asked for has escapes, so such a key is as good as unknown.
            keyLength = 0;
        }
        return expect(':');
    }

    /**
     * Moves on to the next element of the array.
     *
     * @return true when the cursor stands before it; false when the array has ended, or on an error
     */
    public boolean nextElement() {
        return nextItem(']');
    }

    /**
     * Compares the key.
     *
     * @param name ASCII
     * @return whether the present key is this one
     */
    public boolean keyIs(byte[] name) {
        return keyLength == name.length && Arrays.equals(bytes, keyOffset, keyOffset + keyLength, name, 0, name.length);
    }

    /**
     * Looks the key up.
     *
     * @param keys known keys
     * @return its index or {@link KeyTable#UNKNOWN}
     */
    public int keyIndex(KeyTable keys) {
        return keys.indexOf(bytes, keyOffset, keyLength);
    }

    /** @return index in the wrapped array of the key's first byte */
    public int keyOffset() {
        return keyOffset;
    }

    /** @return bytes of the key; 0 for one written with escapes */
    public int keyLength() {
        return keyLength;
    }

    /**
     * Reads a string, number or truth value as text; null reads as the empty text.
     *
     * @return whether there was one; then {@link #textBytes}, {@link #textOffset} and {@link #textLength} hold it
     */
    public boolean readText() {
        skipSpace();
        if (status != Status.OK) {
            return false;
        }
        if (at >= end) {
            return fail(Status.TRUNCATED);
        }
        return bytes[at] == '"' ? readString() : readScalar();
    }

    /** @return the array that holds the text last read */
    public byte[] textBytes() {
        return textBytes;
    }

    /** @return index of its first byte */
    public int textOffset() {
        return textOffset;
    }

    /** @return its length in bytes, 0 for an empty string and for null */
    public int textLength() {
        return textLength;
    }

    /** @return whether it lies in the scratch buffer, because it had escape sequences */
    public boolean textEscaped() {
        return textBytes == unescaper.text();
    }

    /**
     * Compares the text last read.
     *
     * @param word ASCII
     * @return whether it is this one
     */
    public boolean textIs(byte[] word) {
        return textLength == word.length
                && Arrays.equals(textBytes, textOffset, textOffset + textLength, word, 0, word.length);
    }

    /**
     * Looks the text last read up.
     *
     * @param words known words
     * @return its index or {@link KeyTable#UNKNOWN}
     */
    public int textIndex(KeyTable words) {
        return words.indexOf(textBytes, textOffset, textLength);
    }

    /** @return the text last read as a decimal at 1e-8, see {@link DecimalParser#parse} */
    public long decimal() {
        return DecimalParser.parse(textBytes, textOffset, textLength);
    }

    /**
     * The text last read as an integer.
     *
     * @return its value; {@link Long#MIN_VALUE} for the empty text; {@link DecimalParser#MALFORMED} or {@link
     *     DecimalParser#OVERFLOW} for what is no integer of at most 18 digits
     */
    public long integer() {
        if (textLength == 0) {
            return Long.MIN_VALUE;
        }
        final boolean negative = textBytes[textOffset] == '-';
        final int start = negative ? textOffset + 1 : textOffset;
        final int stop = textOffset + textLength;
        long value = 0;
        for (int i = start; i < stop; i++) {
            final int digit = textBytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return DecimalParser.MALFORMED;
            }
            value = value * 10 + digit;
            if (value >= 1_000_000_000_000_000_000L) {
                return DecimalParser.OVERFLOW;
            }
        }
        return start == stop ? DecimalParser.MALFORMED : negative ? -value : value;
    }

    /** @return whether one whole value of any kind was passed over */
    public boolean skipValue() {
        long arrays = 0;
        int depth = 0;
        while (status == Status.OK) {
            skipSpace();
            if (at >= end) {
                return fail(Status.TRUNCATED);
            }
            final byte next = bytes[at];
            if (next == '{' || next == '[') {
                if (depth == MAX_DEPTH) {
                    return fail(Status.TOO_DEEP);
                }
                arrays = arrays << 1 | (next == '[' ? 1 : 0);
                depth++;
                first = true;
                at++;
            } else if (!readText()) {
                return false;
            }
            // Behind a value, or at the start of a container: go on to the next value, closing what has ended.
            while (depth > 0) {
                final boolean inArray = (arrays & 1) == 1;
                if (inArray ? nextElement() : nextKey()) {
                    break;
                }
                if (status != Status.OK) {
                    return false;
                }
                arrays >>>= 1;
                depth--;
            }
            if (depth == 0) {
                first = false;
                return status == Status.OK;
            }
        }
        return false;
    }

    private boolean nextItem(char close) {
        skipSpace();
        if (status != Status.OK) {
            return false;
        }
        if (at >= end) {
            return fail(Status.TRUNCATED);
        }
        final byte next = bytes[at];
        if (next == close) {
            at++;
            first = false;
            return false;
        }
        if (first) {
            first = false;
            return true;
        }
        if (next != ',') {
            return fail(Status.MALFORMED);
        }
        at++;
        return true;
    }

    private boolean expect(char wanted) {
        skipSpace();
        if (status != Status.OK) {
            return false;
        }
        if (at >= end) {
            return fail(Status.TRUNCATED);
        }
        if (bytes[at] != wanted) {
            return fail(Status.MALFORMED);
        }
        at++;
        return true;
    }

    private void skipSpace() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
    }

    private boolean readScalar() {
        final int start = at;
        while (at < end && isScalar(bytes[at])) {
            at++;
        }
        textBytes = bytes;
        textOffset = start;
        textLength = at - start;
        if (textLength == 0) {
            return fail(Status.MALFORMED);
        }
        final byte letter = bytes[start];
        if (letter == '-' || letter >= '0' && letter <= '9' || isLiteral()) {
            return true;
        }
        // A word that reaches the end may have been cut.
        return fail(at == end ? Status.TRUNCATED : Status.MALFORMED);
    }

    private boolean isLiteral() {
        if (textIs(NULL)) {
            textLength = 0;
            return true;
        }
        return textIs(TRUE) || textIs(FALSE);
    }

    private static boolean isScalar(byte letter) {
        return letter >= '0' && letter <= '9'
                || letter >= 'a' && letter <= 'z'
                || letter == '.'
                || letter == '-'
                || letter == '+'
                || letter == 'E';
    }

    /** The cursor stands at the opening quotation mark, or this is an error. */
    private boolean readString() {
        if (at >= end) {
            return fail(Status.TRUNCATED);
        }
        if (bytes[at] != '"') {
            return fail(Status.MALFORMED);
        }
        final int start = at + 1;
        int i = start;
        while (i + DigitLanes.WIDTH <= end) {
            final long word = DigitLanes.load(bytes, i);
            final long stops = DigitLanes.matches(word, '"') | DigitLanes.matches(word, '\\');
            if (stops != 0) {
                i += DigitLanes.first(stops);
                break;
            }
            i += DigitLanes.WIDTH;
        }
        while (i < end && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        if (i >= end) {
            return fail(Status.TRUNCATED);
        }
        if (bytes[i] == '\\') {
            final Status result = unescaper.unescape(bytes, start, i, end);
            textBytes = unescaper.text();
            textOffset = 0;
            textLength = unescaper.length();
            at = unescaper.position();
            return result == Status.OK || fail(result);
        }
        textBytes = bytes;
        textOffset = start;
        textLength = i - start;
        at = i + 1;
        return true;
    }

    private boolean fail(Status what) {
        if (status == Status.OK) {
            status = what;
        }
        return false;
    }
}
