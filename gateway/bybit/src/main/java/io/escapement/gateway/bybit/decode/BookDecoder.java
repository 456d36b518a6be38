package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;

/** Reads the {@code data} of a book frame, whatever the order of its keys. */
final class BookDecoder {
    private static final int SYMBOL = 0;
    private static final int BIDS = 1;
    private static final int ASKS = 2;
    private static final int UPDATE_ID = 3;
    private static final int SEQUENCE = 4;
    private static final KeyTable KEYS = new KeyTable("s", "b", "a", "u", "seq");

    private final ValueReader values;
    private final SymbolTable symbols;
    private int count;

    BookDecoder(ValueReader values, SymbolTable symbols) {
        this.values = values;
        this.symbols = symbols;
    }

    /** Reads levels and numbers into a stage whose instrument is set. */
    void read(BookStage stage) {
        final JsonCursor cursor = values.cursor;
        stage.bidCount = 0;
        stage.askCount = 0;
        stage.updateId = Long.MIN_VALUE;
        stage.crossSequence = Long.MIN_VALUE;
        cursor.beginObject();
        while (cursor.nextKey()) {
            switch (cursor.keyIndex(KEYS)) {
                case SYMBOL -> {
                    if (values.instrumentId(symbols) != stage.instrumentId) {
                        values.fail(Verdict.BAD_VALUE);
                    }
                }
                case BIDS -> {
                    readLevels(stage.bids);
                    stage.bidCount = count;
                }
                case ASKS -> {
                    readLevels(stage.asks);
                    stage.askCount = count;
                }
                case UPDATE_ID -> stage.updateId = values.integer();
                case SEQUENCE -> stage.crossSequence = values.integer();
                default -> cursor.skipValue();
            }
        }
        if (stage.updateId == Long.MIN_VALUE) {
            values.failIncomplete();
        }
    }

    private void readLevels(long[] levels) {
        final JsonCursor cursor = values.cursor;
        count = 0;
        cursor.beginArray();
        while (cursor.nextElement()) {
            if (2 * count == levels.length) {
                values.fail(Verdict.TOO_LARGE);
                return;
            }
            cursor.beginArray();
            final boolean priced = cursor.nextElement();
            levels[2 * count] = priced ? values.decimal() : Long.MIN_VALUE;
            final boolean sized = priced && cursor.nextElement();
            levels[2 * count + 1] = sized ? values.decimal() : Long.MIN_VALUE;
            if (levels[2 * count] < 0 || levels[2 * count + 1] < 0) {
                values.failIncomplete();
                return;
            }
            while (cursor.nextElement()) {
                cursor.skipValue();
            }
            count++;
        }
    }
}
