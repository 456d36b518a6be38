package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.OrderUpdateEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TimeInForce;

/**
 * Reads order rows of the stream and of {@code order/realtime} and {@code order/history} into {@code OrderUpdate}s.
 *
 * <p>The venue writes an unset price as {@code ""}, {@code "0"} or {@code "0.00"}; all of them become null.
 */
final class OrderRows extends RowReader {
    private static final int ORDER_ID = 2;
    private static final int LINK_ID = 3;
    private static final int PARENT_LINK_ID = 4;
    private static final int SIDE = 5;
    private static final int ORDER_TYPE = 6;
    private static final int TIME_IN_FORCE = 7;
    private static final int STATUS = 8;
    private static final int STOP_KIND = 9;
    private static final int POSITION_INDEX = 10;
    private static final int REDUCE_ONLY = 11;
    private static final int CLOSE_ON_TRIGGER = 12;
    private static final int PRICE = 13;
    private static final int SIZE = 14;
    private static final int LEAVES = 15;
    private static final int FILLED = 16;
    private static final int FILLED_VALUE = 17;
    private static final int AVERAGE_PRICE = 18;
    private static final int FILLED_FEE = 19;
    private static final int TRIGGER_PRICE = 20;
    private static final int TAKE_PROFIT = 21;
    private static final int STOP_LOSS = 22;
    private static final int CLOSED_PNL = 23;
    private static final int REJECT_REASON = 24;
    private static final int CREATED = 25;
    private static final int UPDATED = 26;
    private static final KeyTable KEYS = new KeyTable(
            "category",
            "symbol",
            "orderId",
            "orderLinkId",
            "parentOrderLinkId",
            "side",
            "orderType",
            "timeInForce",
            "orderStatus",
            "stopOrderType",
            "positionIdx",
            "reduceOnly",
            "closeOnTrigger",
            "price",
            "qty",
            "leavesQty",
            "cumExecQty",
            "cumExecValue",
            "avgPrice",
            "cumExecFee",
            "triggerPrice",
            "takeProfit",
            "stopLoss",
            "closedPnl",
            "rejectReason",
            "createdTime",
            "updatedTime");
    private static final long REQUIRED = 1L << SYMBOL | 1L << ORDER_ID | 1L << STATUS | 1L << SIZE | 1L << FILLED;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderUpdateEncoder encoder = new OrderUpdateEncoder();
    private boolean identified;

    OrderRows(ValueReader values, SymbolTable symbols) {
        super(values, symbols, KEYS, REQUIRED);
    }

    @Override
    int lastField() {
        return OrderUpdateEncoder.lastEncodingOffset();
    }

    @Override
    void begin(RowStage rows, DataSource source) {
        final long none = Long.MIN_VALUE;
        identified = false;
        encoder.wrapAndApplyHeader(rows.buffer(), rows.offset(), header)
                .instrumentId(Integer.MIN_VALUE)
                .source(source)
                .last(Bool.NO)
                .side(Side.NULL_VAL)
                .orderType(OrderType.NULL_VAL)
                .timeInForce(TimeInForce.NULL_VAL)
                .status(OrderStatus.NULL_VAL)
                .stopKind(StopKind.NONE)
                .positionIndex((short) 0)
                .reduceOnly(Bool.NULL_VAL)
                .closeOnTrigger(Bool.NULL_VAL)
                .price(none)
                .size(none)
                .leavesSize(none)
                .filledSize(none)
                .filledValue(none)
                .averagePrice(none)
                .filledFee(none)
                .triggerPrice(none)
                .takeProfit(none)
                .stopLoss(none)
                .closedPnl(none)
                .rejectReason((short) RejectReason.NONE.ordinal())
                .createdTimeNs(none)
                .updatedTimeNs(none);
        encoder.orderId().high(0).low(0);
        encoder.clientOrderId().epoch(Integer.MIN_VALUE).sequence(none).leg((short) 0);
        encoder.parentClientOrderId().epoch(Integer.MIN_VALUE).sequence(none).leg((short) 0);
    }

    @Override
    void instrument(int instrumentId) {
        encoder.instrumentId(instrumentId);
    }

    @Override
    boolean end() {
        return identified;
    }

    @Override
    int length() {
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    @Override
    void readField(int key) {
        switch (key) {
            case ORDER_ID -> {
                values.id();
                identified = (values.idHigh | values.idLow) != 0;
                encoder.orderId().high(values.idHigh).low(values.idLow);
            }
            case LINK_ID -> {
                values.clientOrderId();
                encoder.clientOrderId()
                        .epoch(values.epoch)
                        .sequence(values.sequence)
                        .leg((short) values.leg);
            }
            case PARENT_LINK_ID -> {
                values.clientOrderId();
                encoder.parentClientOrderId()
                        .epoch(values.epoch)
                        .sequence(values.sequence)
                        .leg((short) values.leg);
            }
            case SIDE -> encoder.side(values.side());
            case ORDER_TYPE -> encoder.orderType(Words.orderType(values));
            case TIME_IN_FORCE -> encoder.timeInForce(Words.timeInForce(values));
            case STATUS -> encoder.status(Words.orderStatus(values));
            case STOP_KIND -> encoder.stopKind(Words.stopKind(values));
            case POSITION_INDEX -> encoder.positionIndex(values.index());
            case REDUCE_ONLY -> encoder.reduceOnly(values.bool());
            case CLOSE_ON_TRIGGER -> encoder.closeOnTrigger(values.bool());
            case REJECT_REASON -> {
                if (values.cursor.readText()) {
                    encoder.rejectReason((short) RejectReason.codeOf(
                            values.cursor.textBytes(), values.cursor.textOffset(), values.cursor.textLength()));
                }
            }
            case CREATED -> encoder.createdTimeNs(values.timeOrUnset());
            case UPDATED -> encoder.updatedTimeNs(values.timeOrUnset());
            default -> readNumber(key);
        }
    }

    private void readNumber(int key) {
        switch (key) {
            case PRICE -> encoder.price(values.decimalOrUnset());
            case SIZE -> encoder.size(required(values.decimal()));
            case LEAVES -> encoder.leavesSize(values.decimal());
            case FILLED -> encoder.filledSize(required(values.decimal()));
            case FILLED_VALUE -> encoder.filledValue(values.decimal());
            case AVERAGE_PRICE -> encoder.averagePrice(values.decimalOrUnset());
            case FILLED_FEE -> encoder.filledFee(values.decimal());
            case TRIGGER_PRICE -> encoder.triggerPrice(values.decimalOrUnset());
            case TAKE_PROFIT -> encoder.takeProfit(values.decimalOrUnset());
            case STOP_LOSS -> encoder.stopLoss(values.decimalOrUnset());
            case CLOSED_PNL -> encoder.closedPnl(values.decimal());
            default -> values.cursor.skipValue();
        }
    }
}
