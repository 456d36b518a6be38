package io.escapement.venue.model;

/**
 * State of one instrument. A flyweight: valid during the callback, or until the venue moves on.
 *
 * <p>{@link #changedFields()} has a bit of every field that differs from the instrument's ticker before; bid price and
 * size go together, as do ask price and size. All money at 1e-8, volumes at 10^{@link Bar#VOLUME_EXPONENT}.
 */
public interface TickerView {
    /** Bit of {@link #lastPrice()}. */
    int LAST_PRICE = 1;
    /** Bit of {@link #markPrice()}. */
    int MARK_PRICE = 1 << 1;
    /** Bit of {@link #indexPrice()}. */
    int INDEX_PRICE = 1 << 2;
    /** Bit of {@link #bidPrice()} and {@link #bidSize()}. */
    int BID = 1 << 3;
    /** Bit of {@link #askPrice()} and {@link #askSize()}. */
    int ASK = 1 << 4;
    /** Bit of {@link #fundingRate()}. */
    int FUNDING_RATE = 1 << 5;
    /** Bit of {@link #nextFundingTimeMs()}. */
    int NEXT_FUNDING_TIME = 1 << 6;
    /** Bit of {@link #openInterest()}. */
    int OPEN_INTEREST = 1 << 7;
    /** Bit of {@link #volume24h()}. */
    int VOLUME_24H = 1 << 8;
    /** Bit of {@link #turnover24h()}. */
    int TURNOVER_24H = 1 << 9;
    /** Bit of {@link #previousPrice24h()}. */
    int PREVIOUS_PRICE_24H = 1 << 10;
    /** Bit of {@link #highPrice24h()}. */
    int HIGH_PRICE_24H = 1 << 11;
    /** Bit of {@link #lowPrice24h()}. */
    int LOW_PRICE_24H = 1 << 12;
    /** Bit of {@link #change24h()}. */
    int CHANGE_24H = 1 << 13;
    /** Bit of {@link #previousPrice1h()}. */
    int PREVIOUS_PRICE_1H = 1 << 14;
    /** Bit of {@link #tickDirection()}. */
    int TICK_DIRECTION = 1 << 15;
    /** Bit of {@link #fundingIntervalHours()}. */
    int FUNDING_INTERVAL = 1 << 16;
    /** Every bit. */
    int ALL = (1 << 17) - 1;

    /** Fields that differ from the ticker before. */
    int changedFields();

    /** Orders messages of one instrument. */
    long crossSequence();

    /** Last trade. */
    long lastPrice();

    /** Mark price. */
    long markPrice();

    /** Index price. */
    long indexPrice();

    /** Best bid. */
    long bidPrice();

    /** Size at the best bid. */
    long bidSize();

    /** Best ask. */
    long askPrice();

    /** Size at the best ask. */
    long askSize();

    /** Running estimate for the next settlement. */
    long fundingRate();

    /** Next settlement. */
    long nextFundingTimeMs();

    /** Hours between settlements. */
    int fundingIntervalHours();

    /** Open interest, base units, both sides. */
    long openInterest();

    /** Base units of the last 24 hours. */
    long volume24h();

    /** Quote units of the last 24 hours. */
    long turnover24h();

    /** Price 24 hours ago, or the first known. */
    long previousPrice24h();

    /** Highest of the last 24 hours. */
    long highPrice24h();

    /** Lowest of the last 24 hours. */
    long lowPrice24h();

    /** Change over 24 hours as a fraction, cut to 1e-6. */
    long change24h();

    /** Price an hour ago, or the first known. */
    long previousPrice1h();

    /** PlusTick, ZeroPlusTick, MinusTick or ZeroMinusTick. */
    String tickDirection();
}
