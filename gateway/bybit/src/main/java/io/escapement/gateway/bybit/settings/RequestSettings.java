package io.escapement.gateway.bybit.settings;

import io.escapement.gateway.bybit.rest.RestSettings;
import java.time.Duration;

/** How requests are made: REST, and orders on either way. */
public final class RequestSettings extends Section {
    private int receiveWindowMs = RestSettings.DEFAULT_RECEIVE_WINDOW_MS;
    private Duration requestTimeout = RestSettings.DEFAULT_TIMEOUT;
    private Duration orderTimeout = Duration.ofSeconds(5);
    private Duration absenceLag = Duration.ofSeconds(1);
    private Duration restAfter = Duration.ofSeconds(2);
    private int vipLevel;
    private Duration banPause = Duration.ofMinutes(10);

    /**
     * How late the venue may still accept a request.
     *
     * @param value milliseconds, positive
     * @return this
     */
    public RequestSettings receiveWindowMs(int value) {
        open();
        receiveWindowMs = value;
        return this;
    }

    /**
     * Time-out of a REST request.
     *
     * @param value positive
     * @return this
     */
    public RequestSettings requestTimeout(Duration value) {
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
    public RequestSettings orderTimeout(Duration value) {
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
    public RequestSettings absenceLag(Duration value) {
        open();
        absenceLag = value;
        return this;
    }

    /**
     * Orders go by REST when the trade socket has been down for so long; until then they wait, as long as they may.
     *
     * @param value not negative; any negative value: never
     * @return this
     */
    public RequestSettings restAfter(Duration value) {
        open();
        restAfter = value.isNegative() ? Duration.ofNanos(-1) : value;
        return this;
    }

    /**
     * The account's VIP level, on which the venue's limits for orders depend; replies correct it.
     *
     * @param value 0 for none
     * @return this
     */
    public RequestSettings vipLevel(int value) {
        open();
        vipLevel = value;
        return this;
    }

    /**
     * How long all HTTP rests after the venue banned this address (HTTP 403).
     *
     * @param value positive
     * @return this
     */
    public RequestSettings banPause(Duration value) {
        open();
        banPause = value;
        return this;
    }

    /** @return orders go by REST when the trade socket has been down for so long; -1 ns for never */
    public Duration restAfter() {
        return restAfter;
    }

    /** @return the account's VIP level; 0 for none */
    public int vipLevel() {
        return vipLevel;
    }

    /** @return how long all HTTP rests after a ban; positive */
    public Duration banPause() {
        return banPause;
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

    @Override
    void check() {
        require(receiveWindowMs > 0, "receiveWindowMs must be positive: receiveWindowMs=" + receiveWindowMs);
    }
}
