/**
 * How often a client may ask: by endpoint and account, by address, by socket.
 *
 * <p>Thread: the event loop. May use: the JDK only. Read {@link io.escapement.gateway.exchange.limit.AccountLimits}
 * first.
 */
package io.escapement.gateway.exchange.limit;
