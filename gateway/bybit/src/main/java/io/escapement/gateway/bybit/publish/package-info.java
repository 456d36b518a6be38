/**
 * Inputs that the gateway tells by itself: connection states, outcomes of commands, marks of a reconciliation.
 *
 * <p>Thread: one publisher per thread. May use: codecs, ports and decode's verdicts. Read {@code InputPublisher} first.
 */
package io.escapement.gateway.bybit.publish;
