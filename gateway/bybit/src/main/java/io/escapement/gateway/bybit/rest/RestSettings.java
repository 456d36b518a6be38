package io.escapement.gateway.bybit.rest;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How to reach the REST API.
 *
 * @param baseUrl for instance {@code https://api-testnet.bybit.com}; plain {@code http} only to a loopback address
 * @param credentials for signed requests; null when only public data is asked for
 * @param receiveWindowMs how late the venue may still accept a signed request
 * @param timeout from writing the request to the end of the answer
 * @param trust PEM file of authorities to believe besides the JVM's; null for none
 */
public record RestSettings(URI baseUrl, Credentials credentials, int receiveWindowMs, Duration timeout, Path trust) {
    /** The venue's own default window. */
    public static final int DEFAULT_RECEIVE_WINDOW_MS = 5_000;

    /** Time-out when nothing else is said. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /**
     * Only the JVM's authorities are believed.
     *
     * @param baseUrl as above
     * @param credentials as above
     * @param receiveWindowMs as above
     * @param timeout as above
     */
    public RestSettings(URI baseUrl, Credentials credentials, int receiveWindowMs, Duration timeout) {
        this(baseUrl, credentials, receiveWindowMs, timeout, null);
    }

    /** More authorities. @param file PEM; null for none @return a copy */
    public RestSettings withTrust(Path file) {
        return new RestSettings(baseUrl, credentials, receiveWindowMs, timeout, file);
    }

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
