/**
 * What a client may say on each of the three WebSockets, and the dialect it is answered in.
 *
 * <p>Thread: the event loop. May use: codecs, engine/venue, Jackson for what clients send. Read {@link
 * io.escapement.gateway.exchange.session.SocketSession} first.
 */
package io.escapement.gateway.exchange.session;
