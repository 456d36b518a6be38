package io.escapement.simulation.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Both streams of a journal in memory. It outlives the process that writes it, as the page cache outlives a SIGKILL. */
public final class MemoryJournal {
    /**
     * What the core said.
     *
     * @param cause sequence of the input
     * @param index among its outputs
     * @param message header included; not to be changed
     */
    public record Output(long cause, int index, byte[] message) {}

    private final List<byte[]> inputs = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();

    /** Takes a copy. @return sequence of the input, from 1 */
    long appendInput(DirectBuffer buffer, int offset, int length) {
        inputs.add(copy(buffer, offset, length));
        return inputs.size();
    }

    void appendOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
        outputs.add(output(cause, index, buffer, offset, length));
    }

    static Output output(long cause, int index, DirectBuffer buffer, int offset, int length) {
        return new Output(cause, index, copy(buffer, offset, length));
    }

    /**
     * All inputs.
     *
     * @return in order, sequence 1 first; a view
     */
    public List<byte[]> inputs() {
        return inputs;
    }

    /**
     * All outputs.
     *
     * @return in order; a view
     */
    public List<Output> outputs() {
        return outputs;
    }

    static UnsafeBuffer buffer(byte[] message) {
        return new UnsafeBuffer(message);
    }

    static boolean isSame(Output recorded, long cause, int index, DirectBuffer buffer, int offset, int length) {
        return recorded.cause == cause
                && recorded.index == index
                && Arrays.equals(recorded.message, copy(buffer, offset, length));
    }

    private static byte[] copy(DirectBuffer buffer, int offset, int length) {
        final byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        return copy;
    }
}
