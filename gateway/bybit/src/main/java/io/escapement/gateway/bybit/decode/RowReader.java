package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.DataSource;

/**
 * What the readers of private rows have in common: which keys were seen, and whether the row is ours at all.
 *
 * <p>A row of another category (spot, inverse, option) or of an instrument that is not in the table is passed over and
 * counted, not refused: other orders of the same account must not blind us. Problems inside such a row, as digits past
 * 1e-8 that spot uses, don't count either.
 */
abstract class RowReader {
    /** Every row's first key in its table. */
    static final int CATEGORY = 0;

    /** Every row's second key in its table. */
    static final int SYMBOL = 1;

    private static final byte[] LINEAR = {'l', 'i', 'n', 'e', 'a', 'r'};

    final ValueReader values;
    final SymbolTable symbols;
    private final KeyTable keys;
    private final long requiredKeys;
    private long seen;
    private boolean linear;
    private int instrumentId;
    private boolean problemBefore;

    /**
     * For one kind of row.
     *
     * @param values reads them
     * @param symbols known instruments
     * @param keys of the row, {@code category} and {@code symbol} first
     * @param requiredKeys bits of the keys without which the row means nothing
     */
    RowReader(ValueReader values, SymbolTable symbols, KeyTable keys, long requiredKeys) {
        this.values = values;
        this.symbols = symbols;
        this.keys = keys;
        this.requiredKeys = requiredKeys;
    }

    /** @return offset in the block of the field {@code last} of these messages */
    abstract int lastField();

    /** Starts a message with every field null. */
    abstract void begin(RowStage rows, DataSource source);

    /** Sets the message's instrument. */
    abstract void instrument(int instrumentId);

    /** Reads the value of a key other than category and symbol, {@link KeyTable#UNKNOWN} included. */
    abstract void readField(int key);

    /** Sets what only the whole row tells. @return whether the row names what it is about */
    abstract boolean end();

    /** @return length of the message, header included */
    abstract int length();

    /**
     * Reads one row; adds a message if the row is ours.
     *
     * @param rows receives the message
     * @param source how the row came
     */
    final void read(RowStage rows, DataSource source) {
        final JsonCursor cursor = values.cursor;
        begin(rows, source);
        seen = 0;
        linear = true;
        instrumentId = SymbolTable.UNKNOWN;
        problemBefore = !values.ok();
        cursor.beginObject();
        while (cursor.nextKey()) {
            final int key = cursor.keyIndex(keys);
            if (key != KeyTable.UNKNOWN) {
                seen |= 1L << key;
            }
            switch (key) {
                case CATEGORY -> readCategory();
                case SYMBOL -> instrument(readInstrument());
                default -> readField(key);
            }
        }
        final boolean identified = end();
        if (isOurs(identified)) {
            rows.add(length());
        }
    }

    private void readCategory() {
        linear = !values.cursor.readText() || values.cursor.textLength() == 0 || values.cursor.textIs(LINEAR);
    }

    private int readInstrument() {
        instrumentId = values.instrumentId(symbols);
        if (values.cursor.textLength() == 0) {
            values.fail(Verdict.MISSING_FIELD);
        }
        return instrumentId;
    }

    /** Passes a number on that a row can't do without. */
    final long required(long value) {
        if (value == Long.MIN_VALUE) {
            values.fail(Verdict.MISSING_FIELD);
        }
        return value;
    }

    private boolean isOurs(boolean identified) {
        final boolean ours = linear && instrumentId != SymbolTable.UNKNOWN;
        if ((seen & requiredKeys) != requiredKeys || ours && !identified) {
            values.failIncomplete();
        } else if (!ours && !problemBefore && values.cursor.ok()) {
            values.forgive();
        }
        return ours;
    }
}
