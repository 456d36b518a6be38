package io.escapement.runtime.ring;

import org.agrona.DirectBuffer;

/** What stands behind the inbound ring; called on the business thread, in the ring's order. */
public interface InputConsumer {
    /**
     * An input.
     *
     * @param arrivalNanos System.nanoTime when its slot was claimed
     * @param buffer holds the message; reused after the call
     * @param offset of its header
     * @param length in bytes
     */
    void onInput(long arrivalNanos, DirectBuffer buffer, int offset, int length);

    /**
     * A barrier passes.
     *
     * @param token to be sent on
     */
    void onBarrier(long token);

    /**
     * The steward asks whether this thread still turns.
     *
     * @param arrivalNanos when it asked
     */
    void onPulse(long arrivalNanos);

    /**
     * Nothing more is waiting.
     *
     * @param depth slots that were waiting when this batch began
     */
    void onBatchEnd(long depth);
}
