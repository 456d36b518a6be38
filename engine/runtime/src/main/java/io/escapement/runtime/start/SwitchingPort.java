package io.escapement.runtime.start;

import io.escapement.core.output.OutputPort;
import org.agrona.DirectBuffer;

/**
 * An output port whose taker changes: recovery first, then the live loop.
 *
 * <p>The warm-up's core has one too, and several takers in turn. A compiler that had only ever seen one would build it
 * into everything that emits, and throw all that away with the first real output.
 */
final class SwitchingPort implements OutputPort {
    private OutputPort taker;

    SwitchingPort(OutputPort first) {
        taker = first;
    }

    void switchTo(OutputPort next) {
        taker = next;
    }

    @Override
    public void onOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
        taker.onOutput(cause, index, buffer, offset, length);
    }
}
