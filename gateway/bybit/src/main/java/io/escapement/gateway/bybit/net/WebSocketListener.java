package io.escapement.gateway.bybit.net;

import io.netty.buffer.ByteBuf;

/** What a {@link WebSocketLink} tells its owner; all calls on the event loop. */
public interface WebSocketListener {
    /** The WebSocket is open; authenticate and subscribe now. */
    void onOpen();

    /**
     * A complete text message.
     *
     * @param payload released by the caller afterwards
     */
    void onText(ByteBuf payload);

    /**
     * A protocol PING that wants its PONG.
     *
     * @param payload to send back; the receiver owns one reference
     */
    void onPing(ByteBuf payload);

    /** Time for an application-level ping. */
    void onHeartbeat();

    /**
     * The link is lost or could not be opened; it will try again by itself unless it was closed.
     *
     * @param reason one line for people
     */
    void onDown(String reason);
}
