package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FillEncoder;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;

/**
 * Reads execution rows of the stream, of the fast stream and of {@code execution/list} into {@code Fill}s.
 *
 * <p>The fast stream gives no kind, because it carries trades only, and neither fee nor remainder. Taxes in {@code
 * extraFees} are charged beside {@code execFee} and are added to it.
 */
final class FillRows extends RowReader {
    private static final int EXECUTION_ID = 2;
    private static final int ORDER_ID = 3;
    private static final int LINK_ID = 4;
    private static final int KIND = 5;
    private static final int SIDE = 6;
    private static final int STOP_KIND = 7;
    private static final int MAKER = 8;
    private static final int PRICE = 9;
    private static final int SIZE = 10;
    private static final int VALUE = 11;
    private static final int FEE = 12;
    private static final int FEE_RATE = 13;
    private static final int LEAVES = 14;
    private static final int CLOSED = 15;
    private static final int REALISED_PNL = 16;
    private static final int MARK_PRICE = 17;
    private static final int TIME = 18;
    private static final int SEQUENCE = 19;
    private static final int EXTRA_FEES = 20;
    private static final KeyTable KEYS = new KeyTable(
            "category",
            "symbol",
            "execId",
            "orderId",
            "orderLinkId",
            "execType",
            "side",
            "stopOrderType",
            "isMaker",
            "execPrice",
            "execQty",
            "execValue",
            "execFee",
            "feeRate",
            "leavesQty",
            "closedSize",
            "execPnl",
            "markPrice",
            "execTime",
            "seq",
            "extraFees");
    private static final byte[] TAX = {'f', 'e', 'e'};
    private static final long REQUIRED = 1L << SYMBOL | 1L << EXECUTION_ID | 1L << PRICE | 1L << SIZE;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FillEncoder encoder = new FillEncoder();
    private boolean identified;
    private long fee;
    private long taxes;

    FillRows(ValueReader values, SymbolTable symbols) {
        super(values, symbols, KEYS, REQUIRED);
    }

    @Override
    int lastField() {
        return FillEncoder.lastEncodingOffset();
    }

    @Override
    void begin(RowStage rows, DataSource source) {
        final long none = Long.MIN_VALUE;
        identified = false;
        fee = none;
        taxes = 0;
        encoder.wrapAndApplyHeader(rows.buffer(), rows.offset(), header)
                .instrumentId(Integer.MIN_VALUE)
                .source(source)
                .last(Bool.NO)
                .kind(FillKind.TRADE)
                .side(Side.NULL_VAL)
                .stopKind(StopKind.NONE)
                .maker(Bool.NULL_VAL)
                .price(none)
                .size(none)
                .value(none)
                .fee(none)
                .feeRate(none)
                .leavesSize(none)
                .closedSize(none)
                .realisedPnl(none)
                .markPrice(none)
                .executionTimeNs(none)
                .crossSequence(none);
        encoder.executionId().high(0).low(0);
        encoder.orderId().high(0).low(0);
        encoder.clientOrderId().epoch(Integer.MIN_VALUE).sequence(none).leg((short) 0);
    }

    @Override
    void instrument(int instrumentId) {
        encoder.instrumentId(instrumentId);
    }

    @Override
    boolean end() {
        encoder.fee(fee == Long.MIN_VALUE ? fee : fee + taxes);
        return identified;
    }

    @Override
    int length() {
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    @Override
    void readField(int key) {
        switch (key) {
            case EXECUTION_ID -> {
                values.id();
                identified = (values.idHigh | values.idLow) != 0;
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
            case KIND -> encoder.kind(Words.fillKind(values));
            case SIDE -> encoder.side(values.side());
            case STOP_KIND -> encoder.stopKind(Words.stopKind(values));
            case MAKER -> encoder.maker(values.bool());
            case PRICE -> encoder.price(required(values.decimal()));
            case SIZE -> encoder.size(required(values.decimal()));
            case VALUE -> encoder.value(values.decimal());
            case FEE -> fee = values.decimal();
            case FEE_RATE -> encoder.feeRate(values.decimal());
            case LEAVES -> encoder.leavesSize(values.decimal());
            case CLOSED -> encoder.closedSize(values.decimal());
            case REALISED_PNL -> encoder.realisedPnl(values.decimal());
            case MARK_PRICE -> encoder.markPrice(values.decimal());
            case TIME -> encoder.executionTimeNs(values.timeOrUnset());
            case SEQUENCE -> encoder.crossSequence(values.integer());
            case EXTRA_FEES -> readTaxes();
            default -> values.cursor.skipValue();
        }
    }

    /** A list of taxes, or an empty text where there are none. */
    private void readTaxes() {
        final JsonCursor cursor = values.cursor;
        if (cursor.kind() != JsonCursor.Kind.ARRAY) {
            cursor.skipValue();
            return;
        }
        cursor.beginArray();
        while (cursor.nextElement()) {
            if (cursor.kind() != JsonCursor.Kind.OBJECT) {
                cursor.skipValue();
                continue;
            }
            cursor.beginObject();
            while (cursor.nextKey()) {
                if (cursor.keyIs(TAX)) {
                    taxes += values.charge();
                } else {
                    cursor.skipValue();
                }
            }
        }
    }
}
