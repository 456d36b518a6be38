package io.escapement.gateway.bybit.settings;

import java.time.Duration;
import java.util.List;

/** What public data every instrument needs, how it is spread over connections, and when it is looked after. */
public final class MarketSettings extends Section {
    /** What the venue allows for all arguments of one connection, in characters. */
    public static final int MAX_CHARACTERS = 21_000;

    private List<Integer> intervals = List.of(3, 15);
    private List<String> topics = List.of("kline", "tickers", "orderbook.50", "publicTrade");
    private List<String> deepSymbols = List.of();
    private int warmUpBars = 500;
    private int topicsPerConnection = 300;
    private int topicsPerRequest = 50;
    private Duration stagger = Duration.ofMillis(100);
    private Duration confirmGrace = Duration.ofSeconds(5);
    private Duration dataGrace = Duration.ofSeconds(10);
    private Duration floodPatience = Duration.ofMillis(250);

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
     * Public topics of every symbol, subscribed in this order: {@code kline} (one per interval), {@code tickers},
     * {@code orderbook.1}, {@code orderbook.50}, {@code orderbook.200}, {@code publicTrade}.
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
     * Symbols whose books and trades are subscribed.
     *
     * @param value venue symbols; empty: all
     * @return this
     */
    public MarketSettings deepSymbols(List<String> value) {
        open();
        deepSymbols = List.copyOf(value);
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

    /**
     * Topics one connection may carry; the venue's bound on characters holds besides.
     *
     * @param value positive
     * @return this
     */
    public MarketSettings topicsPerConnection(int value) {
        open();
        topicsPerConnection = value;
        return this;
    }

    /**
     * Topics of one subscribe request: the venue refuses a request as a whole.
     *
     * @param value positive
     * @return this
     */
    public MarketSettings topicsPerRequest(int value) {
        open();
        topicsPerRequest = value;
        return this;
    }

    /**
     * Distance between the first connects of several public connections.
     *
     * @param value not negative
     * @return this
     */
    public MarketSettings stagger(Duration value) {
        open();
        stagger = value;
        return this;
    }

    /**
     * How long after its end a bar's confirmation may be late; then it is asked for.
     *
     * @param value positive
     * @return this
     */
    public MarketSettings confirmGrace(Duration value) {
        open();
        confirmGrace = value;
        return this;
    }

    /**
     * How long a subscribed book or ticker may bring no snapshot; then it is subscribed again.
     *
     * @param value positive
     * @return this
     */
    public MarketSettings dataGrace(Duration value) {
        open();
        dataGrace = value;
        return this;
    }

    /**
     * How long a full ring pauses reading before market data is thinned out instead.
     *
     * @param value not negative
     * @return this
     */
    public MarketSettings floodPatience(Duration value) {
        open();
        floodPatience = value;
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

    /** @return symbols whose books and trades are subscribed; empty: all */
    public List<String> deepSymbols() {
        return deepSymbols;
    }

    /** @return closed bars fetched at start per symbol and interval; 0 or more */
    public int warmUpBars() {
        return warmUpBars;
    }

    /** @return topics one connection may carry; positive */
    public int topicsPerConnection() {
        return topicsPerConnection;
    }

    /** @return topics of one subscribe request; positive */
    public int topicsPerRequest() {
        return topicsPerRequest;
    }

    /** @return distance between the first connects; not negative */
    public Duration stagger() {
        return stagger;
    }

    /** @return how late a confirmation may be; positive */
    public Duration confirmGrace() {
        return confirmGrace;
    }

    /** @return how late a first snapshot may be; positive */
    public Duration dataGrace() {
        return dataGrace;
    }

    /** @return how long a full ring pauses reading; not negative */
    public Duration floodPatience() {
        return floodPatience;
    }

    @Override
    void check() {
        require(warmUpBars >= 0, "warmUpBars must not be negative: warmUpBars=" + warmUpBars);
        require(topicsPerRequest > 0, "topicsPerRequest must be positive: topicsPerRequest=" + topicsPerRequest);
        require(
                topicsPerConnection >= topics.size() + intervals.size(),
                "topicsPerConnection is too small for one instrument: topicsPerConnection=" + topicsPerConnection);
        for (int i = 1; i < intervals.size(); i++) {
            require(intervals.get(i) > intervals.get(i - 1), "intervals must ascend: intervals=" + intervals);
        }
    }
}
