/**
 * The transport: one loopback port, HTTP and WebSocket on it, frames going out in bulk.
 *
 * <p>Thread: the event loop. May use: Netty. Read {@link io.escapement.gateway.exchange.net.LoopbackServer} first.
 */
package io.escapement.gateway.exchange.net;
