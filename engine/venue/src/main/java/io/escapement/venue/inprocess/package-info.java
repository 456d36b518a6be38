/**
 * The venue model as a session: its events as the inputs that the gateway would make of them, the core's commands back.
 *
 * <p>Thread: its owner's. May use: codecs, Agrona, the other venue packages. Read {@code InProcessSession} first.
 */
package io.escapement.venue.inprocess;
