/**
 * The simulated exchange: Bybit's protocol on loopback in front of the venue model, a process of its own.
 *
 * <p>Thread: one Netty event loop. May use: codecs, engine/venue and Netty. Read {@code ExchangeServer} first.
 */
package io.escapement.gateway.exchange;
