/**
 * Sockets: the event loop, TLS, and WebSocket links that heal themselves.
 *
 * <p>Thread: the event loop. May use: Netty. Knows nothing of the venue's messages. Read {@code WebSocketLink} first.
 */
package io.escapement.gateway.bybit.net;
