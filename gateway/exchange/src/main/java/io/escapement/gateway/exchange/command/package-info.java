/**
 * Commands as clients write them, read into the venue's own.
 *
 * <p>Thread: the event loop. May use: codecs, engine/venue, Jackson. Read {@link
 * io.escapement.gateway.exchange.command.CommandReader} first.
 */
package io.escapement.gateway.exchange.command;
