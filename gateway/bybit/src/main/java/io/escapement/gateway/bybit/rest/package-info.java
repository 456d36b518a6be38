/**
 * Signed REST client of the v5 API.
 *
 * <p>Thread: callers block on their own thread, the connection lives on a Netty event loop. May use: codecs and Netty.
 * Also used alone by the trainer. Read {@code RestClient} first.
 */
package io.escapement.gateway.bybit.rest;
