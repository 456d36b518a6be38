/**
 * The venue's JSON, public, private, trade and REST, to the messages of the schema.
 *
 * <p>A frame is read completely before anything of it is published, so it becomes messages as a whole or is refused as a
 * whole, with a reason. Nothing here allocates once warm, does I/O or knows a socket. Thread: each decoder belongs to one
 * event loop; the symbol table is read by all. May use: codecs, Agrona, {@code gateway.bybit.port}, and the codes of {@code rest}. Read {@code
 * FrameDecoder} first.
 */
package io.escapement.gateway.bybit.decode;
