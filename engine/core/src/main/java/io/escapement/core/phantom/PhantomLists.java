package io.escapement.core.phantom;

import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import java.util.Arrays;

/**
 * Who is followed, oldest first: over all, and by instrument, so that a bar touches only the phantoms of its own.
 *
 * <p>Two doubly linked lists through arrays by slot. Every step costs the same however many there are.
 */
final class PhantomLists implements Persistent {
    /** No slot. */
    static final int NONE = -1;

    private final int[] next;
    private final int[] previous;
    private final int[] nextOfInstrument;
    private final int[] previousOfInstrument;
    private final int[] first;
    private final int[] last;
    private final int[] count;
    private int oldest = NONE;
    private int youngest = NONE;

    PhantomLists(int capacity, int instruments) {
        next = new int[capacity];
        previous = new int[capacity];
        nextOfInstrument = new int[capacity];
        previousOfInstrument = new int[capacity];
        first = new int[instruments];
        last = new int[instruments];
        count = new int[instruments];
        Arrays.fill(first, NONE);
        Arrays.fill(last, NONE);
    }

    /** Adds a slot behind all others. */
    void add(int slot, int instrument) {
        previous[slot] = youngest;
        next[slot] = NONE;
        if (youngest == NONE) {
            oldest = slot;
        } else {
            next[youngest] = slot;
        }
        youngest = slot;
        previousOfInstrument[slot] = last[instrument];
        nextOfInstrument[slot] = NONE;
        if (last[instrument] == NONE) {
            first[instrument] = slot;
        } else {
            nextOfInstrument[last[instrument]] = slot;
        }
        last[instrument] = slot;
        count[instrument]++;
    }

    /** Takes a slot out. */
    void remove(int slot, int instrument) {
        if (previous[slot] == NONE) {
            oldest = next[slot];
        } else {
            next[previous[slot]] = next[slot];
        }
        if (next[slot] == NONE) {
            youngest = previous[slot];
        } else {
            previous[next[slot]] = previous[slot];
        }
        if (previousOfInstrument[slot] == NONE) {
            first[instrument] = nextOfInstrument[slot];
        } else {
            nextOfInstrument[previousOfInstrument[slot]] = nextOfInstrument[slot];
        }
        if (nextOfInstrument[slot] == NONE) {
            last[instrument] = previousOfInstrument[slot];
        } else {
            previousOfInstrument[nextOfInstrument[slot]] = previousOfInstrument[slot];
        }
        count[instrument]--;
    }

    /** The oldest of all, or NONE. */
    int oldest() {
        return oldest;
    }

    /** The oldest of an instrument, or NONE. */
    int firstOf(int instrument) {
        return first[instrument];
    }

    /** The next younger one of the same instrument, or NONE. */
    int after(int slot) {
        return nextOfInstrument[slot];
    }

    int countOf(int instrument) {
        return count[instrument];
    }

    @Override
    public void persist(StateIo io) {
        io.ints(next);
        io.ints(previous);
        io.ints(nextOfInstrument);
        io.ints(previousOfInstrument);
        io.ints(first);
        io.ints(last);
        io.ints(count);
        oldest = io.i32(oldest);
        youngest = io.i32(youngest);
    }
}
