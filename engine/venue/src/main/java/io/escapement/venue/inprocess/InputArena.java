package io.escapement.venue.inprocess;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Encoded inputs that wait to be handed over, in order. Reused; grows to the largest instant seen. */
final class InputArena {
    /** Longest input, header included. */
    static final int MAX_LENGTH = 1_016;

    private static final int INITIAL = 64;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[INITIAL * MAX_LENGTH]);
    private int[] offsets = new int[INITIAL];
    private int[] lengths = new int[INITIAL];
    private int[] channels = new int[INITIAL];
    private int count;
    private int end;
    private int taken;

    /** Where the next input is to be encoded, with room for the longest. */
    int begin() {
        if (buffer.capacity() - end < MAX_LENGTH) {
            buffer.wrap(Arrays.copyOf(buffer.byteArray(), buffer.capacity() * 2));
        }
        return end;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    /** The input is encoded. */
    void add(int length, int channel) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
            channels = Arrays.copyOf(channels, count * 2);
        }
        offsets[count] = end;
        lengths[count] = length;
        channels[count] = channel;
        count++;
        end += length;
    }

    /** Whether the front belongs to a channel. */
    boolean waits(int channel) {
        return taken < count && channels[taken] == channel;
    }

    /** Hands over what waits at the front and belongs to a channel. */
    void deliver(int channel, InputSink sink) {
        while (taken < count && channels[taken] == channel) {
            final int index = taken++;
            sink.onInput(buffer, offsets[index], lengths[index]);
        }
        if (taken == count) {
            count = 0;
            taken = 0;
            end = 0;
        }
    }
}
