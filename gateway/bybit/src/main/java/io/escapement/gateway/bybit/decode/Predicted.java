package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.decimal.DecimalParser;
import io.escapement.codecs.decimal.DigitLanes;

/**
 * Pieces for reading a frame on the assumption that its keys come in the order the venue has sent them so far.
 *
 * <p>Each piece either reads what it expects or says no, without side effects; a decoder that hears one no gives up and
 * leaves the frame to the general way, so a wrong assumption costs time and nothing else. Nothing looks past the array;
 * a piece may look past the end of the frame inside the array, so a decoder compares the position it arrives at with the
 * end. Stateless.
 */
final class Predicted {
    /** Digits of a time in milliseconds, until the year 2286. */
    static final int MILLIS_LENGTH = 13;

    private static final int MAX_NEAR_LENGTH = 16;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long MAX_MILLIS = Long.MAX_VALUE / NS_PER_MS;

    /** Returned by the readers for no. */
    static final int NO = -1;

    private Predicted() {}

    /**
     * A time in milliseconds of thirteen digits.
     *
     * @param frame holds it
     * @param at first digit
     * @return nanoseconds, or {@link #NO}
     */
    static long millis(byte[] frame, int at) {
        if (at > frame.length - MILLIS_LENGTH) {
            return NO;
        }
        final long head = DigitLanes.loadDigits(frame, at);
        final long tail = DigitLanes.loadDigits(frame, at + MILLIS_LENGTH - DigitLanes.WIDTH);
        if ((DigitLanes.nonDigits(head) | DigitLanes.nonDigits(tail)) != 0) {
            return NO;
        }
        // The tail repeats three digits of the head; its last five are what the head lacks.
        final long millis = DigitLanes.value(head) * 100_000L + DigitLanes.value(tail >>> 24, 5);
        return millis > MAX_MILLIS ? NO : millis * NS_PER_MS;
    }

    /**
     * Length of a text up to its closing quotation mark.
     *
     * @param frame holds it
     * @param at first byte
     * @param end of the frame
     * @return bytes, or {@link #NO} if there is no end or an escape comes first
     */
    static int quotedLength(byte[] frame, int at, int end) {
        int i = at;
        while (i <= frame.length - DigitLanes.WIDTH) {
            final long word = DigitLanes.load(frame, i);
            final long stops = DigitLanes.matches(word, '"') | DigitLanes.matches(word, '\\');
            if (stops != 0) {
                final int found = i + DigitLanes.first(stops);
                return found < end && frame[found] == '"' ? found - at : NO;
            }
            i += DigitLanes.WIDTH;
        }
        return NO;
    }

    /**
     * Length of a decimal that a quotation mark ends.
     *
     * @param frame holds the decimal
     * @param at first byte
     * @param end of the frame
     * @return bytes, or {@link #NO}
     */
    static int decimalLength(byte[] frame, int at, int end) {
        final int length = DecimalParser.quotedLength(frame, at);
        return length == DecimalParser.NO_LENGTH ? quotedLength(frame, at, end) : length;
    }

    /**
     * Value of a decimal that a quotation mark ends.
     *
     * @param frame holds the decimal
     * @param at first byte
     * @param length from {@link #decimalLength}
     * @return scaled by 1e-8; negative values, no value and errors are all negative
     */
    static long decimalValue(byte[] frame, int at, int length) {
        if (length < 0) {
            return NO;
        }
        final boolean near = length < MAX_NEAR_LENGTH && at <= frame.length - DecimalParser.PLAIN_READ_AHEAD;
        final long value = near ? DecimalParser.quotedValue(frame, at, length) : DecimalParser.NOT_PLAIN;
        return value == DecimalParser.NOT_PLAIN ? DecimalParser.parse(frame, at, length) : value;
    }

    /**
     * Whether a UUID in its usual text stands here.
     *
     * @param frame holds it
     * @param at first byte
     * @return true if 36 bytes are hexadecimal digits and dashes in their places
     */
    static boolean isUuid(byte[] frame, int at) {
        if (at > frame.length - 36) {
            return false;
        }
        final long middle = DigitLanes.load(frame, at + 8);
        final long third = DigitLanes.load(frame, at + 16);
        // Dashes at 8, 13, 18 and 23.
        if ((byte) middle != '-' || (byte) (middle >>> 40) != '-') {
            return false;
        }
        if ((byte) (third >>> 16) != '-' || (byte) (third >>> 56) != '-') {
            return false;
        }
        final long bad = notHex(DigitLanes.load(frame, at))
                | notHex(uuidMiddle(frame, at))
                | notHex(uuidThird(frame, at))
                | notHex(DigitLanes.load(frame, at + 28));
        return bad == 0;
    }

    /**
     * Upper half of a UUID.
     *
     * @param frame holds it
     * @param at first byte, where {@link #isUuid} said yes
     * @return most significant bits
     */
    static long uuidHigh(byte[] frame, int at) {
        return nibbles(DigitLanes.load(frame, at)) << 32 | nibbles(uuidMiddle(frame, at));
    }

    /**
     * Lower half of a UUID.
     *
     * @param frame holds it
     * @param at first byte, where {@link #isUuid} said yes
     * @return least significant bits
     */
    static long uuidLow(byte[] frame, int at) {
        return nibbles(uuidThird(frame, at)) << 32 | nibbles(DigitLanes.load(frame, at + 28));
    }

    /** Digits 9 to 12 and 14 to 17, the dash between them left out. */
    private static long uuidMiddle(byte[] frame, int at) {
        final long left = DigitLanes.load(frame, at + 9) & 0xFFFFFFFFL;
        return left | DigitLanes.load(frame, at + 14) << 32;
    }

    /** Digits 19 to 22 and 24 to 27. */
    private static long uuidThird(byte[] frame, int at) {
        final long left = DigitLanes.load(frame, at + 19) & 0xFFFFFFFFL;
        return left | DigitLanes.load(frame, at + 24) << 32;
    }

    /** Eight hexadecimal digits to their value, the first one the most significant. */
    private static long nibbles(long text) {
        final long values = (text & 0x0F0F0F0F0F0F0F0FL) + 9 * (text >>> 6 & 0x0101010101010101L);
        final long bytes = (values << 4 | values >>> 8) & 0x00FF00FF00FF00FFL;
        final long shorts = (bytes << 8 | bytes >>> 16) & 0x0000FFFF0000FFFFL;
        return (shorts << 16 | shorts >>> 32) & 0xFFFFFFFFL;
    }

    /** Marks lanes that hold neither 0 to 9 nor a to f of either case. */
    private static long notHex(long text) {
        final long high = text & 0x8080808080808080L;
        final long safe = text & 0x7F7F7F7F7F7F7F7FL;
        final long digit = atLeast(safe, 0x30) & ~atLeast(safe, 0x3A);
        final long folded = safe | 0x2020202020202020L;
        final long letter = atLeast(folded, 0x61) & ~atLeast(folded, 0x67) & atLeast(safe, 0x41);
        return high | ~(digit | letter) & 0x8080808080808080L;
    }

    /** High bit of each lane whose value, at most 127, is not below a limit. */
    private static long atLeast(long lanes, int limit) {
        return (lanes + (0x80 - limit) * 0x0101010101010101L) & 0x8080808080808080L;
    }
}
