/**
 * Inputs that the gateway tells by itself: connection states, outcomes of commands, marks of a reconciliation.
 *
 * <p>Thread: one publisher per thread. May use: codecs and ports. Read {@code InputPublisher} first.
 */
package io.escapement.gateway.bybit.publish;
