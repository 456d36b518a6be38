/**
 * What the gateway needs from its host and what it offers to it: the inbound side, the command side, the clock, the
 * counters.
 *
 * <p>Threads: stated per type. May use: Agrona only, so that decoders, sessions and the runtime can all stand on it.
 * Read {@code InboundPort} first.
 */
package io.escapement.gateway.bybit.port;
