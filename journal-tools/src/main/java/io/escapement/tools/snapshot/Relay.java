package io.escapement.tools.snapshot;

import io.escapement.core.output.OutputPort;
import org.agrona.DirectBuffer;

/** Passes a core's outputs on to whoever wants them now; a core keeps its first port for life. */
public final class Relay implements OutputPort {
    private OutputPort next;

    /**
     * From now on.
     *
     * @param port takes the outputs
     */
    public void to(OutputPort port) {
        next = port;
    }

    @Override
    public void onOutput(long causeSequence, int index, DirectBuffer buffer, int offset, int length) {
        next.onOutput(causeSequence, index, buffer, offset, length);
    }
}
