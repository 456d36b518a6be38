package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.decimal.DigitLanes;

/** A symbol as three words, read once from the topic and compared wherever the frame repeats it. */
final class SymbolText {
    private long first;
    private long second;
    private long third;
    private int length;

    /**
     * Reads a symbol that a quotation mark ends.
     *
     * @param frame holds it
     * @param at first byte
     * @return false if none of at most 24 bytes ends inside the array
     */
    boolean read(byte[] frame, int at) {
        if (at > frame.length - SymbolTable.MAX_LENGTH - 1) {
            return false;
        }
        first = DigitLanes.load(frame, at);
        second = 0;
        third = 0;
        long stops = DigitLanes.matches(first, '"');
        if (stops != 0) {
            length = DigitLanes.first(stops);
            first &= lanes(length);
            return length > 0;
        }
        second = DigitLanes.load(frame, at + 8);
        stops = DigitLanes.matches(second, '"');
        if (stops != 0) {
            final int more = DigitLanes.first(stops);
            second &= lanes(more);
            length = 8 + more;
            return true;
        }
        third = DigitLanes.load(frame, at + 16);
        stops = DigitLanes.matches(third, '"');
        final int more = stops == 0 ? 8 : DigitLanes.first(stops);
        third &= lanes(more);
        length = 16 + more;
        return frame[at + length] == '"';
    }

    /**
     * Compares.
     *
     * @param frame holds the frame
     * @param at where the symbol is expected again
     * @return whether it stands there; what follows it is not looked at
     */
    boolean at(byte[] frame, int at) {
        if (at > frame.length - SymbolTable.MAX_LENGTH) {
            return false;
        }
        if (length <= 8) {
            return (DigitLanes.load(frame, at) & lanes(length)) == first;
        }
        return DigitLanes.load(frame, at) == first
                && (DigitLanes.load(frame, at + 8) & lanes(Math.min(length - 8, 8))) == second
                && (length <= 16 || (DigitLanes.load(frame, at + 16) & lanes(length - 16)) == third);
    }

    /** @return bytes of the symbol */
    int length() {
        return length;
    }

    /**
     * Looks the symbol up.
     *
     * @param symbols known instruments
     * @return its instrument id or {@link SymbolTable#UNKNOWN}
     */
    int instrumentId(SymbolTable symbols) {
        return symbols.idOf(first, second, third);
    }

    private static long lanes(int count) {
        return count == DigitLanes.WIDTH ? -1L : (1L << (count << 3)) - 1;
    }
}
