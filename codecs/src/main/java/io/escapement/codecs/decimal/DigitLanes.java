package io.escapement.codecs.decimal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight text bytes at a time: a {@code long} whose lowest byte lane holds the first character.
 *
 * <p>With {@code '0'} taken off every lane, digits are 0 to 9 and everything else sticks out, so that one addition shows
 * where a run of digits ends, and three multiplications turn eight digits into their value (D. Lemire, "Quickly parsing
 * eight digits", 2018). Reads are plain bounded array reads; the caller sees to it that eight bytes are there.
 */
public final class DigitLanes {
    /** Bytes in a word. */
    public static final int WIDTH = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ASCII_ZEROS = 0x3030303030303030L;
    private static final long DIGIT_LIMIT = 0x7676767676767676L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOW_BITS = 0x0101010101010101L;

    private DigitLanes() {}

    /**
     * Eight bytes as they lie.
     *
     * @param text holds them
     * @param offset of the first
     * @return first byte in the lowest lane
     * @throws IndexOutOfBoundsException if fewer than eight bytes remain in the array
     */
    public static long load(byte[] text, int offset) {
        return (long) LONGS.get(text, offset);
    }

    /**
     * Eight bytes with {@code '0'} taken off each lane.
     *
     * @param text holds them
     * @param offset of the first
     * @return digits as 0 to 9 in their lanes, other bytes as something larger
     * @throws IndexOutOfBoundsException if fewer than eight bytes remain in the array
     */
    public static long loadDigits(byte[] text, int offset) {
        return (long) LONGS.get(text, offset) ^ ASCII_ZEROS;
    }

    /**
     * Marks what is not a digit.
     *
     * @param lanes from {@link #loadDigits}
     * @return the high bit of the first lane that holds no digit, and of later such lanes as long as no byte above 127
     *     lies below them; 0 when all eight are digits
     */
    public static long nonDigits(long lanes) {
        return ((lanes + DIGIT_LIMIT) | lanes) & HIGH_BITS;
    }

    /**
     * Marks a byte value.
     *
     * @param word from {@link #load}
     * @param value looked for
     * @return the high bit of the first lane that holds it; higher lanes may be marked wrongly; 0 when there is none
     */
    public static long matches(long word, char value) {
        final long zeroed = word ^ (value * LOW_BITS);
        return (zeroed - LOW_BITS) & ~zeroed & HIGH_BITS;
    }

    /**
     * Index of the first marked lane.
     *
     * @param marks not 0
     * @return 0 to 7
     */
    public static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /**
     * Mask of the first lanes.
     *
     * @param count 0 to 8
     * @return all bits of that many lowest lanes
     */
    public static long lanes(int count) {
        // Two shifts, because one by 64 would be one by 0.
        return ~(-1L << (count << 2) << (count << 2));
    }

    /**
     * One lane.
     *
     * @param word any
     * @param index 0 to 7
     * @return its value, 0 to 255
     */
    public static int lane(long word, int index) {
        return (int) (word >>> (index << 3)) & 0xFF;
    }

    /**
     * Value of eight digits.
     *
     * @param lanes 0 to 9 each, most significant digit in the lowest lane
     * @return 0 to 99,999,999
     */
    public static long value(long lanes) {
        final long pairs = lanes * 10 + (lanes >>> 8);
        return ((pairs & 0x000000FF_000000FFL) * 0x000F4240_00000064L
                        + ((pairs >>> 16) & 0x000000FF_000000FFL) * 0x00002710_00000001L)
                >>> 32;
    }

    /**
     * Value of a run of digits.
     *
     * @param lanes from {@link #loadDigits}; only the first {@code count} lanes matter
     * @param count 1 to 8
     * @return their value
     */
    public static long value(long lanes, int count) {
        return value(lanes << (Long.SIZE - (count << 3)));
    }
}
