package io.escapement.core.feature;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Candidates for the maximum of a moving window, falling from head to tail, in a ring.
 *
 * <p>A value that is beaten by a newer one can never be the maximum again and leaves at once, so each enters and leaves
 * once: O(1) on average. Of equal values the older stays ahead.
 */
final class MonotonicQueue implements Persistent {
    private final double[] values;
    private final long[] positions;
    private int head;
    private int size;

    /** A queue for windows of up to {@code period} values. */
    MonotonicQueue(int period) {
        // Before the oldest is dropped there may be one more than the period.
        values = new double[period + 1];
        positions = new long[period + 1];
    }

    /** The value at a position, each one higher than the one before. */
    void push(long position, double value) {
        while (size > 0 && values[slot(size - 1)] < value) {
            size--;
        }
        final int slot = slot(size);
        values[slot] = value;
        positions[slot] = position;
        size++;
    }

    /** The window now starts at {@code position}; to be called after each push. */
    void dropBefore(long position) {
        if (positions[head] < position) {
            head = slot(1);
            size--;
        }
    }

    /** The maximum; the queue must not be empty. */
    double head() {
        return values[head];
    }

    /** Where the maximum is, the oldest of equal ones; the queue must not be empty. */
    long headPosition() {
        return positions[head];
    }

    void clear() {
        head = 0;
        size = 0;
    }

    @Override
    public void persist(StateIo io) {
        head = io.i32(head);
        size = io.count(size, values.length);
        io.doubles(values, values.length);
        io.longs(positions, positions.length);
    }

    /** The candidates in order, wherever in the ring they lie. */
    long hashInto(long hash) {
        long h = Hash64.mix(hash, size);
        for (int i = 0; i < size; i++) {
            h = Hash64.mix(Hash64.mix(h, values[slot(i)]), positions[slot(i)]);
        }
        return h;
    }

    private int slot(int index) {
        final int slot = head + index;
        return slot < values.length ? slot : slot - values.length;
    }
}
