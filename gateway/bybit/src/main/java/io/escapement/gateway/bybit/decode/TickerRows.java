package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.decimal.DecimalParser;
import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.TickerEncoder;

/** Reads the {@code data} of a ticker frame into a {@code Ticker}; what a delta leaves out stays null. */
final class TickerRows {
    private static final int SYMBOL = 0;
    private static final int LAST_PRICE = 1;
    private static final int MARK_PRICE = 2;
    private static final int INDEX_PRICE = 3;
    private static final int BID_PRICE = 4;
    private static final int BID_SIZE = 5;
    private static final int ASK_PRICE = 6;
    private static final int ASK_SIZE = 7;
    private static final int FUNDING_RATE = 8;
    private static final int NEXT_FUNDING_TIME = 9;
    private static final int FUNDING_INTERVAL = 10;
    private static final int OPEN_INTEREST = 11;
    private static final int VOLUME = 12;
    private static final int TURNOVER = 13;
    private static final int PREVIOUS_PRICE = 14;
    private static final int HIGH_PRICE = 15;
    private static final int LOW_PRICE = 16;
    private static final int CHANGE = 17;
    private static final KeyTable KEYS = new KeyTable(
            "symbol",
            "lastPrice",
            "markPrice",
            "indexPrice",
            "bid1Price",
            "bid1Size",
            "ask1Price",
            "ask1Size",
            "fundingRate",
            "nextFundingTime",
            "fundingIntervalHour",
            "openInterest",
            "volume24h",
            "turnover24h",
            "prevPrice24h",
            "highPrice24h",
            "lowPrice24h",
            "price24hPcnt");

    private final ValueReader values;
    private final SymbolTable symbols;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TickerEncoder encoder = new TickerEncoder();

    TickerRows(ValueReader values, SymbolTable symbols) {
        this.values = values;
        this.symbols = symbols;
    }

    /**
     * Reads one ticker and adds it.
     *
     * @param rows receives it
     * @param instrumentId of the topic
     * @param snapshot whether the frame says so
     * @param crossSequence of the frame, null value if none
     */
    void read(RowStage rows, int instrumentId, Bool snapshot, long crossSequence) {
        final JsonCursor cursor = values.cursor;
        begin(rows);
        encoder.instrumentId(instrumentId).snapshot(snapshot).crossSequence(crossSequence);
        cursor.beginObject();
        while (cursor.nextKey()) {
            readField(instrumentId);
        }
        rows.add(MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
    }

    private void begin(RowStage rows) {
        final long none = Long.MIN_VALUE;
        encoder.wrapAndApplyHeader(rows.buffer(), rows.offset(), header)
                .lastPrice(none)
                .markPrice(none)
                .indexPrice(none)
                .bidPrice(none)
                .bidSize(none)
                .askPrice(none)
                .askSize(none)
                .fundingRate(none)
                .nextFundingTimeNs(none)
                .fundingIntervalHours(Integer.MIN_VALUE)
                .previousPrice24h(none)
                .highPrice24h(none)
                .lowPrice24h(none)
                .change24h(none);
        encoder.openInterest().mantissa(none).exponent((byte) DecimalParser.DECIMAL64_EXPONENT);
        encoder.volume24h().mantissa(none).exponent((byte) DecimalParser.DECIMAL64_EXPONENT);
        encoder.turnover24h().mantissa(none).exponent((byte) DecimalParser.DECIMAL64_EXPONENT);
    }

    private void readField(int instrumentId) {
        switch (values.cursor.keyIndex(KEYS)) {
            case SYMBOL -> {
                if (values.instrumentId(symbols) != instrumentId) {
                    values.fail(Verdict.BAD_VALUE);
                }
            }
            case LAST_PRICE -> encoder.lastPrice(values.decimal());
            case MARK_PRICE -> encoder.markPrice(values.decimal());
            case INDEX_PRICE -> encoder.indexPrice(values.decimal());
            case BID_PRICE -> encoder.bidPrice(values.decimal());
            case BID_SIZE -> encoder.bidSize(values.decimal());
            case ASK_PRICE -> encoder.askPrice(values.decimal());
            case ASK_SIZE -> encoder.askSize(values.decimal());
            case FUNDING_RATE -> encoder.fundingRate(values.decimal());
            case NEXT_FUNDING_TIME -> encoder.nextFundingTimeNs(values.timeOrUnset());
            case FUNDING_INTERVAL -> encoder.fundingIntervalHours(values.count());
            case OPEN_INTEREST -> {
                values.decimal64();
                encoder.openInterest().mantissa(values.mantissa).exponent((byte) values.exponent);
            }
            case VOLUME -> {
                values.decimal64();
                encoder.volume24h().mantissa(values.mantissa).exponent((byte) values.exponent);
            }
            case TURNOVER -> {
                values.decimal64();
                encoder.turnover24h().mantissa(values.mantissa).exponent((byte) values.exponent);
            }
            case PREVIOUS_PRICE -> encoder.previousPrice24h(values.decimal());
            case HIGH_PRICE -> encoder.highPrice24h(values.decimal());
            case LOW_PRICE -> encoder.lowPrice24h(values.decimal());
            case CHANGE -> encoder.change24h(values.decimal());
            default -> values.cursor.skipValue();
        }
    }
}
