/**
 * The public side: topics spread over connections, each healing alone; closed bars that come once and in order; books
 * watched; the universe.
 *
 * <p>Thread: the event loop; requests on the market's own thread. May use: session, decode, query, publish, net, ports.
 * Read {@code MarketDesk} first.
 */
package io.escapement.gateway.bybit.market;
