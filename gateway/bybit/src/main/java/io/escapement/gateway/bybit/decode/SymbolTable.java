package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.decimal.DigitLanes;
import io.escapement.codecs.text.MessageNames;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Symbols by their bytes to dense instrument ids and back.
 *
 * <p>A symbol of at most 24 bytes is three words; the open-addressed table compares words, not characters. It grows at
 * its end only: an id stays what it is. Adding copies the table, so that any thread may read while one adds. A lookup
 * allocates nothing.
 */
public final class SymbolTable implements MessageNames {
    /** Returned for a symbol that is not in the table. */
    public static final int UNKNOWN = -1;

    /** Longest symbol in bytes. */
    public static final int MAX_LENGTH = 24;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final int learning;
    private final String instance;
    private volatile Content content;

    /** One state of the table; what it holds is not changed any more. */
    private static final class Content {
        private final String[] symbols;
        private final int mask;
        private final long[] words;
        private final int[] ids;

        Content(String[] symbols) {
            this.symbols = symbols;
            final int size = Integer.highestOneBit(Math.max(symbols.length, 1)) * 4;
            mask = size - 1;
            words = new long[size * 3];
            ids = new int[size];
            for (int id = 0; id < symbols.length; id++) {
                put(symbols[id], id);
            }
        }

        private void put(String symbol, int id) {
            final byte[] text = symbol.getBytes(StandardCharsets.US_ASCII);
            final int length = text.length;
            final long first = word(text, 0, length);
            final long second = length > 8 ? word(text, 8, length - 8) : 0;
            final long third = length > 16 ? word(text, 16, length - 16) : 0;
            int slot = slotOf(first, second, third) & mask;
            while (words[slot * 3] != 0) {
                slot = (slot + 1) & mask;
            }
            words[slot * 3] = first;
            words[slot * 3 + 1] = second;
            words[slot * 3 + 2] = third;
            ids[slot] = id;
        }
    }

    /**
     * A table of some symbols.
     *
     * @param symbols ids are given in their order, from 0
     * @param instance name of this engine inside client order ids
     * @throws IllegalArgumentException if a symbol is empty, too long, not ASCII, or stands twice
     */
    public SymbolTable(List<String> symbols, String instance) {
        this(0, instance);
        symbols.forEach(this::add);
    }

    private SymbolTable(int learning, String instance) {
        this.learning = learning;
        this.instance = instance;
        content = new Content(new String[0]);
    }

    /**
     * A table that gives an id to every symbol it is asked for, for tools that look at foreign frames.
     *
     * @param capacity of symbols; further ones are unknown
     * @param instance name of this engine inside client order ids
     * @return an empty table
     */
    public static SymbolTable learning(int capacity, String instance) {
        return new SymbolTable(capacity, instance);
    }

    /**
     * Adds a symbol at the end.
     *
     * @param symbol of the venue
     * @return its instrument id
     * @throws IllegalArgumentException if it is empty, too long, not ASCII, or stands there already
     */
    public synchronized int add(String symbol) {
        final int length = symbol.length();
        if (length == 0 || length > MAX_LENGTH || symbol.chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
            throw new IllegalArgumentException("no symbol: symbol=" + symbol);
        }
        if (idOf(symbol) != UNKNOWN) {
            throw new IllegalArgumentException("symbol stands twice: symbol=" + symbol);
        }
        final String[] old = content.symbols;
        final String[] symbols = Arrays.copyOf(old, old.length + 1);
        symbols[old.length] = symbol;
        content = new Content(symbols);
        return old.length;
    }

    /**
     * Looks a symbol up.
     *
     * @param text holds it
     * @param offset of its first byte
     * @param length in bytes
     * @return its instrument id, or {@link #UNKNOWN}
     */
    public int idOf(byte[] text, int offset, int length) {
        if (length <= 0 || length > MAX_LENGTH) {
            return UNKNOWN;
        }
        final long first = word(text, offset, length);
        final long second = length > 8 ? word(text, offset + 8, length - 8) : 0;
        final long third = length > 16 ? word(text, offset + 16, length - 16) : 0;
        final int id = idOf(first, second, third);
        return id == UNKNOWN && size() < learning
                ? add(new String(text, offset, length, StandardCharsets.US_ASCII))
                : id;
    }

    /**
     * Looks a symbol up by its words, first character in the lowest lane, zero bytes behind the last.
     *
     * @param first bytes 0 to 7
     * @param second bytes 8 to 15, 0 if there are none
     * @param third bytes 16 to 23, 0 if there are none
     * @return its instrument id, or {@link #UNKNOWN}
     */
    public int idOf(long first, long second, long third) {
        final Content now = content;
        final long[] words = now.words;
        int slot = slotOf(first, second, third) & now.mask;
        while (words[slot * 3] != 0) {
            if (words[slot * 3] == first && words[slot * 3 + 1] == second && words[slot * 3 + 2] == third) {
                return now.ids[slot];
            }
            slot = (slot + 1) & now.mask;
        }
        return UNKNOWN;
    }

    /** @return number of instruments; ids are below it */
    public int size() {
        return content.symbols.length;
    }

    /**
     * Id of a symbol.
     *
     * @param symbol text
     * @return its instrument id, or {@link #UNKNOWN}
     */
    public int idOf(String symbol) {
        final byte[] text = symbol.getBytes(StandardCharsets.US_ASCII);
        final int length = text.length;
        return length == 0 || length > MAX_LENGTH
                ? UNKNOWN
                : idOf(
                        word(text, 0, length),
                        length > 8 ? word(text, 8, length - 8) : 0,
                        length > 16 ? word(text, 16, length - 16) : 0);
    }

    @Override
    public String symbol(int instrumentId) {
        final String[] symbols = content.symbols;
        return instrumentId >= 0 && instrumentId < symbols.length ? symbols[instrumentId] : null;
    }

    @Override
    public String instance() {
        return instance;
    }

    private static int slotOf(long first, long second, long third) {
        final long mixed = ((first * MIX ^ second) * MIX ^ third) * MIX;
        return (int) (mixed >>> 32);
    }

    private static long word(byte[] text, int offset, int length) {
        if (length >= DigitLanes.WIDTH) {
            return DigitLanes.load(text, offset);
        }
        long word = 0;
        for (int i = length - 1; i >= 0; i--) {
            word = word << 8 | text[offset + i] & 0xFF;
        }
        return word;
    }
}
