package io.escapement.trainer.backtest;

import io.escapement.core.output.OutputPort;
import org.agrona.DirectBuffer;

/** Hears a run in its order: each input before it is applied, then what the core said to it. */
public interface RunListener extends OutputPort {
    /**
     * An input. The buffer is reused: copy what is kept.
     *
     * @param sequence of the input
     * @param buffer holds the message, SBE header included
     * @param offset of the header
     * @param length of header and message in bytes
     */
    default void onInput(long sequence, DirectBuffer buffer, int offset, int length) {
        // Most listeners only want what the core says.
    }
}
