package io.escapement.gateway.bybit.settings;

import java.util.List;

/** What public data every instrument needs. */
public final class MarketSettings extends Section {
    private List<Integer> intervals = List.of(3, 15);
    private List<String> topics = List.of("kline", "tickers", "orderbook.50", "publicTrade");
    private int warmUpBars = 500;

    /**
     * Bar intervals.
     *
     * @param value minutes, ascending
     * @return this
     */
    public MarketSettings intervals(List<Integer> value) {
        open();
        intervals = List.copyOf(value);
        return this;
    }

    /**
     * Public topics of every symbol, subscribed in this order: {@code kline} (one per interval), {@code tickers}, {@code orderbook.1}, {@code orderbook.50}, {@code orderbook.200}, {@code publicTrade}.
     *
     * @param value topic names without symbol
     * @return this
     */
    public MarketSettings topics(List<String> value) {
        open();
        topics = List.copyOf(value);
        return this;
    }

    /**
     * Closed bars fetched at start per symbol and interval.
     *
     * @param value 0 or more
     * @return this
     */
    public MarketSettings warmUpBars(int value) {
        open();
        warmUpBars = value;
        return this;
    }

    /** @return bar intervals; minutes, ascending */
    public List<Integer> intervals() {
        return intervals;
    }

    /** @return public topics without symbol; in the order of subscription */
    public List<String> topics() {
        return topics;
    }

    /** @return closed bars fetched at start per symbol and interval; 0 or more */
    public int warmUpBars() {
        return warmUpBars;
    }

    @Override
    void check() {
        require(warmUpBars >= 0, "warmUpBars must not be negative: warmUpBars=" + warmUpBars);
        for (int i = 1; i < intervals.size(); i++) {
            require(intervals.get(i) > intervals.get(i - 1), "intervals must ascend: intervals=" + intervals);
        }
    }
}
