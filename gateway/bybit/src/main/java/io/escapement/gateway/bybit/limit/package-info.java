/**
 * How many requests the venue allows, and who goes first when they run short.
 *
 * <p>Threads: {@code RateLimits} is shared by the event loop and the REST workers. May use: nothing of the gateway. Read
 * {@code RateLimits} first.
 */
package io.escapement.gateway.bybit.limit;
