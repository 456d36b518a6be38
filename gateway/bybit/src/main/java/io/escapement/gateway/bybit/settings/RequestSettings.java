package io.escapement.gateway.bybit.settings;

import io.escapement.gateway.bybit.rest.RestSettings;
import java.time.Duration;

/** How requests are made: REST, and orders on either way. */
public final class RequestSettings extends Section {
    private int receiveWindowMs = RestSettings.DEFAULT_RECEIVE_WINDOW_MS;
    private Duration requestTimeout = RestSettings.DEFAULT_TIMEOUT;
    private Duration orderTimeout = Duration.ofSeconds(5);
    private Duration absenceLag = Duration.ofSeconds(1);

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
