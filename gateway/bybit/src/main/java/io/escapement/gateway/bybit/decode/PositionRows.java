package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.PositionStatus;
import io.escapement.codecs.sbe.PositionUpdateEncoder;
import io.escapement.codecs.sbe.Side;

/**
 * Reads position rows of the stream and of {@code position/list}, which says {@code avgPrice} where the stream says
 * {@code entryPrice}, into {@code PositionUpdate}s. A flat position has no side, whatever word the venue used for that.
 */
final class PositionRows extends RowReader {
    private static final int POSITION_INDEX = 2;
    private static final int SIDE = 3;
    private static final int SIZE = 4;
    private static final int ENTRY_PRICE = 5;
    private static final int AVERAGE_PRICE = 6;
    private static final int VALUE = 7;
    private static final int LEVERAGE = 8;
    private static final int MARK_PRICE = 9;
    private static final int LIQUIDATION_PRICE = 10;
    private static final int INITIAL_MARGIN = 11;
    private static final int MAINTENANCE_MARGIN = 12;
    private static final int TAKE_PROFIT = 13;
    private static final int STOP_LOSS = 14;
    private static final int TRAILING_STOP = 15;
    private static final int UNREALISED_PNL = 16;
    private static final int CURRENT_PNL = 17;
    private static final int CUMULATIVE_PNL = 18;
    private static final int STATUS = 19;
    private static final int UPDATED = 20;
    private static final int SEQUENCE = 21;
    private static final KeyTable KEYS = new KeyTable(
            "category",
            "symbol",
            "positionIdx",
            "side",
            "size",
            "entryPrice",
            "avgPrice",
            "positionValue",
            "leverage",
            "markPrice",
            "liqPrice",
            "positionIM",
            "positionMM",
            "takeProfit",
            "stopLoss",
            "trailingStop",
            "unrealisedPnl",
            "curRealisedPnl",
            "cumRealisedPnl",
            "positionStatus",
            "updatedTime",
            "seq");
    private static final long REQUIRED = 1L << SYMBOL | 1L << SIZE;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PositionUpdateEncoder encoder = new PositionUpdateEncoder();
    private Side side;
    private long size;

    PositionRows(ValueReader values, SymbolTable symbols) {
        super(values, symbols, KEYS, REQUIRED);
    }

    @Override
    int lastField() {
        return PositionUpdateEncoder.lastEncodingOffset();
    }

    @Override
    void begin(RowStage rows, DataSource source) {
        final long none = Long.MIN_VALUE;
        side = Side.NULL_VAL;
        size = none;
        encoder.wrapAndApplyHeader(rows.buffer(), rows.offset(), header)
                .instrumentId(Integer.MIN_VALUE)
                .source(source)
                .last(Bool.NO)
                .positionIndex((short) 0)
                .entryPrice(none)
                .positionValue(none)
                .leverage(none)
                .markPrice(none)
                .liquidationPrice(none)
                .initialMargin(none)
                .maintenanceMargin(none)
                .takeProfit(none)
                .stopLoss(none)
                .trailingStop(none)
                .unrealisedPnl(none)
                .currentRealisedPnl(none)
                .cumulativeRealisedPnl(none)
                .status(PositionStatus.NULL_VAL)
                .updatedTimeNs(none)
                .crossSequence(none);
    }

    @Override
    void instrument(int instrumentId) {
        encoder.instrumentId(instrumentId);
    }

    @Override
    boolean end() {
        encoder.size(size).side(size == 0 ? Side.NULL_VAL : side);
        return true;
    }

    @Override
    int length() {
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    @Override
    void readField(int key) {
        switch (key) {
            case SIDE -> side = values.side();
            case SIZE -> size = required(values.decimal());
            case POSITION_INDEX -> encoder.positionIndex(values.index());
            case ENTRY_PRICE, AVERAGE_PRICE -> encoder.entryPrice(values.decimal());
            case VALUE -> encoder.positionValue(values.decimal());
            case LEVERAGE -> encoder.leverage(values.decimal());
            case MARK_PRICE -> encoder.markPrice(values.decimal());
            case LIQUIDATION_PRICE -> encoder.liquidationPrice(values.decimal());
            case INITIAL_MARGIN -> encoder.initialMargin(values.decimal());
            case MAINTENANCE_MARGIN -> encoder.maintenanceMargin(values.decimal());
            case TAKE_PROFIT -> encoder.takeProfit(values.decimalOrZero());
            case STOP_LOSS -> encoder.stopLoss(values.decimalOrZero());
            case TRAILING_STOP -> encoder.trailingStop(values.decimalOrZero());
            case UNREALISED_PNL -> encoder.unrealisedPnl(values.decimal());
            case CURRENT_PNL -> encoder.currentRealisedPnl(values.decimal());
            case CUMULATIVE_PNL -> encoder.cumulativeRealisedPnl(values.decimal());
            case STATUS -> encoder.status(Words.positionStatus(values));
            case UPDATED -> encoder.updatedTimeNs(values.timeOrUnset());
            case SEQUENCE -> encoder.crossSequence(values.integer());
            default -> values.cursor.skipValue();
        }
    }
}
