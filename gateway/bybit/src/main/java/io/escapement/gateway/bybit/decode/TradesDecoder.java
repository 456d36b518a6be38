package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.Side;

/** Reads the {@code data} of a public trade frame, whatever the order of its keys. */
final class TradesDecoder {
    private static final int TIME = 0;
    private static final int SYMBOL = 1;
    private static final int SIDE = 2;
    private static final int SIZE = 3;
    private static final int PRICE = 4;
    private static final int TRADE_ID = 5;
    private static final int BLOCK = 6;
    private static final int RPI = 7;
    private static final int SEQUENCE = 8;
    private static final KeyTable KEYS = new KeyTable("T", "s", "S", "v", "p", "i", "BT", "RPI", "seq");

    private final ValueReader values;
    private final SymbolTable symbols;

    TradesDecoder(ValueReader values, SymbolTable symbols) {
        this.values = values;
        this.symbols = symbols;
    }

    /** Reads prints into a stage whose instrument is set. */
    void read(TradeStage stage) {
        final JsonCursor cursor = values.cursor;
        stage.count = 0;
        cursor.beginArray();
        while (cursor.nextElement()) {
            if (stage.count == TradeStage.MAX_TRADES) {
                values.fail(Verdict.TOO_LARGE);
                return;
            }
            readTrade(stage, stage.count);
            stage.count++;
        }
    }

    private void readTrade(TradeStage stage, int row) {
        final JsonCursor cursor = values.cursor;
        stage.timeNs[row] = Long.MIN_VALUE;
        stage.price[row] = Long.MIN_VALUE;
        stage.size[row] = Long.MIN_VALUE;
        stage.crossSequence[row] = Long.MIN_VALUE;
        stage.idHigh[row] = 0;
        stage.idLow[row] = 0;
        stage.side[row] = Side.NULL_VAL;
        stage.block[row] = Bool.NULL_VAL;
        stage.rpi[row] = Bool.NULL_VAL;
        cursor.beginObject();
        while (cursor.nextKey()) {
            switch (cursor.keyIndex(KEYS)) {
                case TIME -> stage.timeNs[row] = values.timeNs();
                case SYMBOL -> {
                    if (values.instrumentId(symbols) != stage.instrumentId) {
                        values.fail(Verdict.BAD_VALUE);
                    }
                }
                case SIDE -> stage.side[row] = values.side();
                case SIZE -> stage.size[row] = values.decimal();
                case PRICE -> stage.price[row] = values.decimal();
                case TRADE_ID -> {
                    values.id();
                    stage.idHigh[row] = values.idHigh;
                    stage.idLow[row] = values.idLow;
                }
                case BLOCK -> stage.block[row] = values.bool();
                case RPI -> stage.rpi[row] = values.bool();
                case SEQUENCE -> stage.crossSequence[row] = values.integer();
                default -> cursor.skipValue();
            }
        }
        if (stage.timeNs[row] < 0 || stage.price[row] < 0 || stage.size[row] < 0) {
            values.failIncomplete();
        }
    }
}
