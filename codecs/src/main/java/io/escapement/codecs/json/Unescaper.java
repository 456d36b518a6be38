package io.escapement.codecs.json;

/** Takes the escape sequences out of a string, into a buffer of its own that grows to the longest such string seen. */
final class Unescaper {
    private static final int INITIAL_LENGTH = 256;
    private static final int UNICODE_LENGTH = 6;

    private byte[] text = new byte[INITIAL_LENGTH];
    private int length;
    private int position;

    /** @return the buffer; the text begins at 0 */
    byte[] text() {
        return text;
    }

    /** @return bytes of the text */
    int length() {
        return length;
    }

    /** @return index in the source behind the closing quotation mark */
    int position() {
        return position;
    }

    /**
     * Unescapes one string; characters past ASCII are written as UTF-8.
     *
     * @param source holds the string
     * @param start of its first byte, behind the opening quotation mark
     * @param firstEscape index of its first backslash
     * @param end of the source's range
     * @return {@link JsonCursor.Status#OK} or what was wrong
     */
    JsonCursor.Status unescape(byte[] source, int start, int firstEscape, int end) {
        // The text never grows by unescaping: six bytes make at most three.
        if (text.length < end - start) {
            text = new byte[Math.max(end - start, text.length * 2)];
        }
        length = firstEscape - start;
        position = end;
        System.arraycopy(source, start, text, 0, length);
        int at = firstEscape;
        while (at < end && source[at] != '"') {
            if (source[at] != '\\') {
                text[length++] = source[at++];
            } else if (at + 1 < end && source[at + 1] == 'u') {
                if (at + UNICODE_LENGTH > end) {
                    return JsonCursor.Status.TRUNCATED;
                }
                final int code = hex(source, at + 2);
                if (code < 0) {
                    return JsonCursor.Status.MALFORMED;
                }
                appendUtf8(code);
                at += UNICODE_LENGTH;
            } else {
                final int plain = at + 1 < end ? plain(source[at + 1]) : 0;
                if (plain < 0) {
                    return JsonCursor.Status.MALFORMED;
                }
                text[length++] = (byte) plain;
                at += 2;
            }
        }
        if (at >= end) {
            return JsonCursor.Status.TRUNCATED;
        }
        position = at + 1;
        return JsonCursor.Status.OK;
    }

    private static int hex(byte[] source, int offset) {
        int code = 0;
        for (int i = offset; i < offset + 4; i++) {
            final int digit = Character.digit(source[i], 16);
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }

    /** Halves of surrogate pairs are written one by one; nobody decides on such text. */
    private void appendUtf8(int code) {
        if (code < 0x80) {
            text[length++] = (byte) code;
        } else if (code < 0x800) {
            text[length++] = (byte) (0xC0 | code >> 6);
            text[length++] = (byte) (0x80 | code & 0x3F);
        } else {
            text[length++] = (byte) (0xE0 | code >> 12);
            text[length++] = (byte) (0x80 | code >> 6 & 0x3F);
            text[length++] = (byte) (0x80 | code & 0x3F);
        }
    }

    /** The character an escape stands for, or -1 if there is no such escape. */
    private static int plain(byte escape) {
        return switch (escape) {
            case '"', '\\', '/' -> escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> -1;
        };
    }
}
