package io.escapement.venue.frames;

import io.escapement.codecs.json.KeyTable;

/** Fields of a ticker frame that the model follows. */
enum TickerField {
    LAST_PRICE("lastPrice"),
    MARK_PRICE("markPrice"),
    INDEX_PRICE("indexPrice"),
    FUNDING_RATE("fundingRate"),
    BID_PRICE("bid1Price"),
    BID_SIZE("bid1Size"),
    ASK_PRICE("ask1Price"),
    ASK_SIZE("ask1Size"),
    PREVIOUS_PRICE_24H("prevPrice24h"),
    PREVIOUS_PRICE_1H("prevPrice1h"),
    HIGH_PRICE_24H("highPrice24h"),
    LOW_PRICE_24H("lowPrice24h"),
    CHANGE_24H("price24hPcnt"),
    NEXT_FUNDING_TIME("nextFundingTime"),
    FUNDING_INTERVAL_HOUR("fundingIntervalHour"),
    OPEN_INTEREST("openInterest"),
    VOLUME_24H("volume24h"),
    TURNOVER_24H("turnover24h"),
    TICK_DIRECTION("tickDirection");

    /** Keys in the order of the constants. */
    static final KeyTable KEYS = keys();

    private final String key;

    TickerField(String key) {
        this.key = key;
    }

    private static KeyTable keys() {
        final TickerField[] fields = values();
        final String[] keys = new String[fields.length];
        for (int i = 0; i < fields.length; i++) {
            keys[i] = fields[i].key;
        }
        return new KeyTable(keys);
    }
}
