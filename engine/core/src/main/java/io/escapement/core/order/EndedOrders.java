package io.escapement.core.order;

import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import java.util.Arrays;

/**
 * The latest orders whose end the venue proved: messages about them that come late, an older state included, say nothing
 * new. Orders that we only think are over are not among them; one of those that shows up again must be cancelled.
 */
final class EndedOrders implements Persistent {
    private static final int REMEMBERED = 512;

    private final int[] epoch = new int[REMEMBERED];
    private final long[] sequence = new long[REMEMBERED];
    private int next;

    EndedOrders() {
        Arrays.fill(sequence, Long.MIN_VALUE);
    }

    void add(int orderEpoch, long orderSequence) {
        epoch[next] = orderEpoch;
        sequence[next] = orderSequence;
        next = (next + 1) % REMEMBERED;
    }

    boolean contains(int orderEpoch, long orderSequence) {
        for (int at = 0; at < REMEMBERED; at++) {
            if (sequence[at] == orderSequence && epoch[at] == orderEpoch) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void persist(StateIo io) {
        io.ints(epoch);
        io.longs(sequence);
        next = io.i32(next);
    }
}
