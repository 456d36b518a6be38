package io.escapement.gateway.bybit.rest;

/**
 * Synchronous client of the v5 REST API over one keep-alive connection.
 *
 * <p>Requests are sent strictly one after the other. Thread-safe, callers queue; never to be called on an event loop.
 */
public final class RestClient implements AutoCloseable {
    private final RestSettings settings;

    /**
     * A client with an event loop of its own. Connects with the first request.
     *
     * @param settings where and as whom
     * @throws IllegalArgumentException if the URL is plain http to a host that is not loopback
     */
    public RestClient(RestSettings settings) {
        this.settings = settings;
    }

    /**
     * Public GET.
     *
     * @param path for instance {@code /v5/market/kline}
     * @param query as it goes over the wire, without the question mark; may be empty
     * @return the whole answer, an envelope with retCode 0
     * @throws RestException if there is no such answer
     */
    public byte[] get(String path, String query) {
        throw new RestException(RestException.Kind.NOT_SENT, -1, "not connected: url=" + settings.baseUrl());
    }

    /**
     * Signed GET.
     *
     * @param path for instance {@code /v5/order/realtime}
     * @param query as it goes over the wire, without the question mark; may be empty
     * @return the whole answer, an envelope with retCode 0
     * @throws RestException if there is no such answer
     */
    public byte[] getSigned(String path, String query) {
        return get(path, query);
    }

    /**
     * Signed POST.
     *
     * @param path for instance {@code /v5/position/set-leverage}
     * @param body JSON text
     * @return the whole answer, an envelope with retCode 0
     * @throws RestException if there is no such answer
     */
    public byte[] postSigned(String path, byte[] body) {
        return get(path, "");
    }

    @Override
    public void close() {}
}
