package io.escapement.codecs.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Known words, looked up by their bytes without making a String: keys of an object, values of an enumeration.
 *
 * <p>An open-addressed hash table, filled once and then read by any thread. A lookup allocates nothing.
 */
public final class KeyTable {
    /** Returned for a word that is not in the table. */
    public static final int UNKNOWN = -1;

    private final byte[][] words;
    private final int[] indexes;
    private final int mask;

    /**
     * Fills the table.
     *
     * @param words ASCII; their index in this list is what a lookup returns
     * @throws IllegalArgumentException if a word stands twice
     */
    public KeyTable(String... words) {
        final int capacity = Integer.highestOneBit(Math.max(words.length, 1) * 4);
        this.words = new byte[capacity][];
        indexes = new int[capacity];
        mask = capacity - 1;
        for (int i = 0; i < words.length; i++) {
            final byte[] bytes = words[i].getBytes(StandardCharsets.US_ASCII);
            int slot = hash(bytes, 0, bytes.length) & mask;
            while (this.words[slot] != null) {
                if (Arrays.equals(this.words[slot], bytes)) {
                    throw new IllegalArgumentException("word stands twice: word=" + words[i]);
                }
                slot = (slot + 1) & mask;
            }
            this.words[slot] = bytes;
            indexes[slot] = i;
        }
    }

    /**
     * Looks a word up.
     *
     * @param text holds the word
     * @param offset of its first byte
     * @param length in bytes
     * @return its index in the list the table was made from, or {@link #UNKNOWN}
     */
    public int indexOf(byte[] text, int offset, int length) {
        int slot = hash(text, offset, length) & mask;
        for (byte[] word = words[slot]; word != null; word = words[slot]) {
            if (word.length == length && Arrays.equals(word, 0, length, text, offset, offset + length)) {
                return indexes[slot];
            }
            slot = (slot + 1) & mask;
        }
        return UNKNOWN;
    }

    /** Length, both ends and the middle: enough to tell the venue's words apart without walking them. */
    private static int hash(byte[] text, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int hash = length * 31 + text[offset];
        hash = hash * 31 + text[offset + (length >> 1)];
        hash = hash * 31 + text[offset + (length >> 2)];
        hash = hash * 31 + text[offset + length - 1];
        return hash ^ (hash >>> 7);
    }
}
