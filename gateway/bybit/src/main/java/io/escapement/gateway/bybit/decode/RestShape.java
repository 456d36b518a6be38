package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;

/** Tells from the rows of a REST answer which request it answers; for tools that have the answer only. */
final class RestShape {
    /** What the rows are. */
    enum Kind {
        /** {@code market/instruments-info}. */
        INSTRUMENTS,
        /** {@code account/fee-rate}. */
        FEES,
        /** {@code market/kline}. */
        BARS,
        /** {@code order/realtime}, {@code order/history}. */
        ORDERS,
        /** {@code execution/list}. */
        FILLS,
        /** {@code position/list}. */
        POSITIONS,
        /** {@code account/wallet-balance}. */
        WALLET,
        /** No rows, or none we know. */
        OTHER
    }

    private static final byte[] RESULT = {'r', 'e', 's', 'u', 'l', 't'};
    private static final byte[] LIST = {'l', 'i', 's', 't'};
    private static final byte[] SYMBOL = {'s', 'y', 'm', 'b', 'o', 'l'};
    private static final KeyTable MARKS =
            new KeyTable("lotSizeFilter", "takerFeeRate", "orderStatus", "execQty", "positionValue", "coin");
    private static final Kind[] MARKED = {
        Kind.INSTRUMENTS, Kind.FEES, Kind.ORDERS, Kind.FILLS, Kind.POSITIONS, Kind.WALLET
    };
    private static final int BAR_FIELDS = 7;

    private final JsonCursor cursor = new JsonCursor();
    private int symbolOffset;
    private int symbolLength;
    private long firstMs;
    private long secondMs;

    /**
     * Looks at an answer.
     *
     * @param body holds it, well-formed
     * @param offset of its first byte
     * @param length in bytes
     * @return what its rows are
     */
    Kind of(byte[] body, int offset, int length) {
        symbolOffset = offset;
        symbolLength = 0;
        firstMs = 0;
        secondMs = 0;
        Kind kind = Kind.OTHER;
        cursor.wrap(body, offset, length);
        cursor.beginObject();
        while (cursor.nextKey()) {
            if (cursor.keyIs(RESULT) && cursor.kind() == JsonCursor.Kind.OBJECT) {
                kind = ofResult();
            } else {
                cursor.skipValue();
            }
        }
        return kind;
    }

    /** @return first byte of the symbol beside the rows */
    int symbolOffset() {
        return symbolOffset;
    }

    /** @return bytes of that symbol, 0 if there was none */
    int symbolLength() {
        return symbolLength;
    }

    /** @return milliseconds between the first two bars, 0 if there were fewer */
    long barDistanceMs() {
        return secondMs == 0 ? 0 : Math.abs(firstMs - secondMs);
    }

    private Kind ofResult() {
        Kind kind = Kind.OTHER;
        cursor.beginObject();
        while (cursor.nextKey()) {
            if (cursor.keyIs(LIST) && cursor.kind() == JsonCursor.Kind.ARRAY) {
                kind = ofList();
            } else if (cursor.keyIs(SYMBOL) && cursor.readText()) {
                symbolOffset = cursor.textOffset();
                symbolLength = cursor.textLength();
            } else {
                cursor.skipValue();
            }
        }
        return kind;
    }

    private Kind ofList() {
        Kind kind = Kind.OTHER;
        int row = 0;
        cursor.beginArray();
        while (cursor.nextElement()) {
            final JsonCursor.Kind element = cursor.kind();
            if (element == JsonCursor.Kind.ARRAY && row < 2) {
                kind = ofBar(row) == BAR_FIELDS ? Kind.BARS : Kind.OTHER;
            } else if (element == JsonCursor.Kind.OBJECT && row == 0) {
                kind = ofRow();
            } else {
                cursor.skipValue();
            }
            row++;
        }
        return kind;
    }

    private Kind ofRow() {
        Kind kind = Kind.OTHER;
        cursor.beginObject();
        while (cursor.nextKey()) {
            final int mark = cursor.keyIndex(MARKS);
            if (mark != KeyTable.UNKNOWN && kind == Kind.OTHER) {
                // Other lists have a coin too, but not an array of them.
                final boolean fits = MARKED[mark] != Kind.WALLET || cursor.kind() == JsonCursor.Kind.ARRAY;
                kind = fits ? MARKED[mark] : kind;
            }
            cursor.skipValue();
        }
        return kind;
    }

    private int ofBar(int row) {
        int fields = 0;
        cursor.beginArray();
        while (cursor.nextElement()) {
            if (fields == 0 && cursor.kind() == JsonCursor.Kind.STRING && cursor.readText()) {
                firstMs = row == 0 ? cursor.integer() : firstMs;
                secondMs = row == 1 ? cursor.integer() : secondMs;
            } else {
                cursor.skipValue();
            }
            fields++;
        }
        return fields;
    }
}
