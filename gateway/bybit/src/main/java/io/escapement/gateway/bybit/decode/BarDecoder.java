package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.decimal.DecimalParser;
import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.Bool;

/** Reads bars: the {@code data} of a kline frame and the rows of {@code market/kline}. */
final class BarDecoder {
    /** One week; the venue's month has no fixed length and is not decoded. */
    static final int MAX_INTERVAL_MINUTES = 10_080;

    /** Returned for a text that names no interval of fixed length. */
    static final int NO_INTERVAL = -1;

    private static final int START = 0;
    private static final int OPEN = 1;
    private static final int CLOSE = 2;
    private static final int HIGH = 3;
    private static final int LOW = 4;
    private static final int VOLUME = 5;
    private static final int TURNOVER = 6;
    private static final int CONFIRM = 7;
    private static final int TIMESTAMP = 8;
    private static final KeyTable KEYS =
            new KeyTable("start", "open", "close", "high", "low", "volume", "turnover", "confirm", "timestamp");
    private static final long NS_PER_MINUTE = 60_000_000_000L;
    private static final int MINUTES_PER_DAY = 1_440;

    private final ValueReader values;

    BarDecoder(ValueReader values) {
        this.values = values;
    }

    /**
     * Interval of a topic or parameter.
     *
     * @param text holds it
     * @param offset of its first byte
     * @param length in bytes
     * @return minutes, or {@link #NO_INTERVAL}
     */
    static int interval(byte[] text, int offset, int length) {
        if (length == 1 && text[offset] == 'D') {
            return MINUTES_PER_DAY;
        }
        if (length == 1 && text[offset] == 'W') {
            return MAX_INTERVAL_MINUTES;
        }
        int minutes = 0;
        for (int i = offset; i < offset + length && minutes <= MAX_INTERVAL_MINUTES; i++) {
            final int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return NO_INTERVAL;
            }
            minutes = minutes * 10 + digit;
        }
        return minutes > 0 && minutes <= MAX_INTERVAL_MINUTES ? minutes : NO_INTERVAL;
    }

    /** Reads the bars of a stream frame. */
    void read(BarStage stage) {
        final JsonCursor cursor = values.cursor;
        stage.count = 0;
        cursor.beginArray();
        while (cursor.nextElement()) {
            if (stage.count == BarStage.MAX_BARS) {
                values.fail(Verdict.TOO_LARGE);
                return;
            }
            stage.add();
            readBar(stage);
        }
    }

    /**
     * Reads the rows of an answer; those outside the bounds are left out.
     *
     * @param stage receives them, newest first as they come
     * @param fromNs earliest open time
     * @param toNs latest open time
     * @param nowNs the venue's time; a bar that ends later is open
     * @param openToo whether open bars are wanted
     */
    void readRows(BarStage stage, long fromNs, long toNs, long nowNs, boolean openToo) {
        final JsonCursor cursor = values.cursor;
        stage.count = 0;
        cursor.beginArray();
        while (cursor.nextElement()) {
            if (stage.count == BarStage.MAX_BARS) {
                values.fail(Verdict.TOO_LARGE);
                return;
            }
            stage.add();
            final long openTimeNs = readRow(stage);
            final boolean open = nowNs != Long.MIN_VALUE && openTimeNs > nowNs - stage.intervalMinutes * NS_PER_MINUTE;
            stage.times(openTimeNs, Long.MIN_VALUE, open ? Bool.NO : Bool.YES);
            if (openTimeNs < fromNs || openTimeNs > toNs || open && !openToo) {
                stage.dropLast();
            }
        }
    }

    private void readBar(BarStage stage) {
        final JsonCursor cursor = values.cursor;
        long start = Long.MIN_VALUE;
        long open = Long.MIN_VALUE;
        long close = Long.MIN_VALUE;
        long high = Long.MIN_VALUE;
        long low = Long.MIN_VALUE;
        long lastTrade = Long.MIN_VALUE;
        Bool confirm = Bool.NULL_VAL;
        stage.volume(Long.MIN_VALUE, DecimalParser.DECIMAL64_EXPONENT);
        stage.turnover(Long.MIN_VALUE, DecimalParser.DECIMAL64_EXPONENT);
        cursor.beginObject();
        while (cursor.nextKey()) {
            switch (cursor.keyIndex(KEYS)) {
                case START -> start = values.timeNs();
                case OPEN -> open = values.decimal();
                case CLOSE -> close = values.decimal();
                case HIGH -> high = values.decimal();
                case LOW -> low = values.decimal();
                case VOLUME -> readVolume(stage);
                case TURNOVER -> readTurnover(stage);
                case CONFIRM -> confirm = values.bool();
                case TIMESTAMP -> lastTrade = values.timeOrUnset();
                default -> cursor.skipValue();
            }
        }
        stage.times(start, lastTrade, confirm);
        stage.prices(open, high, low, close);
        if (start < 0 || open < 0 || high < 0 || low < 0 || close < 0 || confirm == Bool.NULL_VAL) {
            values.failIncomplete();
        }
    }

    /** Start, open, high, low, close, volume, turnover; all texts. */
    private long readRow(BarStage stage) {
        final JsonCursor cursor = values.cursor;
        cursor.beginArray();
        boolean more = cursor.nextElement();
        final long start = more ? values.timeNs() : Long.MIN_VALUE;
        more = more && cursor.nextElement();
        final long open = more ? values.decimal() : Long.MIN_VALUE;
        more = more && cursor.nextElement();
        final long high = more ? values.decimal() : Long.MIN_VALUE;
        more = more && cursor.nextElement();
        final long low = more ? values.decimal() : Long.MIN_VALUE;
        more = more && cursor.nextElement();
        final long close = more ? values.decimal() : Long.MIN_VALUE;
        stage.volume(Long.MIN_VALUE, DecimalParser.DECIMAL64_EXPONENT);
        stage.turnover(Long.MIN_VALUE, DecimalParser.DECIMAL64_EXPONENT);
        more = more && cursor.nextElement();
        if (more) {
            readVolume(stage);
        }
        more = more && cursor.nextElement();
        if (more) {
            readTurnover(stage);
        }
        while (more && cursor.nextElement()) {
            cursor.skipValue();
        }
        stage.prices(open, high, low, close);
        if (start < 0 || open < 0 || high < 0 || low < 0 || close < 0) {
            values.failIncomplete();
        }
        return start;
    }

    private void readVolume(BarStage stage) {
        values.decimal64();
        stage.volume(values.mantissa, values.exponent);
    }

    private void readTurnover(BarStage stage) {
        values.decimal64();
        stage.turnover(values.mantissa, values.exponent);
    }
}
