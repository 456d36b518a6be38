package io.escapement.benchmarks.decode;

/** Numbers and ids from characters, for libraries that hand out characters: plain loops, nothing allocated. */
final class CharText {
    private static final long[] POWERS = {
        100_000_000L, 10_000_000L, 1_000_000L, 100_000L, 10_000L, 1_000L, 100L, 10L, 1L
    };

    private CharText() {}

    /** An exact decimal at 1e-8. */
    static long decimal(char[] text, int offset, int length) {
        long value = 0;
        int fraction = -1;
        for (int i = offset; i < offset + length; i++) {
            final char letter = text[i];
            if (letter == '.') {
                fraction = 0;
            } else {
                value = value * 10 + letter - '0';
                fraction += fraction >= 0 ? 1 : 0;
            }
        }
        return value * POWERS[Math.max(fraction, 0)];
    }

    /** The same from a string. */
    static long decimal(String text) {
        long value = 0;
        int fraction = -1;
        for (int i = 0; i < text.length(); i++) {
            final char letter = text.charAt(i);
            if (letter == '.') {
                fraction = 0;
            } else {
                value = value * 10 + letter - '0';
                fraction += fraction >= 0 ? 1 : 0;
            }
        }
        return value * POWERS[Math.max(fraction, 0)];
    }

    /** A small integer. */
    static int integer(char[] text, int offset, int length) {
        int value = 0;
        for (int i = offset; i < offset + length; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }

    /** Sixteen hexadecimal digits, dashes passed over. */
    static long hex(char[] text, int offset) {
        long value = 0;
        int digits = 0;
        for (int i = offset; digits < 16; i++) {
            final char letter = text[i];
            if (letter != '-') {
                value = value << 4 | (letter <= '9' ? letter - '0' : letter - 'a' + 10);
                digits++;
            }
        }
        return value;
    }

    /** Sixteen hexadecimal digits of a string, dashes passed over. */
    static long hex(String text, int offset) {
        long value = 0;
        int digits = 0;
        for (int i = offset; digits < 16; i++) {
            final char letter = text.charAt(i);
            if (letter != '-') {
                value = value << 4 | (letter <= '9' ? letter - '0' : letter - 'a' + 10);
                digits++;
            }
        }
        return value;
    }
}
