/**
 * The three WebSocket dialects, the clocks that stamp inputs, and the barrier behind a PONG.
 *
 * <p>Thread: the event loop unless a type says otherwise. May use: ports, net, rest's signer, decode. Read {@code
 * Session} first.
 */
package io.escapement.gateway.bybit.session;
