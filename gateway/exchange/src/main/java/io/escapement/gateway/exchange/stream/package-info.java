/**
 * What is pushed: topics, who listens to them, and the frames of each.
 *
 * <p>Thread: the event loop. May use: codecs, engine/venue. Read {@link io.escapement.gateway.exchange.stream.PublicFeed}
 * first.
 */
package io.escapement.gateway.exchange.stream;
