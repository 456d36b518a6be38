package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.decimal.DecimalColumn;
import io.escapement.codecs.decimal.DecimalParser;
import io.escapement.codecs.decimal.DigitLanes;

/** Reads a book frame whose keys come in the order the venue sends them. */
final class PredictedBook {
    private static final int MAX_DEPTH_LENGTH = 4;
    private static final Literal TOPIC = Literal.of("{\"topic\":\"orderbook.");
    private static final Literal DELTA = Literal.of("\",\"type\":\"delta\",\"ts\":");
    private static final Literal SNAPSHOT = Literal.of("\",\"type\":\"snapshot\",\"ts\":");
    private static final Literal DATA = Literal.of(",\"data\":{\"s\":\"");
    private static final Literal BIDS = Literal.of("\",\"b\":[");
    private static final Literal ASKS = Literal.of(",\"a\":[");
    private static final Literal UPDATE_ID = Literal.of(",\"u\":");
    private static final Literal SEQUENCE = Literal.of(",\"seq\":");
    private static final Literal MATCH_TIME = Literal.of("},\"cts\":");
    private static final Literal END = Literal.of("}}");

    private static final long NEXT_LEVEL = 0x22_5B2C5D22L; // "],["
    private static final long FIVE_BYTES = 0xFF_FFFFFFFFL;
    private static final long DELETED = 0x22_30222C22L; // ","0"
    private static final long LAST_LEVEL = 0x5D5D22L; // "]]
    private static final long SEPARATOR = 0x222C22L; // ","
    private static final long THREE_BYTES = 0xFFFFFFL;
    private static final long FIRST_LEVEL = 0x225BL; // ["
    private static final long TWO_BYTES = 0xFFFFL;

    /** A price, what stands between it and the size, and what reading the size may look at. */
    private static final int LEVEL_READ_AHEAD = DecimalParser.PLAIN_READ_AHEAD + 8;

    private final SymbolTable symbols;
    private final SymbolText symbol = new SymbolText();
    private final DecimalColumn prices = new DecimalColumn();
    private final DecimalColumn sizes = new DecimalColumn();
    private int count;

    PredictedBook(SymbolTable symbols) {
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
    boolean read(byte[] frame, int offset, int end, BookStage stage) {
        int at = offset;
        if (!TOPIC.at(frame, at)) {
            return false;
        }
        at += TOPIC.length();
        final int depthLength = DecimalParser.integerLength(frame, at);
        if (depthLength == DecimalParser.NO_LENGTH || depthLength > MAX_DEPTH_LENGTH) {
            return false;
        }
        final int depth = (int) DecimalParser.integerValue(frame, at, depthLength);
        at += depthLength;
        if (frame[at] != '.' || !symbol.read(frame, at + 1)) {
            return false;
        }
        at += 1 + symbol.length();
        final boolean delta = DELTA.at(frame, at);
        if (!delta && !SNAPSHOT.at(frame, at)) {
            return false;
        }
        at += delta ? DELTA.length() : SNAPSHOT.length();
        final long exchangeTimeNs = Predicted.millis(frame, at);
        at += Predicted.MILLIS_LENGTH;
        if (exchangeTimeNs == Predicted.NO || !DATA.at(frame, at)) {
            return false;
        }
        at += DATA.length();
        if (!symbol.at(frame, at)) {
            return false;
        }
        at += symbol.length();
        if (!BIDS.at(frame, at)) {
            return false;
        }
        at = levels(frame, at + BIDS.length(), end, stage.bids);
        stage.bidCount = count;
        if (at < 0 || !ASKS.at(frame, at)) {
            return false;
        }
        at = levels(frame, at + ASKS.length(), end, stage.asks);
        stage.askCount = count;
        if (at < 0 || !UPDATE_ID.at(frame, at)) {
            return false;
        }
        stage.snapshot = !delta;
        stage.depth = depth;
        stage.exchangeTimeNs = exchangeTimeNs;
        stage.instrumentId = symbol.instrumentId(symbols);
        return readTail(frame, at + UPDATE_ID.length(), end, stage)
                && stage.instrumentId != SymbolTable.UNKNOWN
                && depth > 0
                && depth <= BookStage.MAX_LEVELS;
    }

    private static boolean readTail(byte[] frame, int offset, int end, BookStage stage) {
        int at = offset;
        final int updateIdLength = DecimalParser.integerLength(frame, at);
        if (updateIdLength == DecimalParser.NO_LENGTH) {
            return false;
        }
        stage.updateId = DecimalParser.integerValue(frame, at, updateIdLength);
        at += updateIdLength;
        if (!SEQUENCE.at(frame, at)) {
            return false;
        }
        at += SEQUENCE.length();
        final int sequenceLength = DecimalParser.integerLength(frame, at);
        if (sequenceLength == DecimalParser.NO_LENGTH) {
            return false;
        }
        stage.crossSequence = DecimalParser.integerValue(frame, at, sequenceLength);
        at += sequenceLength;
        stage.matchTimeNs = Long.MIN_VALUE;
        if (END.at(frame, at)) {
            return at + END.length() == end;
        }
        if (!MATCH_TIME.at(frame, at)) {
            return false;
        }
        at += MATCH_TIME.length();
        stage.matchTimeNs = Predicted.millis(frame, at);
        at += Predicted.MILLIS_LENGTH;
        return at + 1 == end && frame[at] == '}' && stage.matchTimeNs != Predicted.NO;
    }

    /** Reads levels up to and with the closing bracket of their array; returns where that was passed, or NO. */
    private int levels(byte[] frame, int offset, int end, long[] levels) {
        int at = offset;
        int next = 0;
        count = 0;
        if (at < end && frame[at] == ']') {
            return at + 1;
        }
        if (at > frame.length - DigitLanes.WIDTH || (DigitLanes.load(frame, at) & TWO_BYTES) != FIRST_LEVEL) {
            return Predicted.NO;
        }
        at += 2;
        while (next < levels.length && at <= frame.length - LEVEL_READ_AHEAD) {
            long price = prices.read(frame, at);
            int length = prices.length();
            if (price < 0) {
                length = Predicted.decimalLength(frame, at, end);
                price = Predicted.decimalValue(frame, at, length);
                if (price < 0) {
                    return Predicted.NO;
                }
                prices.learn(frame, at, length);
            }
            at += length;
            if (at > frame.length - LEVEL_READ_AHEAD) {
                return Predicted.NO;
            }
            final long between = DigitLanes.load(frame, at);
            if ((between & THREE_BYTES) != SEPARATOR) {
                return Predicted.NO;
            }
            at += 3;
            long size = 0;
            length = 1;
            if ((between & FIVE_BYTES) != DELETED) {
                size = sizes.read(frame, at);
                length = sizes.length();
                if (size < 0) {
                    length = Predicted.decimalLength(frame, at, end);
                    size = Predicted.decimalValue(frame, at, length);
                    if (size < 0) {
                        return Predicted.NO;
                    }
                    sizes.learn(frame, at, length);
                }
            }
            at += length;
            levels[next] = price;
            levels[next + 1] = size;
            next += 2;
            if (at > frame.length - DigitLanes.WIDTH) {
                return Predicted.NO;
            }
            final long behind = DigitLanes.load(frame, at);
            if ((behind & FIVE_BYTES) != NEXT_LEVEL) {
                count = next >> 1;
                return (behind & THREE_BYTES) == LAST_LEVEL ? at + 3 : Predicted.NO;
            }
            at += 5;
        }
        return Predicted.NO;
    }
}
