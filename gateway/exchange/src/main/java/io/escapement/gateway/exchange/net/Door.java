package io.escapement.gateway.exchange.net;

import io.netty.handler.codec.http.FullHttpRequest;

/** What stands behind the transport. Called on the event loop. */
public interface Door {
    /**
     * Whether a WebSocket may be opened on a path.
     *
     * @param path without query
     * @return true if {@link #onSocket} knows it
     */
    boolean isSocketPath(String path);

    /** Whether one more WebSocket may be opened now. @return false if there were too many just before */
    boolean admitsSocket();

    /**
     * A WebSocket was opened.
     *
     * @param path one that {@link #isSocketPath} accepts
     * @param query of the request, empty if there was none
     * @param link to send on
     * @return who hears of it
     */
    SocketListener onSocket(String path, String query, SocketLink link);

    /**
     * A REST request arrived.
     *
     * @param request whole; valid during the call
     * @param reply takes the response, now, later or never
     */
    void onRequest(FullHttpRequest request, HttpReply reply);
}
