package io.escapement.core.risk;

import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import java.util.Arrays;

/** Counts commands that came to nothing within a window, in a ring of their times. */
final class RejectRate implements Persistent {
    /** Before any window that is looked at. */
    private static final long LONG_AGO = 0;

    private final long[] times;
    private final long windowNs;
    private int next;

    /**
     * A rate without rejects.
     *
     * @param most that are too many within the window
     * @param windowNs its length
     */
    RejectRate(int most, long windowNs) {
        times = new long[most];
        this.windowNs = windowNs;
    }

    /** Forgets all. */
    void restart() {
        Arrays.fill(times, LONG_AGO);
    }

    /**
     * A command was refused, not sent, or not answered.
     *
     * @param nowNs engine time
     * @return true if that makes too many
     */
    boolean onReject(long nowNs) {
        times[next] = nowNs;
        next = next + 1 == times.length ? 0 : next + 1;
        return nowNs - times[next] <= windowNs;
    }

    /** Rejects that are too many. */
    int most() {
        return times.length;
    }

    @Override
    public void persist(StateIo io) {
        io.longs(times, times.length);
        if (io.version() < 2) {
            for (int k = 0; k < times.length; k++) {
                times[k] = Math.max(times[k], LONG_AGO);
            }
        }
        next = io.i32(next);
    }
}
