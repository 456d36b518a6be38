package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.decimal.DecimalParser;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.Side;

/** Reads a frame of public trades whose keys come in the order the venue sends them. */
final class PredictedTrades {
    private static final int UUID_LENGTH = 36;
    private static final Literal TOPIC = Literal.of("{\"topic\":\"publicTrade.");
    private static final Literal SNAPSHOT = Literal.of("\",\"type\":\"snapshot\",\"ts\":");
    private static final Literal DATA = Literal.of(",\"data\":[{\"T\":");
    private static final Literal SYMBOL = Literal.of(",\"s\":\"");
    private static final Literal SIDE_BUY = Literal.of("\",\"S\":\"Buy\",\"v\":\"");
    private static final Literal SIDE_SELL = Literal.of("\",\"S\":\"Sell\",\"v\":\"");
    private static final Literal PRICE = Literal.of("\",\"p\":\"");
    private static final Literal TICK_DIRECTION = Literal.of("\",\"L\":\"");
    private static final Literal TRADE_ID = Literal.of("\",\"i\":\"");
    private static final Literal NOT_BLOCK = Literal.of("\",\"BT\":false");
    private static final Literal BLOCK = Literal.of("\",\"BT\":true");
    private static final Literal NOT_RPI = Literal.of(",\"RPI\":false");
    private static final Literal RPI = Literal.of(",\"RPI\":true");
    private static final Literal SEQUENCE = Literal.of(",\"seq\":");
    private static final Literal NEXT_TRADE = Literal.of("},{\"T\":");
    private static final Literal END = Literal.of("}]}");

    private final SymbolTable symbols;
    private final SymbolText symbol = new SymbolText();

    PredictedTrades(SymbolTable symbols) {
        this.symbols = symbols;
    }

    /**
     * Reads a frame if it is as predicted.
     *
     * @param frame holds it
     * @param offset of its first byte
     * @param end of the frame
     * @param stage receives it
     * @return false if the frame has to be read the general way
     */
    boolean read(byte[] frame, int offset, int end, TradeStage stage) {
        int at = offset;
        if (!TOPIC.at(frame, at) || !symbol.read(frame, at + TOPIC.length())) {
            return false;
        }
        at += TOPIC.length() + symbol.length();
        if (!SNAPSHOT.at(frame, at)) {
            return false;
        }
        at += SNAPSHOT.length();
        stage.exchangeTimeNs = Predicted.millis(frame, at);
        at += Predicted.MILLIS_LENGTH;
        if (stage.exchangeTimeNs == Predicted.NO || !DATA.at(frame, at)) {
            return false;
        }
        at += DATA.length();
        stage.count = 0;
        stage.instrumentId = symbol.instrumentId(symbols);
        if (stage.instrumentId == SymbolTable.UNKNOWN) {
            return false;
        }
        while (stage.count < TradeStage.MAX_TRADES) {
            at = trade(frame, at, end, stage);
            if (at < 0) {
                return false;
            }
            stage.count++;
            if (!NEXT_TRADE.at(frame, at)) {
                return endsAt(frame, at, end);
            }
            at += NEXT_TRADE.length();
        }
        return false;
    }

    /** The last bytes of an array may be too few for comparing words. */
    private static boolean endsAt(byte[] frame, int at, int end) {
        return at + END.length() == end && frame[at] == '}' && frame[at + 1] == ']' && frame[at + 2] == '}';
    }

    /** Reads one trade from its time to behind its last value; returns that place, or NO. */
    private int trade(byte[] frame, int offset, int end, TradeStage stage) {
        final int row = stage.count;
        int at = offset;
        final long timeNs = Predicted.millis(frame, at);
        at += Predicted.MILLIS_LENGTH;
        if (timeNs == Predicted.NO || !SYMBOL.at(frame, at) || !symbol.at(frame, at + SYMBOL.length())) {
            return Predicted.NO;
        }
        at += SYMBOL.length() + symbol.length();
        final boolean buy = SIDE_BUY.at(frame, at);
        if (!buy && !SIDE_SELL.at(frame, at)) {
            return Predicted.NO;
        }
        at += buy ? SIDE_BUY.length() : SIDE_SELL.length();
        final int sizeLength = Predicted.decimalLength(frame, at, end);
        final long size = Predicted.decimalValue(frame, at, sizeLength);
        at += sizeLength;
        if (size < 0 || !PRICE.at(frame, at)) {
            return Predicted.NO;
        }
        at += PRICE.length();
        final int priceLength = Predicted.decimalLength(frame, at, end);
        final long price = Predicted.decimalValue(frame, at, priceLength);
        at += priceLength;
        if (price < 0 || !TICK_DIRECTION.at(frame, at)) {
            return Predicted.NO;
        }
        at += TICK_DIRECTION.length();
        final int directionLength = Predicted.quotedLength(frame, at, end);
        at += directionLength;
        if (directionLength < 0 || !TRADE_ID.at(frame, at)) {
            return Predicted.NO;
        }
        at += TRADE_ID.length();
        if (!Predicted.isUuid(frame, at)) {
            return Predicted.NO;
        }
        stage.idHigh[row] = Predicted.uuidHigh(frame, at);
        stage.idLow[row] = Predicted.uuidLow(frame, at);
        stage.timeNs[row] = timeNs;
        stage.size[row] = size;
        stage.price[row] = price;
        stage.side[row] = buy ? Side.BUY : Side.SELL;
        return flags(frame, at + UUID_LENGTH, stage, row);
    }

    private static int flags(byte[] frame, int offset, TradeStage stage, int row) {
        int at = offset;
        final boolean noBlock = NOT_BLOCK.at(frame, at);
        if (!noBlock && !BLOCK.at(frame, at)) {
            return Predicted.NO;
        }
        at += noBlock ? NOT_BLOCK.length() : BLOCK.length();
        stage.block[row] = noBlock ? Bool.NO : Bool.YES;
        if (NOT_RPI.at(frame, at)) {
            stage.rpi[row] = Bool.NO;
            at += NOT_RPI.length();
        } else if (RPI.at(frame, at)) {
            stage.rpi[row] = Bool.YES;
            at += RPI.length();
        } else {
            stage.rpi[row] = Bool.NULL_VAL;
        }
        stage.crossSequence[row] = Long.MIN_VALUE;
        if (SEQUENCE.at(frame, at)) {
            at += SEQUENCE.length();
            final int length = DecimalParser.integerLength(frame, at);
            if (length == DecimalParser.NO_LENGTH) {
                return Predicted.NO;
            }
            stage.crossSequence[row] = DecimalParser.integerValue(frame, at, length);
            at += length;
        }
        return at;
    }
}
