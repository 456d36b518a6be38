/**
 * A venue's live market, relayed: its public frames go on to clients as they come and drive the local model, its market
 * data by REST is passed through; orders are the local model's.
 *
 * <p>Thread: the event loop; the JDK's HTTP client has threads of its own, which only hand over. May use: stream, net,
 * engine/venue. Read {@link io.escapement.gateway.exchange.relay.RelayFeed} first.
 */
package io.escapement.gateway.exchange.relay;
