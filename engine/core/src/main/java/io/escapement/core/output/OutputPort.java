package io.escapement.core.output;

import org.agrona.DirectBuffer;

/** Takes the core's outputs, in order, on the core's thread. */
public interface OutputPort {
    /**
     * One output of the core. The buffer is reused by the next output: copy what is kept.
     *
     * @param causeSequence sequence of the input being applied
     * @param index counts the outputs of that input from 0
     * @param buffer holds the message, SBE header included
     * @param offset of the header
     * @param length of header and message in bytes
     */
    void onOutput(long causeSequence, int index, DirectBuffer buffer, int offset, int length);
}
