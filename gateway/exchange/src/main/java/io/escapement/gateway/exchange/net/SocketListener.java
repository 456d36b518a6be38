package io.escapement.gateway.exchange.net;

/** What the transport tells about one WebSocket. Called on the event loop. */
public interface SocketListener {
    /** A text message arrived. @param text whole, of any content */
    void onText(String text);

    /** A PONG arrived. @param token payload of the PING it answers; -1 if it is not eight bytes */
    void onPong(long token);

    /** The socket has closed; nothing follows. */
    void onClosed();
}
