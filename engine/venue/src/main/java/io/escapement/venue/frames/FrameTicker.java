package io.escapement.venue.frames;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.venue.feed.BookShape;
import io.escapement.venue.model.TickerView;

/** The ticker of one instrument: what frames said last, and which fields the last point changed. */
final class FrameTicker {
    private static final int FIELDS = TickerField.values().length;

    /** Bit of {@link TickerView} of each field; 0 for those that it doesn't have. */
    private static final int[] BITS = bits();

    private final long[] values = new long[FIELDS];
    private int changed = TickerView.ALL;
    private String direction = "ZeroPlusTick";

    private static int[] bits() {
        final int[] bits = new int[FIELDS];
        bits[TickerField.LAST_PRICE.ordinal()] = TickerView.LAST_PRICE;
        bits[TickerField.MARK_PRICE.ordinal()] = TickerView.MARK_PRICE;
        bits[TickerField.INDEX_PRICE.ordinal()] = TickerView.INDEX_PRICE;
        bits[TickerField.FUNDING_RATE.ordinal()] = TickerView.FUNDING_RATE;
        bits[TickerField.BID_PRICE.ordinal()] = TickerView.BID;
        bits[TickerField.BID_SIZE.ordinal()] = TickerView.BID;
        bits[TickerField.ASK_PRICE.ordinal()] = TickerView.ASK;
        bits[TickerField.ASK_SIZE.ordinal()] = TickerView.ASK;
        bits[TickerField.PREVIOUS_PRICE_24H.ordinal()] = TickerView.PREVIOUS_PRICE_24H;
        bits[TickerField.PREVIOUS_PRICE_1H.ordinal()] = TickerView.PREVIOUS_PRICE_1H;
        bits[TickerField.HIGH_PRICE_24H.ordinal()] = TickerView.HIGH_PRICE_24H;
        bits[TickerField.LOW_PRICE_24H.ordinal()] = TickerView.LOW_PRICE_24H;
        bits[TickerField.CHANGE_24H.ordinal()] = TickerView.CHANGE_24H;
        bits[TickerField.NEXT_FUNDING_TIME.ordinal()] = TickerView.NEXT_FUNDING_TIME;
        bits[TickerField.OPEN_INTEREST.ordinal()] = TickerView.OPEN_INTEREST;
        bits[TickerField.VOLUME_24H.ordinal()] = TickerView.VOLUME_24H;
        bits[TickerField.TURNOVER_24H.ordinal()] = TickerView.TURNOVER_24H;
        return bits;
    }

    /** A new point: nothing has changed so far. */
    void begin() {
        changed = 0;
    }

    void apply(Frame.Ticker frame) {
        for (int i = 0; i < FIELDS; i++) {
            if (frame.values()[i] != FixedPoint.NULL && BITS[i] != 0) {
                put(i, frame.values()[i]);
            }
        }
        if (frame.tickDirection() != null) {
            direction(frame.tickDirection());
        }
        if (markPrice() == 0) {
            put(TickerField.MARK_PRICE.ordinal(), values[TickerField.LAST_PRICE.ordinal()]);
        }
        if (indexPrice() == 0) {
            put(TickerField.INDEX_PRICE.ordinal(), markPrice());
        }
    }

    /**
     * The last price moved.
     *
     * @param price 1e-8
     * @param alone whether nothing else tells mark, index and the day's statistics
     */
    void price(long price, boolean alone) {
        put(TickerField.LAST_PRICE.ordinal(), price);
        if (!alone) {
            return;
        }
        put(TickerField.MARK_PRICE.ordinal(), price);
        put(TickerField.INDEX_PRICE.ordinal(), price);
        if (previousPrice24h() == 0) {
            put(TickerField.PREVIOUS_PRICE_24H.ordinal(), price);
            put(TickerField.PREVIOUS_PRICE_1H.ordinal(), price);
            put(TickerField.LOW_PRICE_24H.ordinal(), price);
        }
        put(TickerField.HIGH_PRICE_24H.ordinal(), Math.max(highPrice24h(), price));
        put(TickerField.LOW_PRICE_24H.ordinal(), Math.min(lowPrice24h(), price));
        final long change = FixedPoint.divide(price - previousPrice24h(), previousPrice24h(), Rounding.DOWN);
        put(TickerField.CHANGE_24H.ordinal(), change / 100 * 100);
    }

    void traded(long volume, long turnover) {
        put(TickerField.VOLUME_24H.ordinal(), volume24h() + volume);
        put(TickerField.TURNOVER_24H.ordinal(), turnover24h() + turnover);
    }

    void best(BookShape book) {
        put(TickerField.BID_PRICE.ordinal(), book.bidPrice(0));
        put(TickerField.BID_SIZE.ordinal(), book.bidSize(0));
        put(TickerField.ASK_PRICE.ordinal(), book.askPrice(0));
        put(TickerField.ASK_SIZE.ordinal(), book.askSize(0));
    }

    void direction(String text) {
        if (!direction.equals(text)) {
            changed |= TickerView.TICK_DIRECTION;
            direction = text;
        }
    }

    void fundingRate(long rate) {
        put(TickerField.FUNDING_RATE.ordinal(), rate);
    }

    void nextFundingTime(long timeMs) {
        put(TickerField.NEXT_FUNDING_TIME.ordinal(), timeMs);
    }

    private void put(int field, long value) {
        if (values[field] != value) {
            values[field] = value;
            changed |= BITS[field];
        }
    }

    int changedFields() {
        return changed;
    }

    String direction() {
        return direction;
    }

    long markPrice() {
        return values[TickerField.MARK_PRICE.ordinal()];
    }

    long indexPrice() {
        return values[TickerField.INDEX_PRICE.ordinal()];
    }

    long fundingRate() {
        return values[TickerField.FUNDING_RATE.ordinal()];
    }

    long bidPrice() {
        return values[TickerField.BID_PRICE.ordinal()];
    }

    long bidSize() {
        return values[TickerField.BID_SIZE.ordinal()];
    }

    long askPrice() {
        return values[TickerField.ASK_PRICE.ordinal()];
    }

    long askSize() {
        return values[TickerField.ASK_SIZE.ordinal()];
    }

    long openInterest() {
        return values[TickerField.OPEN_INTEREST.ordinal()];
    }

    long volume24h() {
        return values[TickerField.VOLUME_24H.ordinal()];
    }

    long turnover24h() {
        return values[TickerField.TURNOVER_24H.ordinal()];
    }

    long previousPrice24h() {
        return values[TickerField.PREVIOUS_PRICE_24H.ordinal()];
    }

    long previousPrice1h() {
        return values[TickerField.PREVIOUS_PRICE_1H.ordinal()];
    }

    long highPrice24h() {
        return values[TickerField.HIGH_PRICE_24H.ordinal()];
    }

    long lowPrice24h() {
        return values[TickerField.LOW_PRICE_24H.ordinal()];
    }

    long change24h() {
        return values[TickerField.CHANGE_24H.ordinal()];
    }
}
