package io.escapement.gateway.bybit.decode;

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
    private static final byte[] LINEAR = {'l', 'i', 'n', 'e', 'a', 'r'};

    final ValueReader values;
    final SymbolTable symbols;
    private long seen;
    private boolean linear;
    private int instrumentId;
    private boolean problemBefore;
    private boolean ours;

    RowReader(ValueReader values, SymbolTable symbols) {
        this.values = values;
        this.symbols = symbols;
    }

    /** @return offset in the block of the field {@code last} of these messages */
    abstract int lastField();

    /**
     * Reads one row; adds a message if the row is ours.
     *
     * @param rows receives the message
     * @param source how the row came
     */
    abstract void read(RowStage rows, DataSource source);

    final void beginRow() {
        seen = 0;
        linear = true;
        instrumentId = SymbolTable.UNKNOWN;
        problemBefore = !values.ok();
    }

    final void seen(int key) {
        if (key != KeyTable.UNKNOWN) {
            seen |= 1L << key;
        }
    }

    final void readCategory() {
        linear = !values.cursor.readText() || values.cursor.textLength() == 0 || values.cursor.textIs(LINEAR);
    }

    final int readInstrument() {
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

    /**
     * Decides about the row.
     *
     * @param requiredKeys keys without which it means nothing
     * @return whether the row is ours
     */
    final boolean endRow(long requiredKeys) {
        final boolean symbolSeen = instrumentId != SymbolTable.UNKNOWN;
        final boolean complete = (seen & requiredKeys) == requiredKeys;
        ours = linear && symbolSeen;
        if (!complete) {
            values.failIncomplete();
        } else if (!ours && !problemBefore && values.cursor.ok()) {
            values.forgive();
        }
        return ours;
    }

    final boolean isOurs() {
        return ours;
    }
}
