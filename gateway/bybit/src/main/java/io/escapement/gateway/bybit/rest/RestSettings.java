package io.escapement.gateway.bybit.rest;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach the REST API.
 *
 * @param baseUrl for instance {@code https://api-testnet.bybit.com}; plain {@code http} only to a loopback address
 * @param credentials for signed requests; null when only public data is asked for
 * @param receiveWindowMs how late the venue may still accept a signed request
 * @param timeout from writing the request to the end of the answer
 */
public record RestSettings(URI baseUrl, Credentials credentials, int receiveWindowMs, Duration timeout) {
    /** The venue's own default window. */
    public static final int DEFAULT_RECEIVE_WINDOW_MS = 5_000;

    /** Time-out when nothing else is said. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /**
     * Public data only, default times.
     *
     * @param baseUrl of the venue
     * @return settings without credentials
     */
    public static RestSettings publicData(URI baseUrl) {
        return new RestSettings(baseUrl, null, DEFAULT_RECEIVE_WINDOW_MS, DEFAULT_TIMEOUT);
    }
}
