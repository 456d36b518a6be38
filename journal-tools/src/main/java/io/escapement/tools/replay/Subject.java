package io.escapement.tools.replay;

import org.agrona.DirectBuffer;

/** What is replayed: the trading core, or in tests something that only claims to be as deterministic. */
public interface Subject {
    /**
     * Applies one input; all its outputs have been emitted when this returns.
     *
     * @param sequence of the input
     * @param buffer holds the message, SBE header included; not kept
     * @param offset of the header
     * @param length of header and message in bytes
     */
    void onInput(long sequence, DirectBuffer buffer, int offset, int length);

    /** @return hash over the state after the last input */
    long stateHash();
}
