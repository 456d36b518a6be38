package io.escapement.venue.inprocess;

import org.agrona.DirectBuffer;

/** Takes the inputs of a session, in order. */
@FunctionalInterface
public interface InputSink {
    /**
     * One input, not yet numbered.
     *
     * @param buffer holds it; valid during the call
     * @param offset of its SBE header
     * @param length with the header
     */
    void onInput(DirectBuffer buffer, int offset, int length);
}
