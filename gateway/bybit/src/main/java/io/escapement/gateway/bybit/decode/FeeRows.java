package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.FeeRatesEncoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;

/** Reads rows of {@code account/fee-rate} into {@code FeeRates}; those of other symbols are skipped. */
final class FeeRows {
    private static final int SYMBOL = 0;
    private static final int TAKER = 1;
    private static final int MAKER = 2;
    private static final KeyTable KEYS = new KeyTable("symbol", "takerFeeRate", "makerFeeRate");

    private final ValueReader values;
    private final SymbolTable symbols;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FeeRatesEncoder encoder = new FeeRatesEncoder();
    private int instrumentId;

    FeeRows(ValueReader values, SymbolTable symbols) {
        this.values = values;
        this.symbols = symbols;
    }

    /** @return instrument of the row read last */
    int instrumentId() {
        return instrumentId;
    }

    /**
     * Reads one row.
     *
     * @param rows receives a message if the symbol is known
     */
    void read(RowStage rows) {
        final JsonCursor cursor = values.cursor;
        instrumentId = SymbolTable.UNKNOWN;
        long taker = Long.MIN_VALUE;
        long maker = Long.MIN_VALUE;
        cursor.beginObject();
        while (cursor.nextKey()) {
            switch (cursor.keyIndex(KEYS)) {
                case SYMBOL -> instrumentId = values.instrumentId(symbols);
                case TAKER -> taker = values.decimal();
                case MAKER -> maker = values.decimal();
                default -> cursor.skipValue();
            }
        }
        if (instrumentId == SymbolTable.UNKNOWN) {
            return;
        }
        if (taker == Long.MIN_VALUE || maker == Long.MIN_VALUE) {
            values.failIncomplete();
        }
        encoder.wrapAndApplyHeader(rows.buffer(), rows.offset(), header)
                .instrumentId(instrumentId)
                .takerRate(taker)
                .makerRate(maker);
        rows.add(MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
    }
}
