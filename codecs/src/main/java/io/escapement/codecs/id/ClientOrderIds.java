package io.escapement.codecs.id;

/**
 * Text form of our client order ids: {@code e1-<instance>-<epoch>-<sequence>-<leg>}, epoch and sequence in base 36.
 *
 * <p>The venue allows 36 characters of letters, digits, dash and underscore. An instance of at most 8 characters, a
 * positive epoch below 36<sup>5</sup>, a sequence below 36<sup>9</sup> and a leg of one character stay under 30. The
 * id is a function of the inputs, so that a replay names its orders as the run did. Allocation-free.
 */
public final class ClientOrderIds {
    /** Longest text in bytes. */
    public static final int MAX_LENGTH = 30;

    /** Longest instance name in bytes. */
    public static final int MAX_INSTANCE_LENGTH = 8;

    /** Returned by {@link #parseEpoch} and {@link #parseSequence} for an id that is not ours. */
    public static final long NOT_OURS = -1L;

    private static final int RADIX = 36;
    private static final byte DASH = '-';

    private ClientOrderIds() {}

    /**
     * Writes an id as text.
     *
     * @param instance ASCII name of this engine, 1 to 8 letters or digits
     * @param epoch run number, not negative
     * @param sequence not negative
     * @param leg 0 to 35
     * @param target receives the text
     * @param offset first byte written
     * @return bytes written
     */
    public static int format(byte[] instance, int epoch, long sequence, int leg, byte[] target, int offset) {
        int at = offset;
        target[at++] = 'e';
        target[at++] = '1';
        target[at++] = DASH;
        for (final byte letter : instance) {
            target[at++] = letter;
        }
        target[at++] = DASH;
        at = appendBase36(epoch, target, at);
        target[at++] = DASH;
        at = appendBase36(sequence, target, at);
        target[at++] = DASH;
        at = appendBase36(leg, target, at);
        return at - offset;
    }

    /**
     * Epoch of an id of ours.
     *
     * @param instance name of this engine
     * @param text holds the id
     * @param offset of its first byte
     * @param length in bytes
     * @return the epoch, or {@link #NOT_OURS} if the text is not an id of this instance
     */
    public static long parseEpoch(byte[] instance, byte[] text, int offset, int length) {
        final int start = epochStart(instance, text, offset, length);
        return start < 0 ? NOT_OURS : parseBase36(text, start, offset + length, 0);
    }

    /**
     * Sequence of an id of ours.
     *
     * @param instance name of this engine
     * @param text holds the id
     * @param offset of its first byte
     * @param length in bytes
     * @return the sequence, or {@link #NOT_OURS} if the text is not an id of this instance
     */
    public static long parseSequence(byte[] instance, byte[] text, int offset, int length) {
        final int start = epochStart(instance, text, offset, length);
        return start < 0 ? NOT_OURS : parseBase36(text, start, offset + length, 1);
    }

    /**
     * Leg of an id of ours.
     *
     * @param instance name of this engine
     * @param text holds the id
     * @param offset of its first byte
     * @param length in bytes
     * @return the leg, or {@link #NOT_OURS} if the text is not an id of this instance
     */
    public static long parseLeg(byte[] instance, byte[] text, int offset, int length) {
        final int start = epochStart(instance, text, offset, length);
        return start < 0 ? NOT_OURS : parseBase36(text, start, offset + length, 2);
    }

    /** Offset of the epoch if the text has our prefix and exactly three well-formed numbers behind it, else -1. */
    private static int epochStart(byte[] instance, byte[] text, int offset, int length) {
        final int prefix = 3 + instance.length + 1;
        if (length <= prefix
                || length > MAX_LENGTH
                || text[offset] != 'e'
                || text[offset + 1] != '1'
                || text[offset + 2] != DASH
                || text[offset + prefix - 1] != DASH) {
            return -1;
        }
        for (int i = 0; i < instance.length; i++) {
            if (text[offset + 3 + i] != instance[i]) {
                return -1;
            }
        }
        int dashes = 0;
        boolean digitBefore = false;
        for (int i = offset + prefix; i < offset + length; i++) {
            if (text[i] == DASH) {
                if (!digitBefore || ++dashes > 2) {
                    return -1;
                }
                digitBefore = false;
            } else if (digit(text[i]) < 0) {
                return -1;
            } else {
                digitBefore = true;
            }
        }
        return dashes == 2 && digitBefore ? offset + prefix : -1;
    }

    private static long parseBase36(byte[] text, int start, int end, int field) {
        int at = start;
        for (int skipped = 0; skipped < field; at++) {
            if (text[at] == DASH) {
                skipped++;
            }
        }
        long value = 0;
        for (; at < end && text[at] != DASH; at++) {
            if (value > Long.MAX_VALUE / RADIX - RADIX) {
                return NOT_OURS;
            }
            value = value * RADIX + digit(text[at]);
        }
        return value;
    }

    private static int digit(byte letter) {
        if (letter >= '0' && letter <= '9') {
            return letter - '0';
        }
        return letter >= 'a' && letter <= 'z' ? letter - 'a' + 10 : -1;
    }

    private static int appendBase36(long value, byte[] target, int offset) {
        int digits = 1;
        for (long rest = value / RADIX; rest != 0; rest /= RADIX) {
            digits++;
        }
        long rest = value;
        for (int i = offset + digits - 1; i >= offset; i--) {
            final int digit = (int) (rest % RADIX);
            target[i] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
            rest /= RADIX;
        }
        return offset + digits;
    }
}
