/**
 * The REST side: routing, signatures, the envelope, and the endpoints by family.
 *
 * <p>Thread: the event loop. May use: codecs, engine/venue, Netty's HTTP types, Jackson for bodies. Read {@link
 * io.escapement.gateway.exchange.rest.RestApi} first.
 */
package io.escapement.gateway.exchange.rest;
