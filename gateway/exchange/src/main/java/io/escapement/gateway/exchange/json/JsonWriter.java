package io.escapement.gateway.exchange.json;

import io.escapement.codecs.decimal.FixedPoint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes compact JSON into one reused byte array.
 *
 * <p>Commas place themselves: a value or key that follows anything but an opening bracket or a colon gets one. There
 * is no check that brackets match. The array grows when it must and is never given back, so that steady use allocates
 * nothing. Texts are written as UTF-8 of their ASCII part; anything else is escaped.
 */
public final class JsonWriter {
    private static final int INITIAL_CAPACITY = 8 * 1024;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private int length;

    /** Empties the writer. @return this */
    public JsonWriter clear() {
        length = 0;
        return this;
    }

    /** The array written to; valid up to {@link #length()} and until the next write. @return not a copy */
    public byte[] array() {
        return bytes;
    }

    /** Bytes written since {@link #clear()}. @return not negative */
    public int length() {
        return length;
    }

    /** Opens an object. @return this */
    public JsonWriter object() {
        separate();
        return put('{');
    }

    /** Closes an object. @return this */
    public JsonWriter endObject() {
        return put('}');
    }

    /** Opens an array. @return this */
    public JsonWriter list() {
        separate();
        return put('[');
    }

    /** Closes an array. @return this */
    public JsonWriter endList() {
        return put(']');
    }

    /**
     * Writes a key.
     *
     * @param name ASCII without anything to escape
     * @return this
     */
    public JsonWriter key(String name) {
        separate();
        final int count = name.length();
        reserve(count + 3);
        int at = length;
        bytes[at++] = '"';
        for (int i = 0; i < count; i++) {
            bytes[at++] = (byte) name.charAt(i);
        }
        bytes[at++] = '"';
        bytes[at++] = ':';
        length = at;
        return this;
    }

    /**
     * Writes a text value.
     *
     * @param text escaped as needed; null is written as the empty text
     * @return this
     */
    public JsonWriter text(CharSequence text) {
        separate();
        put('"');
        if (text != null) {
            final int count = text.length();
            reserve(count);
            for (int i = 0; i < count; i++) {
                final char c = text.charAt(i);
                if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '&') {
                    escape(c);
                } else {
                    put(c);
                }
            }
        }
        return put('"');
    }

    /**
     * Writes two texts as one value, as in {@code kline.3.} and a symbol.
     *
     * @param first ASCII without anything to escape
     * @param second likewise
     * @return this
     */
    public JsonWriter text(String first, String second) {
        separate();
        put('"');
        append(first);
        append(second);
        return put('"');
    }

    /** Writes an integer. @param value any @return this */
    public JsonWriter number(long value) {
        separate();
        digits(value);
        return this;
    }

    /** Writes an integer as text, as the venue does with most stamps. @param value any @return this */
    public JsonWriter numberText(long value) {
        separate();
        put('"');
        digits(value);
        return put('"');
    }

    /** Writes a truth value. @param value any @return this */
    public JsonWriter bool(boolean value) {
        separate();
        append(value ? "true" : "false");
        return this;
    }

    /** Writes null. @return this */
    public JsonWriter nothing() {
        separate();
        append("null");
        return this;
    }

    /**
     * Writes a decimal as text, without trailing zeros.
     *
     * @param value at 1e-8; {@link FixedPoint#NULL} is written as the empty text
     * @return this
     */
    public JsonWriter decimal(long value) {
        return decimal(value, 0);
    }

    /**
     * Writes a decimal as text with at least some digits behind the point.
     *
     * @param value at 1e-8; {@link FixedPoint#NULL} is written as the empty text
     * @param minDigits 0 to 8
     * @return this
     */
    public JsonWriter decimal(long value, int minDigits) {
        separate();
        put('"');
        if (value != FixedPoint.NULL) {
            scaled(value, FixedPoint.SCALE_DIGITS, minDigits);
        }
        return put('"');
    }

    /**
     * Writes {@code mantissa * 10^exponent} as plain decimal text.
     *
     * @param mantissa any; {@link FixedPoint#NULL} is written as the empty text
     * @param exponent -18 to 18
     * @return this
     */
    public JsonWriter decimal64(long mantissa, int exponent) {
        separate();
        put('"');
        if (mantissa != FixedPoint.NULL) {
            if (exponent <= 0) {
                scaled(mantissa, -exponent, 0);
            } else {
                digits(mantissa);
                for (int i = 0; i < exponent && mantissa != 0; i++) {
                    put('0');
                }
            }
        }
        return put('"');
    }

    /**
     * Writes a UUID as text.
     *
     * @param high most significant bits
     * @param low least significant bits
     * @return this
     */
    public JsonWriter uuid(long high, long low) {
        separate();
        put('"');
        hex(high >>> 32, 8);
        put('-');
        hex(high >>> 16, 4);
        put('-');
        hex(high, 4);
        put('-');
        hex(low >>> 48, 4);
        put('-');
        hex(low, 12);
        return put('"');
    }

    /**
     * Writes JSON made elsewhere as one value.
     *
     * @param json well formed
     * @return this
     */
    public JsonWriter raw(String json) {
        separate();
        append(json);
        return this;
    }

    /** The text written so far; for tests and cold paths. @return a copy */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }

    private void scaled(long value, int scale, int minDigits) {
        final long whole;
        long fraction;
        long unit = 1;
        for (int i = 0; i < scale; i++) {
            unit *= 10;
        }
        whole = value / unit;
        fraction = Math.abs(value % unit);
        if (value < 0 && whole == 0) {
            put('-');
        }
        digits(whole);
        int digitsLeft = scale;
        while (digitsLeft > minDigits && fraction % 10 == 0) {
            fraction /= 10;
            unit /= 10;
            digitsLeft--;
        }
        if (digitsLeft > 0) {
            put('.');
            for (int i = 0; i < digitsLeft; i++) {
                unit /= 10;
                put((char) ('0' + fraction / unit));
                fraction %= unit;
            }
        }
    }

    private void hex(long value, int digits) {
        reserve(digits);
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(int) (value >>> shift) & 0xF];
        }
    }

    private void digits(long value) {
        reserve(20);
        long rest = value;
        if (rest < 0) {
            bytes[length++] = '-';
        } else {
            rest = -rest;
        }
        int count = 1;
        for (long probe = rest / 10; probe != 0; probe /= 10) {
            count++;
        }
        for (int at = length + count - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' - rest % 10);
            rest /= 10;
        }
        length += count;
    }

    /** A value or key needs a comma before it unless it is the first of its bracket or follows its key. */
    private void separate() {
        if (length > 0) {
            final byte last = bytes[length - 1];
            if (last != '{' && last != '[' && last != ':') {
                put(',');
            }
        }
    }

    private void escape(char c) {
        if (c == '"' || c == '\\') {
            put('\\');
            put(c);
        } else {
            append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                put((char) HEX[(c >>> shift) & 0xF]);
            }
        }
    }

    private void append(String ascii) {
        final int count = ascii.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    private JsonWriter put(char c) {
        reserve(1);
        bytes[length++] = (byte) c;
        return this;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
