/**
 * Commands on their way out: encoding, expiry, replies, outcomes.
 *
 * <p>Thread: the event loop; {@code OrderSender} takes them over from the sender thread. May use: ports, net, session's
 * publisher. Read {@code OrderSender} first.
 */
package io.escapement.gateway.bybit.order;
