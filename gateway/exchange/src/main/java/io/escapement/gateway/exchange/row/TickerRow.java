package io.escapement.gateway.exchange.row;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.TickerView;

/** A ticker's fields, all or the changed ones. */
public final class TickerRow {
    /** What the query tells: everything but the direction of the last tick. */
    public static final int QUERIED = TickerView.ALL & ~TickerView.TICK_DIRECTION;

    private TickerRow() {}

    /**
     * Writes the symbol and the fields named.
     *
     * @param json stands in an object that the caller opened and closes
     * @param rules of the instrument
     * @param digits behind the point of a price
     * @param ticker to write
     * @param fields bits of {@link TickerView}; with {@link #QUERIED} and more the fields that never change come, too
     */
    public static void write(JsonWriter json, InstrumentRules rules, int digits, TickerView ticker, int fields) {
        json.key("symbol").text(rules.symbol());
        if (has(fields, TickerView.TICK_DIRECTION)) {
            json.key("tickDirection").text(ticker.tickDirection());
        }
        if (has(fields, TickerView.CHANGE_24H)) {
            json.key("price24hPcnt").decimal(ticker.change24h());
        }
        prices(json, digits, ticker, fields);
        openInterest(json, ticker, fields);
        if (has(fields, TickerView.TURNOVER_24H)) {
            json.key("turnover24h").decimal64(ticker.turnover24h(), Bar.VOLUME_EXPONENT);
        }
        if (has(fields, TickerView.VOLUME_24H)) {
            json.key("volume24h").decimal64(ticker.volume24h(), Bar.VOLUME_EXPONENT);
        }
        if ((fields & QUERIED) == QUERIED) {
            json.key("fundingIntervalHour").numberText(ticker.fundingIntervalHours());
            json.key("fundingCap").decimal(rules.maxFundingRate());
        }
        if (has(fields, TickerView.NEXT_FUNDING_TIME)) {
            json.key("nextFundingTime").numberText(ticker.nextFundingTimeMs());
        }
        if (has(fields, TickerView.FUNDING_RATE)) {
            json.key("fundingRate").decimal(ticker.fundingRate());
        }
        if (has(fields, TickerView.BID)) {
            json.key("bid1Price").decimal(ticker.bidPrice(), digits);
            json.key("bid1Size").decimal(ticker.bidSize());
        }
        if (has(fields, TickerView.ASK)) {
            json.key("ask1Price").decimal(ticker.askPrice(), digits);
            json.key("ask1Size").decimal(ticker.askSize());
        }
        if ((fields & QUERIED) == QUERIED) {
            json.key("preOpenPrice").text("");
            json.key("preQty").text("");
            json.key("curPreListingPhase").text("");
        }
    }

    private static void prices(JsonWriter json, int digits, TickerView ticker, int fields) {
        price(json, fields, TickerView.LAST_PRICE, "lastPrice", ticker.lastPrice(), digits);
        price(json, fields, TickerView.PREVIOUS_PRICE_24H, "prevPrice24h", ticker.previousPrice24h(), digits);
        price(json, fields, TickerView.HIGH_PRICE_24H, "highPrice24h", ticker.highPrice24h(), digits);
        price(json, fields, TickerView.LOW_PRICE_24H, "lowPrice24h", ticker.lowPrice24h(), digits);
        price(json, fields, TickerView.PREVIOUS_PRICE_1H, "prevPrice1h", ticker.previousPrice1h(), digits);
        price(json, fields, TickerView.MARK_PRICE, "markPrice", ticker.markPrice(), digits);
        price(json, fields, TickerView.INDEX_PRICE, "indexPrice", ticker.indexPrice(), digits);
    }

    private static void price(JsonWriter json, int fields, int bit, String key, long value, int digits) {
        if (has(fields, bit)) {
            json.key(key).decimal(value, digits);
        }
    }

    /** The venue counts both sides; the value moves with the mark price, too. */
    private static void openInterest(JsonWriter json, TickerView ticker, int fields) {
        if (!has(fields, TickerView.OPEN_INTEREST) && !has(fields, TickerView.MARK_PRICE)) {
            return;
        }
        final long both = ticker.openInterest();
        final long value = FixedPoint.multiplyDivide(both, ticker.markPrice(), FixedPoint.ONE, Rounding.DOWN);
        if (has(fields, TickerView.OPEN_INTEREST)) {
            json.key("openInterest").decimal64(both, Bar.VOLUME_EXPONENT);
            json.key("singleOpenInterest").decimal64(both / 2, Bar.VOLUME_EXPONENT);
        }
        json.key("openInterestValue").decimal64(value, Bar.VOLUME_EXPONENT);
        json.key("singleOpenInterestValue").decimal64(value / 2, Bar.VOLUME_EXPONENT);
    }

    private static boolean has(int fields, int bit) {
        return (fields & bit) != 0;
    }
}
