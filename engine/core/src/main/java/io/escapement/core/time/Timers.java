package io.escapement.core.time;

import io.escapement.core.hash.RollingHash;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Pending timers in a binary heap, earliest deadline first, equal deadlines in id order.
 *
 * <p>An id says what the timer is for ({@link #id}): its kind in the upper bits, the thing it is about in the lower. At
 * most one timer per id. Fixed capacity; one too many is refused. Nothing allocates.
 */
public final class Timers implements Persistent {
    /** Deadline of an empty heap. */
    public static final long NO_DEADLINE = Long.MAX_VALUE;

    private static final int KEY_BITS = 56;
    private static final long KEY_MASK = (1L << KEY_BITS) - 1;

    private final long[] deadlines;
    private final long[] ids;
    private final RollingHash hash;
    private int size;

    /**
     * An empty heap.
     *
     * @param capacity timers pending at once
     * @param hash absorbs every change
     */
    public Timers(int capacity, RollingHash hash) {
        deadlines = new long[capacity];
        ids = new long[capacity];
        this.hash = hash;
    }

    /**
     * Id of a timer.
     *
     * @param kind 0 to 127
     * @param key what it is about, not negative, below 2<sup>56</sup>
     * @return the id
     */
    public static long id(int kind, long key) {
        return ((long) kind << KEY_BITS) | key;
    }

    /**
     * Kind within an id.
     *
     * @param id of a timer
     * @return 0 to 127
     */
    public static int kind(long id) {
        return (int) (id >>> KEY_BITS);
    }

    /**
     * Key within an id.
     *
     * @param id of a timer
     * @return what the timer is about
     */
    public static long key(long id) {
        return id & KEY_MASK;
    }

    /**
     * Sets a timer; a pending one of the same id is replaced.
     *
     * @param id what for
     * @param deadlineNs when
     * @return false if there is no room
     */
    public boolean schedule(long id, long deadlineNs) {
        final int at = find(id);
        if (at >= 0) {
            removeAt(at);
        } else if (size == deadlines.length) {
            return false;
        }
        hash.absorb(id, deadlineNs);
        int child = size++;
        while (child > 0) {
            final int parent = (child - 1) >>> 1;
            if (!before(deadlineNs, id, parent)) {
                break;
            }
            deadlines[child] = deadlines[parent];
            ids[child] = ids[parent];
            child = parent;
        }
        deadlines[child] = deadlineNs;
        ids[child] = id;
        return true;
    }

    /**
     * Takes a timer back.
     *
     * @param id what for; unknown ids are ignored
     */
    public void cancel(long id) {
        final int at = find(id);
        if (at >= 0) {
            hash.absorb(id, NO_DEADLINE);
            removeAt(at);
        }
    }

    /**
     * Whether a timer is pending.
     *
     * @param id what for
     * @return true if it is
     */
    public boolean isPending(long id) {
        return find(id) >= 0;
    }

    /**
     * Earliest deadline.
     *
     * @return nanoseconds since the epoch, or {@link #NO_DEADLINE}
     */
    public long nextDeadlineNs() {
        return size == 0 ? NO_DEADLINE : deadlines[0];
    }

    /**
     * Removes the earliest timer.
     *
     * @return its id; only call while there is a next deadline
     */
    public long poll() {
        final long id = ids[0];
        hash.absorb(id, NO_DEADLINE);
        removeAt(0);
        return id;
    }

    /**
     * Timers pending.
     *
     * @return count
     */
    public int size() {
        return size;
    }

    @Override
    public void persist(StateIo io) {
        size = io.count(size, deadlines.length);
        io.longs(deadlines, size);
        io.longs(ids, size);
    }

    /** Linear: a few dozen are pending, and setting or cancelling one is not the hot path. */
    private int find(long id) {
        for (int i = 0; i < size; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        return -1;
    }

    private void removeAt(int index) {
        size--;
        if (index == size) {
            return;
        }
        final long deadline = deadlines[size];
        final long id = ids[size];
        int at = index;
        while (at > 0 && before(deadline, id, (at - 1) >>> 1)) {
            final int parent = (at - 1) >>> 1;
            deadlines[at] = deadlines[parent];
            ids[at] = ids[parent];
            at = parent;
        }
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && before(deadlines[child + 1], ids[child + 1], child)) {
                child++;
            }
            if (before(deadline, id, child)) {
                break;
            }
            deadlines[at] = deadlines[child];
            ids[at] = ids[child];
            at = child;
        }
        deadlines[at] = deadline;
        ids[at] = id;
    }

    private boolean before(long deadline, long id, int index) {
        return deadline < deadlines[index] || (deadline == deadlines[index] && id < ids[index]);
    }
}
