package io.escapement.core.output;

import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One buffer for all outputs, and the key of each: the input that caused it and its index among that input's outputs.
 *
 * <p>Publishers encode at offset 0 and call {@link #emit}. The port sees the message before {@code emit} returns.
 */
public final class OutputChannel implements Persistent {
    /** Longest output in bytes, header included. */
    public static final int MAX_LENGTH = 1016;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OutputPort port;

    private long causeSequence;
    private int index;
    private long nowNs;
    private long departureNs;
    private long emitted;

    /**
     * A channel.
     *
     * @param port takes the outputs
     */
    public OutputChannel(OutputPort port) {
        this.port = port;
    }

    /**
     * Begins the outputs of one input.
     *
     * @param sequence of the input
     */
    public void begin(long sequence) {
        causeSequence = sequence;
        index = 0;
    }

    /**
     * Engine time that outputs carry from now on.
     *
     * @param timeNs nanoseconds since the epoch
     */
    public void now(long timeNs) {
        nowNs = timeNs;
    }

    /**
     * Engine time.
     *
     * @return nanoseconds since the epoch
     */
    public long nowNs() {
        return nowNs;
    }

    /**
     * The time of the input being applied, from now on.
     *
     * @param timeNs nanoseconds since the epoch
     */
    public void departure(long timeNs) {
        departureNs = timeNs;
    }

    /**
     * When a command emitted now can leave at the earliest. While a timer fires, now is its deadline, which may lie well
     * before the input that made it fire: limits on a command's age and on the wait for its outcome count from here.
     *
     * @return nanoseconds since the epoch, not before {@link #nowNs}
     */
    public long departureNs() {
        return Math.max(nowNs, departureNs);
    }

    /**
     * Sequence of the input being applied.
     *
     * @return the cause of the next output
     */
    public long causeSequence() {
        return causeSequence;
    }

    /**
     * Index of the next output.
     *
     * @return from 0
     */
    public int index() {
        return index;
    }

    /**
     * Outputs since construction, those told aside left out.
     *
     * @return count
     */
    public long emitted() {
        return emitted;
    }

    MutableDirectBuffer buffer() {
        return buffer;
    }

    MessageHeaderEncoder header() {
        return header;
    }

    /**
     * Hands the encoded message to the port.
     *
     * @param encodedLength of the message without its header
     */
    void emit(int encodedLength) {
        final int at = index++;
        emitted++;
        port.onOutput(causeSequence, at, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + encodedLength);
    }

    @Override
    public void persist(StateIo io) {
        causeSequence = io.i64(causeSequence);
        index = io.i32(index);
        nowNs = io.i64(nowNs);
        departureNs = io.i64(departureNs);
        emitted = io.i64(emitted);
    }

    /**
     * Hands over a message that is not counted.
     *
     * @param aside holds it, SBE header included
     * @param offset of the header
     * @param length of header and message in bytes
     */
    void emitAside(DirectBuffer aside, int offset, int length) {
        port.onOutput(causeSequence, index++, aside, offset, length);
    }
}
