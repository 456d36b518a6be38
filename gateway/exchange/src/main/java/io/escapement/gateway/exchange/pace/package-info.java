/**
 * What moves the market: the client's readiness, or the wall clock.
 *
 * <p>Thread: the event loop. May use: engine/venue, Netty's event loop for timers. Read {@link
 * io.escapement.gateway.exchange.pace.SteppingPacer} first.
 */
package io.escapement.gateway.exchange.pace;
