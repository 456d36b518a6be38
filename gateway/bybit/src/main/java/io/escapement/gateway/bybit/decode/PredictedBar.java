package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.decimal.DecimalParser;
import io.escapement.codecs.sbe.Bool;

/** Reads a kline frame of one bar whose keys come in the order the venue sends them. */
final class PredictedBar {
    private static final int MAX_INTERVAL_LENGTH = 5;
    private static final Literal TOPIC = Literal.of("{\"topic\":\"kline.");
    private static final Literal START = Literal.of("\",\"data\":[{\"start\":");
    private static final Literal STOP = Literal.of(",\"end\":");
    private static final Literal INTERVAL = Literal.of(",\"interval\":\"");
    private static final Literal OPEN = Literal.of("\",\"open\":\"");
    private static final Literal CLOSE = Literal.of("\",\"close\":\"");
    private static final Literal HIGH = Literal.of("\",\"high\":\"");
    private static final Literal LOW = Literal.of("\",\"low\":\"");
    private static final Literal VOLUME = Literal.of("\",\"volume\":\"");
    private static final Literal TURNOVER = Literal.of("\",\"turnover\":\"");
    private static final Literal OPEN_BAR = Literal.of("\",\"confirm\":false,\"timestamp\":");
    private static final Literal CLOSED_BAR = Literal.of("\",\"confirm\":true,\"timestamp\":");
    private static final Literal TIME = Literal.of("}],\"ts\":");
    private static final Literal END = Literal.of(",\"type\":\"snapshot\"}");

    private final SymbolTable symbols;
    private final SymbolText symbol = new SymbolText();
    private long value;

    PredictedBar(SymbolTable symbols) {
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
    boolean read(byte[] frame, int offset, int end, BarStage stage) {
        int at = offset;
        if (!TOPIC.at(frame, at)) {
            return false;
        }
        at += TOPIC.length();
        final int intervalLength = DecimalParser.integerLength(frame, at);
        if (intervalLength == DecimalParser.NO_LENGTH || intervalLength > MAX_INTERVAL_LENGTH) {
            return false;
        }
        final int interval = (int) DecimalParser.integerValue(frame, at, intervalLength);
        at += intervalLength;
        if (frame[at] != '.' || !symbol.read(frame, at + 1)) {
            return false;
        }
        at += 1 + symbol.length();
        if (!START.at(frame, at)) {
            return false;
        }
        at += START.length();
        final long start = Predicted.millis(frame, at);
        at += Predicted.MILLIS_LENGTH;
        if (start == Predicted.NO || !STOP.at(frame, at)) {
            return false;
        }
        at += STOP.length();
        final long stop = Predicted.millis(frame, at);
        at += Predicted.MILLIS_LENGTH;
        if (stop == Predicted.NO || !INTERVAL.at(frame, at)) {
            return false;
        }
        at += INTERVAL.length();
        if (DecimalParser.integerLength(frame, at) != intervalLength
                || DecimalParser.integerValue(frame, at, intervalLength) != interval) {
            return false;
        }
        at += intervalLength;
        stage.count = 0;
        stage.add();
        at = numbers(frame, at, end, stage);
        if (at < 0) {
            return false;
        }
        final boolean open = OPEN_BAR.at(frame, at);
        if (!open && !CLOSED_BAR.at(frame, at)) {
            return false;
        }
        at += open ? OPEN_BAR.length() : CLOSED_BAR.length();
        final long lastTrade = Predicted.millis(frame, at);
        at += Predicted.MILLIS_LENGTH;
        if (lastTrade == Predicted.NO || !TIME.at(frame, at)) {
            return false;
        }
        at += TIME.length();
        stage.exchangeTimeNs = Predicted.millis(frame, at);
        at += Predicted.MILLIS_LENGTH;
        stage.times(start, lastTrade, open ? Bool.NO : Bool.YES);
        stage.intervalMinutes = interval;
        stage.instrumentId = symbol.instrumentId(symbols);
        return stage.exchangeTimeNs != Predicted.NO
                && END.at(frame, at)
                && at + END.length() == end
                && stage.instrumentId != SymbolTable.UNKNOWN
                && stage.intervalMinutes > 0
                && stage.intervalMinutes <= BarDecoder.MAX_INTERVAL_MINUTES;
    }

    private int numbers(byte[] frame, int offset, int end, BarStage stage) {
        int at = decimal(frame, offset, end, OPEN);
        final long open = value;
        at = decimal(frame, at, end, CLOSE);
        final long close = value;
        at = decimal(frame, at, end, HIGH);
        final long high = value;
        at = decimal(frame, at, end, LOW);
        final long low = value;
        at = decimal(frame, at, end, VOLUME);
        final long volume = value;
        at = decimal(frame, at, end, TURNOVER);
        stage.prices(open, high, low, close);
        stage.volume(volume, DecimalParser.DECIMAL64_EXPONENT);
        stage.turnover(value, DecimalParser.DECIMAL64_EXPONENT);
        return at;
    }

    /** Reads key and decimal; returns the place behind the decimal, or NO, also when it came in. */
    private int decimal(byte[] frame, int offset, int end, Literal key) {
        if (offset < 0 || !key.at(frame, offset)) {
            return Predicted.NO;
        }
        final int at = offset + key.length();
        final int length = Predicted.decimalLength(frame, at, end);
        value = Predicted.decimalValue(frame, at, length);
        return value < 0 ? Predicted.NO : at + length;
    }
}
