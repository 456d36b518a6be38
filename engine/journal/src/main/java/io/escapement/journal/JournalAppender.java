package io.escapement.journal;

import org.agrona.DirectBuffer;

/**
 * Where the business thread writes what it is about to apply and what came of it.
 *
 * <p>A journal that can't be written throws {@link JournalWriteException}: as a rule because less is free than the
 * reserve, before anything is lost. Should the disk fill up below that within a moment, the JVM reports the mapped page
 * that can't be had as an {@link InternalError}, perhaps only on return to the caller: anything thrown here means that no
 * more may be written or sent.
 */
public interface JournalAppender {
    /**
     * Appends one input; it is in the journal when the call returns.
     *
     * @param sequence number of the input: exactly one more than the last
     * @param buffer holds the SBE message
     * @param offset of its header
     * @param length of header and body in bytes
     * @throws JournalWriteException when it can't be written; the input must not be applied
     * @throws IllegalArgumentException when the sequence leaves a hole or the length is out of range
     */
    void appendInput(long sequence, DirectBuffer buffer, int offset, int length);

    /**
     * Appends one output; it is in the journal when the call returns.
     *
     * @param causeSequence number of the input that caused it
     * @param index its place among the outputs of that input, from 0
     * @param buffer holds the SBE message
     * @param offset of its header
     * @param length of header and body in bytes
     * @throws JournalWriteException when it can't be written; a command must not be sent
     * @throws IllegalArgumentException when cause and index are out of order or the length is out of range
     */
    void appendOutput(long causeSequence, int index, DirectBuffer buffer, int offset, int length);
}
