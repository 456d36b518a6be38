package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.decimal.DigitLanes;
import io.escapement.codecs.text.MessageNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Symbols by their bytes to dense instrument ids and back.
 *
 * <p>A symbol of at most 24 bytes is three words; the open-addressed table compares words, not characters. Filled at
 * start in the order of configuration, then read by any thread. A lookup allocates nothing.
 */
public final class SymbolTable implements MessageNames {
    /** Returned for a symbol that is not in the table. */
    public static final int UNKNOWN = -1;

    /** Longest symbol in bytes. */
    public static final int MAX_LENGTH = 24;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final List<String> symbols = new ArrayList<>();
    private final boolean learning;
    private final String instance;
    private final int mask;
    private final long[] words;
    private final int[] ids;

    /**
     * A table of fixed symbols.
     *
     * @param symbols ids are given in their order, from 0
     * @param instance name of this engine inside client order ids
     * @throws IllegalArgumentException if a symbol is empty, too long, not ASCII, or stands twice
     */
    public SymbolTable(List<String> symbols, String instance) {
        this(Math.max(symbols.size(), 1), false, instance);
        symbols.forEach(this::add);
    }

    private SymbolTable(int capacity, boolean learning, String instance) {
        this.learning = learning;
        this.instance = instance;
        final int size = Integer.highestOneBit(capacity) * 4;
        mask = size - 1;
        words = new long[size * 3];
        ids = new int[size];
    }

    /**
     * A table that gives an id to every symbol it is asked for, for tools that look at foreign frames.
     *
     * @param capacity of symbols; further ones are unknown
     * @param instance name of this engine inside client order ids
     * @return an empty table
     */
    public static SymbolTable learning(int capacity, String instance) {
        return new SymbolTable(capacity, true, instance);
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
        return id == UNKNOWN && learning && symbols.size() <= mask / 2
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
        int slot = slotOf(first, second, third);
        while (words[slot * 3] != 0) {
            if (words[slot * 3] == first && words[slot * 3 + 1] == second && words[slot * 3 + 2] == third) {
                return ids[slot];
            }
            slot = (slot + 1) & mask;
        }
        return UNKNOWN;
    }

    /** @return number of instruments; ids are below it */
    public int size() {
        return symbols.size();
    }

    /**
     * Id of a symbol.
     *
     * @param symbol text
     * @return its instrument id, or {@link #UNKNOWN}
     */
    public int idOf(String symbol) {
        return symbols.indexOf(symbol);
    }

    @Override
    public String symbol(int instrumentId) {
        return instrumentId >= 0 && instrumentId < symbols.size() ? symbols.get(instrumentId) : null;
    }

    @Override
    public String instance() {
        return instance;
    }

    private int add(String symbol) {
        final byte[] text = symbol.getBytes(StandardCharsets.US_ASCII);
        final int length = text.length;
        if (length == 0 || length > MAX_LENGTH || symbol.chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
            throw new IllegalArgumentException("no symbol: symbol=" + symbol);
        }
        if (symbols.contains(symbol)) {
            throw new IllegalArgumentException("symbol stands twice: symbol=" + symbol);
        }
        final long first = word(text, 0, length);
        final long second = length > 8 ? word(text, 8, length - 8) : 0;
        final long third = length > 16 ? word(text, 16, length - 16) : 0;
        int slot = slotOf(first, second, third);
        while (words[slot * 3] != 0) {
            slot = (slot + 1) & mask;
        }
        words[slot * 3] = first;
        words[slot * 3 + 1] = second;
        words[slot * 3 + 2] = third;
        ids[slot] = symbols.size();
        symbols.add(symbol);
        return ids[slot];
    }

    private int slotOf(long first, long second, long third) {
        final long mixed = ((first * MIX ^ second) * MIX ^ third) * MIX;
        return (int) (mixed >>> 32) & mask;
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
