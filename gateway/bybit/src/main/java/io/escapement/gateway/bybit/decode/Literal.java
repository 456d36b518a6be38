package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.decimal.DigitLanes;
import java.nio.charset.StandardCharsets;

/**
 * Text that is expected at one place of a frame, compared eight bytes at a time.
 *
 * <p>A record, because the compiler trusts a record's fields: held in a static final, the words become constants in the
 * code and a comparison is as many instructions as it has words. The last word overlaps the one before it, so nothing
 * behind the text is looked at, except for texts shorter than a word.
 *
 * @param length in bytes, 1 to 32
 * @param first bytes 0 to 7
 * @param second bytes 8 to 15
 * @param third bytes 16 to 23
 * @param last the last eight bytes; for a shorter text, a mask of its lanes
 */
record Literal(int length, long first, long second, long third, long last) {
    private static final int MAX_LENGTH = 4 * DigitLanes.WIDTH;

    /**
     * Prepares a text.
     *
     * @param text ASCII, 1 to 32 characters
     * @return ready for comparing
     */
    static Literal of(String text) {
        final byte[] padded = new byte[MAX_LENGTH];
        final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, padded, 0, bytes.length);
        final long last = bytes.length < DigitLanes.WIDTH
                ? (1L << (bytes.length << 3)) - 1
                : DigitLanes.load(padded, bytes.length - DigitLanes.WIDTH);
        return new Literal(
                bytes.length,
                DigitLanes.load(padded, 0),
                DigitLanes.load(padded, 8),
                DigitLanes.load(padded, 16),
                last);
    }

    /**
     * Compares.
     *
     * @param text holds the frame
     * @param offset where this is expected
     * @return whether it stands there; also false when the array is too short to look
     */
    boolean at(byte[] text, int offset) {
        if (offset > text.length - Math.max(length, DigitLanes.WIDTH)) {
            return false;
        }
        final long word = DigitLanes.load(text, offset);
        if (length < DigitLanes.WIDTH) {
            return (word & last) == first;
        }
        return word == first
                && (length <= 16 || DigitLanes.load(text, offset + 8) == second)
                && (length <= 24 || DigitLanes.load(text, offset + 16) == third)
                && DigitLanes.load(text, offset + length - DigitLanes.WIDTH) == last;
    }
}
