package io.escapement.gateway.bybit;

import io.escapement.codecs.id.ClientOrderIds;
import io.escapement.codecs.sbe.ClockSource;
import io.escapement.gateway.bybit.rest.Credentials;
import io.escapement.gateway.bybit.rest.RestSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * All the gateway has to be told. Fluent setters, then {@link #conclude()} fills gaps, checks and freezes.
 *
 * <p>Not thread-safe before {@code conclude}, immutable after it.
 */
public final class GatewayConfiguration {
    private URI restUrl;
    private URI publicUrl;
    private URI privateUrl;
    private URI tradeUrl;
    private Credentials credentials;
    private List<String> symbols = List.of();
    private List<Integer> intervals = List.of(3, 15);
    private List<String> topics = List.of("kline", "tickers", "orderbook.50", "publicTrade");
    private int warmUpBars = 500;
    private String instance = "esc";
    private int epoch = 1;
    private ClockSource clock = ClockSource.RECEIVE;
    private int receiveWindowMs = RestSettings.DEFAULT_RECEIVE_WINDOW_MS;
    private Duration requestTimeout = RestSettings.DEFAULT_TIMEOUT;
    private Duration orderTimeout = Duration.ofSeconds(5);
    private Duration absenceLag = Duration.ofSeconds(1);
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration heartbeat = Duration.ofSeconds(20);
    private Duration silence = Duration.ofSeconds(50);
    private Duration backoffMin = Duration.ofMillis(250);
    private Duration backoffMax = Duration.ofSeconds(30);
    private Duration linger = Duration.ZERO;
    private long executionsSinceMs;
    private ThreadFactory eventLoopThread = task -> new Thread(task, "gateway");
    private boolean frozen;

    /**
     * REST root, for instance {@code https://api-testnet.bybit.com}.
     *
     * @param url https, or http to a loopback address
     * @return this
     */
    public GatewayConfiguration restUrl(URI url) {
        open();
        restUrl = url;
        return this;
    }

    /**
     * Public stream, for instance {@code wss://stream-testnet.bybit.com/v5/public/linear}.
     *
     * @param url wss, or ws to a loopback address
     * @return this
     */
    public GatewayConfiguration publicUrl(URI url) {
        open();
        publicUrl = url;
        return this;
    }

    /**
     * Private stream.
     *
     * @param url wss, or ws to a loopback address
     * @return this
     */
    public GatewayConfiguration privateUrl(URI url) {
        open();
        privateUrl = url;
        return this;
    }

    /**
     * Trade socket.
     *
     * @param url wss, or ws to a loopback address; null: orders go by REST (the demo environment has no trade socket)
     * @return this
     */
    public GatewayConfiguration tradeUrl(URI url) {
        open();
        tradeUrl = url;
        return this;
    }

    /**
     * Key and secret.
     *
     * @param value where they come from
     * @return this
     */
    public GatewayConfiguration credentials(Credentials value) {
        open();
        credentials = value;
        return this;
    }

    /**
     * Instruments; the place in the list becomes the instrument id.
     *
     * @param value venue symbols, at least one
     * @return this
     */
    public GatewayConfiguration symbols(List<String> value) {
        open();
        symbols = List.copyOf(value);
        return this;
    }

    /**
     * Bar intervals.
     *
     * @param minutes ascending
     * @return this
     */
    public GatewayConfiguration intervals(List<Integer> minutes) {
        open();
        intervals = List.copyOf(minutes);
        return this;
    }

    /**
     * Public topics of every symbol, subscribed in this order: {@code kline} (one per interval), {@code tickers},
     * {@code orderbook.1}, {@code orderbook.50}, {@code orderbook.200}, {@code publicTrade}.
     *
     * @param value topic names without symbol
     * @return this
     */
    public GatewayConfiguration topics(List<String> value) {
        open();
        topics = List.copyOf(value);
        return this;
    }

    /**
     * Closed bars fetched at start per symbol and interval.
     *
     * @param count 0 or more
     * @return this
     */
    public GatewayConfiguration warmUpBars(int count) {
        open();
        warmUpBars = count;
        return this;
    }

    /**
     * Name of this engine inside client order ids.
     *
     * @param name at most {@link ClientOrderIds#MAX_INSTANCE_LENGTH} letters and digits
     * @return this
     */
    public GatewayConfiguration instance(String name) {
        open();
        instance = name;
        return this;
    }

    /**
     * Epoch of the run.
     *
     * @param value as in the run-start record
     * @return this
     */
    public GatewayConfiguration epoch(int value) {
        open();
        epoch = value;
        return this;
    }

    /**
     * Where input times come from.
     *
     * @param value VENUE for markets faster than real time
     * @return this
     */
    public GatewayConfiguration clock(ClockSource value) {
        open();
        clock = value;
        return this;
    }

    /**
     * How late the venue may still accept a request.
     *
     * @param milliseconds positive
     * @return this
     */
    public GatewayConfiguration receiveWindowMs(int milliseconds) {
        open();
        receiveWindowMs = milliseconds;
        return this;
    }

    /**
     * Time-out of a REST request.
     *
     * @param value positive
     * @return this
     */
    public GatewayConfiguration requestTimeout(Duration value) {
        open();
        requestTimeout = value;
        return this;
    }

    /**
     * An order on the trade socket without reply becomes UNKNOWN after this wall-clock time.
     *
     * @param value positive
     * @return this
     */
    public GatewayConfiguration orderTimeout(Duration value) {
        open();
        orderTimeout = value;
        return this;
    }

    /**
     * How long after its last possible acceptance an order may still be invisible to queries.
     *
     * @param value not negative
     * @return this
     */
    public GatewayConfiguration absenceLag(Duration value) {
        open();
        absenceLag = value;
        return this;
    }

    /**
     * Time to reach a socket's working state, authenticated and subscribed.
     *
     * @param value positive
     * @return this
     */
    public GatewayConfiguration connectTimeout(Duration value) {
        open();
        connectTimeout = value;
        return this;
    }

    /**
     * Distance of application-level pings.
     *
     * @param value positive
     * @return this
     */
    public GatewayConfiguration heartbeat(Duration value) {
        open();
        heartbeat = value;
        return this;
    }

    /**
     * A socket without any frame for so long is dead.
     *
     * @param value longer than the heartbeat
     * @return this
     */
    public GatewayConfiguration silence(Duration value) {
        open();
        silence = value;
        return this;
    }

    /**
     * How long the event loop stays awake after work.
     *
     * @param value zero to sleep at once
     * @return this
     */
    public GatewayConfiguration linger(Duration value) {
        open();
        linger = value;
        return this;
    }

    /**
     * Waits between attempts to connect again; they double, with jitter.
     *
     * @param min first wait
     * @param max longest wait
     * @return this
     */
    public GatewayConfiguration backoff(Duration min, Duration max) {
        open();
        backoffMin = min;
        backoffMax = max;
        return this;
    }

    /**
     * Executions are asked for from here when the gateway itself has not seen one yet.
     *
     * @param milliseconds since the epoch, usually the last fill of the journal; 0: the venue's default window
     * @return this
     */
    public GatewayConfiguration executionsSinceMs(long milliseconds) {
        open();
        executionsSinceMs = milliseconds;
        return this;
    }

    /**
     * Makes the event loop's thread, so that the host can name and pin it.
     *
     * @param value called once
     * @return this
     */
    public GatewayConfiguration eventLoopThread(ThreadFactory value) {
        open();
        eventLoopThread = value;
        return this;
    }

    /**
     * Checks and freezes.
     *
     * @return this
     * @throws GatewayException naming what is missing or wrong
     */
    public GatewayConfiguration conclude() {
        require(restUrl != null, "restUrl is missing");
        require(publicUrl != null, "publicUrl is missing");
        require(privateUrl != null, "privateUrl is missing");
        require(credentials != null, "credentials are missing");
        require(!symbols.isEmpty(), "symbols are missing: name at least one");
        require(warmUpBars >= 0, "warmUpBars must not be negative: warmUpBars=" + warmUpBars);
        require(
                instance.matches("[A-Za-z0-9]{1," + ClientOrderIds.MAX_INSTANCE_LENGTH + "}"),
                "instance must be 1 to " + ClientOrderIds.MAX_INSTANCE_LENGTH + " letters and digits: instance="
                        + instance);
        require(epoch > 0, "epoch must be positive: epoch=" + epoch);
        require(
                silence.compareTo(heartbeat) > 0,
                "silence must be longer than heartbeat: silence=" + silence + " heartbeat=" + heartbeat);
        for (int i = 1; i < intervals.size(); i++) {
            require(intervals.get(i) > intervals.get(i - 1), "intervals must ascend: intervals=" + intervals);
        }
        frozen = true;
        return this;
    }

    /** @return REST root; not null after {@link #conclude()} */
    public URI restUrl() {
        return restUrl;
    }

    /** @return public stream; not null after {@link #conclude()} */
    public URI publicUrl() {
        return publicUrl;
    }

    /** @return private stream; not null after {@link #conclude()} */
    public URI privateUrl() {
        return privateUrl;
    }

    /** @return trade socket; null when orders go by REST */
    public URI tradeUrl() {
        return tradeUrl;
    }

    /** @return key and secret; not null after {@link #conclude()} */
    public Credentials credentials() {
        return credentials;
    }

    /** @return instruments in the order of their ids; venue symbols */
    public List<String> symbols() {
        return symbols;
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

    /** @return name of this engine; letters and digits */
    public String instance() {
        return instance;
    }

    /** @return epoch of the run; positive */
    public int epoch() {
        return epoch;
    }

    /** @return where input times come from; RECEIVE or VENUE */
    public ClockSource clock() {
        return clock;
    }

    /** @return how late the venue may still accept a request; milliseconds */
    public int receiveWindowMs() {
        return receiveWindowMs;
    }

    /** @return time-out of a REST request; positive */
    public Duration requestTimeout() {
        return requestTimeout;
    }

    /** @return time-out of an order's reply; positive */
    public Duration orderTimeout() {
        return orderTimeout;
    }

    /** @return how long an accepted order may be invisible; not negative */
    public Duration absenceLag() {
        return absenceLag;
    }

    /** @return time to reach a socket's working state; positive */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** @return distance of application-level pings; positive */
    public Duration heartbeat() {
        return heartbeat;
    }

    /** @return a socket without any frame for so long is dead; longer than the heartbeat */
    public Duration silence() {
        return silence;
    }

    /** @return how long the event loop stays awake after work; not negative */
    public Duration linger() {
        return linger;
    }

    /** @return first wait before connecting again; positive */
    public Duration backoffMin() {
        return backoffMin;
    }

    /** @return longest wait before connecting again; positive */
    public Duration backoffMax() {
        return backoffMax;
    }

    /** @return executions are asked for from here at first; milliseconds since the epoch, or 0 */
    public long executionsSinceMs() {
        return executionsSinceMs;
    }

    /** @return makes the event loop's thread; not null */
    public ThreadFactory eventLoopThread() {
        return eventLoopThread;
    }

    private void open() {
        if (frozen) {
            throw new IllegalStateException("the configuration is concluded");
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new GatewayException("gateway: " + message);
        }
    }
}
