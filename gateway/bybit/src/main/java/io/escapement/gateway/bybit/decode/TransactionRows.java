package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TransactionKind;
import io.escapement.codecs.sbe.TransactionRowEncoder;

/**
 * Reads rows of {@code account/transaction-log} into {@code TransactionRow}s. All rows count, also those of instruments
 * that are not ours and of none at all: they change the same balance.
 */
final class TransactionRows {
    private static final int SYMBOL = 0;
    private static final int KIND = 1;
    private static final int ID = 2;
    private static final int EXECUTION_ID = 3;
    private static final int ORDER_ID = 4;
    private static final int LINK_ID = 5;
    private static final int COIN = 6;
    private static final int SIDE = 7;
    private static final int PRICE = 8;
    private static final int SIZE = 9;
    private static final int POSITION_SIZE = 10;
    private static final int FEE = 11;
    private static final int FUNDING = 12;
    private static final int CASH_FLOW = 13;
    private static final int CHANGE = 14;
    private static final int CASH_BALANCE = 15;
    private static final int FEE_RATE = 16;
    private static final int TIME = 17;
    private static final KeyTable KEYS = new KeyTable(
            "symbol",
            "type",
            "id",
            "tradeId",
            "orderId",
            "orderLinkId",
            "currency",
            "side",
            "tradePrice",
            "qty",
            "size",
            "fee",
            "funding",
            "cashFlow",
            "change",
            "cashBalance",
            "feeRate",
            "transactionTime");
    private static final long REQUIRED = 1L << KIND | 1L << CHANGE | 1L << TIME;

    private final ValueReader values;
    private final SymbolTable symbols;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TransactionRowEncoder encoder = new TransactionRowEncoder();

    TransactionRows(ValueReader values, SymbolTable symbols) {
        this.values = values;
        this.symbols = symbols;
    }

    /** @return offset in the block of the field {@code last} of these messages */
    int lastField() {
        return TransactionRowEncoder.lastEncodingOffset();
    }

    /**
     * Reads one row.
     *
     * @param rows receives the message
     */
    void read(RowStage rows) {
        final JsonCursor cursor = values.cursor;
        begin(rows);
        long seen = 0;
        cursor.beginObject();
        while (cursor.nextKey()) {
            final int key = cursor.keyIndex(KEYS);
            if (key != KeyTable.UNKNOWN) {
                seen |= 1L << key;
            }
            readField(key);
        }
        if ((seen & REQUIRED) != REQUIRED) {
            values.failIncomplete();
        }
        rows.add(MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
    }

    private void begin(RowStage rows) {
        final long none = Long.MIN_VALUE;
        encoder.wrapAndApplyHeader(rows.buffer(), rows.offset(), header)
                .instrumentId(Integer.MIN_VALUE)
                .last(Bool.NO)
                .kind(TransactionKind.NULL_VAL)
                .side(Side.NULL_VAL)
                .price(none)
                .size(none)
                .positionSize(none)
                .fee(none)
                .funding(none)
                .cashFlow(none)
                .change(none)
                .cashBalance(none)
                .feeRate(none)
                .transactionTimeNs(none);
        encoder.transactionId().high(0).low(0);
        encoder.executionId().high(0).low(0);
        encoder.orderId().high(0).low(0);
        encoder.clientOrderId().epoch(Integer.MIN_VALUE).sequence(none).leg((short) 0);
        for (int i = 0; i < TransactionRowEncoder.coinLength(); i++) {
            encoder.coin(i, (byte) 0);
        }
    }

    private void readField(int key) {
        switch (key) {
            case SYMBOL -> {
                final int instrumentId = values.instrumentId(symbols);
                encoder.instrumentId(instrumentId == SymbolTable.UNKNOWN ? Integer.MIN_VALUE : instrumentId);
            }
            case KIND -> encoder.kind(Words.transactionKind(values));
            case ID -> {
                values.id();
                encoder.transactionId().high(values.idHigh).low(values.idLow);
            }
            case EXECUTION_ID -> {
                values.id();
                encoder.executionId().high(values.idHigh).low(values.idLow);
            }
            case ORDER_ID -> {
                values.id();
                encoder.orderId().high(values.idHigh).low(values.idLow);
            }
            case LINK_ID -> {
                values.clientOrderId();
                encoder.clientOrderId()
                        .epoch(values.epoch)
                        .sequence(values.sequence)
                        .leg((short) values.leg);
            }
            case COIN -> readCoin();
            case SIDE -> encoder.side(values.side());
            default -> readNumber(key);
        }
    }

    private void readNumber(int key) {
        switch (key) {
            case PRICE -> encoder.price(values.decimal());
            case SIZE -> encoder.size(values.decimal());
            case POSITION_SIZE -> encoder.positionSize(values.decimal());
            case FEE -> encoder.fee(values.decimal());
            case FUNDING -> encoder.funding(values.decimal());
            case CASH_FLOW -> encoder.cashFlow(values.decimal());
            case CHANGE -> encoder.change(values.decimal());
            case CASH_BALANCE -> encoder.cashBalance(values.decimal());
            case FEE_RATE -> encoder.feeRate(values.decimal());
            case TIME -> encoder.transactionTimeNs(values.timeOrUnset());
            default -> values.cursor.skipValue();
        }
    }

    private void readCoin() {
        final JsonCursor cursor = values.cursor;
        if (!cursor.readText()) {
            return;
        }
        final int length = Math.min(cursor.textLength(), TransactionRowEncoder.coinLength());
        for (int i = 0; i < length; i++) {
            encoder.coin(i, cursor.textBytes()[cursor.textOffset() + i]);
        }
    }
}
