/**
 * What the venue's views look like as JSON: one writer per kind of row, shared by streams and REST.
 *
 * <p>Thread: the event loop; nothing here keeps state. May use: codecs, engine/venue. Read {@link
 * io.escapement.gateway.exchange.row.OrderRow} first.
 */
package io.escapement.gateway.exchange.row;
