package io.escapement.core.position;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Remembers the latest execution ids, so that a repeated execution is booked once.
 *
 * <p>A ring of ids gives the age, an open-addressed table the look-up; the oldest id makes room for the newest. Nothing
 * allocates.
 */
public final class ExecutionFilter implements Persistent {
    private final long[] ringHigh;
    private final long[] ringLow;
    private final int[] table;
    private final int mask;
    private int count;
    private int next;

    /**
     * An empty filter.
     *
     * @param capacity ids remembered
     */
    public ExecutionFilter(int capacity) {
        ringHigh = new long[capacity];
        ringLow = new long[capacity];
        table = new int[Integer.highestOneBit(capacity) << 2];
        mask = table.length - 1;
    }

    /**
     * Adds an id.
     *
     * @param high half of the id
     * @param low half of the id; with {@code high} 0 there is no id, which is always new
     * @return false if it was known
     */
    public boolean add(long high, long low) {
        if (high == 0 && low == 0) {
            return true;
        }
        int at = home(high, low);
        while (table[at] != 0) {
            final int place = table[at] - 1;
            if (ringHigh[place] == high && ringLow[place] == low) {
                return false;
            }
            at = (at + 1) & mask;
        }
        if (count == ringHigh.length) {
            forget(next);
            at = home(high, low);
            while (table[at] != 0) {
                at = (at + 1) & mask;
            }
        } else {
            count++;
        }
        ringHigh[next] = high;
        ringLow[next] = low;
        table[at] = next + 1;
        next = next + 1 == ringHigh.length ? 0 : next + 1;
        return true;
    }

    /**
     * Whether an id is remembered.
     *
     * @param high half of the id
     * @param low half of the id
     * @return false if it is new, or too old
     */
    public boolean contains(long high, long low) {
        int at = home(high, low);
        while (table[at] != 0) {
            final int place = table[at] - 1;
            if (ringHigh[place] == high && ringLow[place] == low) {
                return true;
            }
            at = (at + 1) & mask;
        }
        return false;
    }

    @Override
    public void persist(StateIo io) {
        final int capacity = ringHigh.length;
        final int kept = io.count(count, capacity);
        final int saved = io.i32(capacity);
        final int oldest = io.i32((next - count + capacity) % capacity);
        if (io.isReading()) {
            // The same places as before if the capacity is the same; the look-up is built anew.
            next = saved == capacity ? oldest : 0;
        }
        for (int i = 0; i < kept; i++) {
            final int at = (oldest + i) % capacity;
            final long high = io.i64(ringHigh[at]);
            final long low = io.i64(ringLow[at]);
            if (io.isReading()) {
                add(high, low);
            }
        }
    }

    /**
     * Removes the oldest from the table, closing the probe chain behind it. It lies at its home: only older ones push an
     * id away from there, and when they go, closing the chain brings back the oldest of those pushed away first.
     */
    private void forget(int place) {
        int hole = home(ringHigh[place], ringLow[place]);
        int at = hole;
        while (true) {
            at = (at + 1) & mask;
            if (table[at] == 0) {
                break;
            }
            final int other = table[at] - 1;
            final int wanted = home(ringHigh[other], ringLow[other]);
            if (((at - wanted) & mask) >= ((at - hole) & mask)) {
                table[hole] = table[at];
                hole = at;
            }
        }
        table[hole] = 0;
    }

    private int home(long high, long low) {
        return (int) Hash64.mix(high, low) & mask;
    }
}
