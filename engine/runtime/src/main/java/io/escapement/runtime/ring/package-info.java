/**
 * The two rings: many producers in, one consumer that decides; one producer out, one consumer that sends.
 *
 * <p>Thread: inbound, gateway event loops and steward to business thread; outbound, business thread to gateway event
 * loop. May use: Disruptor, Agrona, the gateway's ports. Read {@link io.escapement.runtime.ring.InboundRing} first.
 */
package io.escapement.runtime.ring;
