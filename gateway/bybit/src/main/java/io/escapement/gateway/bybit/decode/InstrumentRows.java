package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.MessageHeaderEncoder;

/** Reads rows of {@code market/instruments-info} into {@code InstrumentDefinition}s; those of other symbols are skipped. */
final class InstrumentRows {
    private static final int SYMBOL = 0;
    private static final int STATUS = 1;
    private static final int LAUNCH_TIME = 2;
    private static final int DELIVERY_TIME = 3;
    private static final int FUNDING_INTERVAL = 4;
    private static final int LEVERAGE_FILTER = 5;
    private static final int PRICE_FILTER = 6;
    private static final int LOT_FILTER = 7;
    private static final int MIN_LEVERAGE = 8;
    private static final int MAX_LEVERAGE = 9;
    private static final int LEVERAGE_STEP = 10;
    private static final int MIN_PRICE = 11;
    private static final int MAX_PRICE = 12;
    private static final int TICK_SIZE = 13;
    private static final int MIN_SIZE = 14;
    private static final int LOT_SIZE = 15;
    private static final int MAX_SIZE = 16;
    private static final int MAX_MARKET_SIZE = 17;
    private static final int MIN_NOTIONAL = 18;
    private static final KeyTable KEYS = new KeyTable(
            "symbol",
            "status",
            "launchTime",
            "deliveryTime",
            "fundingInterval",
            "leverageFilter",
            "priceFilter",
            "lotSizeFilter",
            "minLeverage",
            "maxLeverage",
            "leverageStep",
            "minPrice",
            "maxPrice",
            "tickSize",
            "minOrderQty",
            "qtyStep",
            "maxOrderQty",
            "maxMktOrderQty",
            "minNotionalValue");
    private static final long REQUIRED = 1L << TICK_SIZE | 1L << LOT_SIZE | 1L << MIN_SIZE | 1L << STATUS;

    private final ValueReader values;
    private final SymbolTable symbols;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InstrumentDefinitionEncoder encoder = new InstrumentDefinitionEncoder();
    private int instrumentId;
    private long seen;

    InstrumentRows(ValueReader values, SymbolTable symbols) {
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
        final boolean wellBefore = values.ok();
        begin(rows);
        instrumentId = SymbolTable.UNKNOWN;
        seen = 0;
        readMembers(true);
        if (instrumentId == SymbolTable.UNKNOWN) {
            if (wellBefore) {
                // Other contracts may use digits that ours don't.
                values.forgive();
            }
            return;
        }
        if ((seen & REQUIRED) != REQUIRED) {
            values.failIncomplete();
        }
        encoder.instrumentId(instrumentId);
        rows.add(MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
    }

    private void begin(RowStage rows) {
        final long none = Long.MIN_VALUE;
        encoder.wrapAndApplyHeader(rows.buffer(), rows.offset(), header)
                .status(InstrumentStatus.NULL_VAL)
                .tickSize(none)
                .lotSize(none)
                .minOrderSize(none)
                .maxOrderSize(none)
                .maxMarketOrderSize(none)
                .minNotional(none)
                .minPrice(none)
                .maxPrice(none)
                .minLeverage(none)
                .maxLeverage(none)
                .leverageStep(none)
                .fundingIntervalMinutes(Integer.MIN_VALUE)
                .launchTimeNs(none)
                .deliveryTimeNs(none);
    }

    /** The filters hold keys of their own names, so their members are read as if they were the row's. */
    private void readMembers(boolean outer) {
        final JsonCursor cursor = values.cursor;
        cursor.beginObject();
        while (cursor.nextKey()) {
            final int key = cursor.keyIndex(KEYS);
            switch (key) {
                case SYMBOL -> readSymbol();
                case STATUS -> encoder.status(Words.instrumentStatus(values));
                case LAUNCH_TIME -> encoder.launchTimeNs(values.timeOrUnset());
                case DELIVERY_TIME -> encoder.deliveryTimeNs(values.timeOrUnset());
                case FUNDING_INTERVAL -> encoder.fundingIntervalMinutes(values.count());
                case LEVERAGE_FILTER, PRICE_FILTER, LOT_FILTER -> {
                    if (outer) {
                        readMembers(false);
                    } else {
                        cursor.skipValue();
                    }
                }
                default -> readNumber(key);
            }
            seen |= key == KeyTable.UNKNOWN ? 0 : 1L << key;
        }
    }

    private void readNumber(int key) {
        switch (key) {
            case MIN_LEVERAGE -> encoder.minLeverage(values.decimal());
            case MAX_LEVERAGE -> encoder.maxLeverage(values.decimal());
            case LEVERAGE_STEP -> encoder.leverageStep(values.decimal());
            case MIN_PRICE -> encoder.minPrice(values.decimal());
            case MAX_PRICE -> encoder.maxPrice(values.decimal());
            case TICK_SIZE -> encoder.tickSize(positive(values.decimal()));
            case MIN_SIZE -> encoder.minOrderSize(values.decimal());
            case LOT_SIZE -> encoder.lotSize(positive(values.decimal()));
            case MAX_SIZE -> encoder.maxOrderSize(values.decimal());
            case MAX_MARKET_SIZE -> encoder.maxMarketOrderSize(values.decimal());
            case MIN_NOTIONAL -> encoder.minNotional(values.decimal());
            default -> values.cursor.skipValue();
        }
    }

    private long positive(long step) {
        if (step <= 0) {
            values.fail(Verdict.MISSING_FIELD);
        }
        return step;
    }

    private void readSymbol() {
        final JsonCursor cursor = values.cursor;
        instrumentId = values.instrumentId(symbols);
        final int length = instrumentId == SymbolTable.UNKNOWN ? 0 : cursor.textLength();
        for (int i = 0; i < InstrumentDefinitionEncoder.symbolLength(); i++) {
            encoder.symbol(i, i < length ? cursor.textBytes()[cursor.textOffset() + i] : 0);
        }
    }
}
