package io.escapement.gateway.exchange.pace;

import io.escapement.gateway.exchange.net.SocketLink;

/** Decides when the market moves. Event loop only. */
public interface Pacer {
    /** The server listens now. */
    void start();

    /** Brings the market to the time at which a request arrives; before it is looked at. */
    void beforeRequest();

    /** A request was answered or a session changed: perhaps the market may move now. */
    void wake();

    /** A PONG came. @param link it came on @param token of the PING it answers */
    void onPong(SocketLink link, long token);

    /** A socket stands still for a while: nobody need wait for it. @param link of it */
    void onStalled(SocketLink link);

    /** A socket closed. @param link of it, already forgotten by the sessions */
    void onClosed(SocketLink link);
}
