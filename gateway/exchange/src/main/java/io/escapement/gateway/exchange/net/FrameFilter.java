package io.escapement.gateway.exchange.net;

import io.escapement.gateway.exchange.json.JsonWriter;

/** Sees every text frame before it is sent. Called on the event loop. */
@FunctionalInterface
public interface FrameFilter {
    /**
     * A frame is about to be sent.
     *
     * @param link it is for
     * @param frame holds the payload; valid during the call
     * @return true if it is not to be sent; the filter may have sent something else by {@link SocketLink#frame}
     */
    boolean takes(SocketLink link, JsonWriter frame);
}
