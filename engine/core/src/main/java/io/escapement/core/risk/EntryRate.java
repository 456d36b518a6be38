package io.escapement.core.risk;

import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/** Counts entries over the last minute, in a ring of their times. */
public final class EntryRate implements Persistent {
    private static final long MINUTE_NS = 60_000_000_000L;

    private final long[] times;
    private int next;

    /**
     * A rate without entries.
     *
     * @param maxPerMinute entries allowed within one minute
     */
    public EntryRate(int maxPerMinute) {
        times = new long[maxPerMinute];
    }

    /**
     * May another entry be sent?
     *
     * @param nowNs engine time
     * @return false if the oldest of the last allowed ones is younger than a minute
     */
    public boolean allows(long nowNs) {
        return nowNs - times[next] >= MINUTE_NS;
    }

    /**
     * An entry was sent.
     *
     * @param nowNs engine time
     */
    public void onEntry(long nowNs) {
        times[next] = nowNs;
        next = next + 1 == times.length ? 0 : next + 1;
    }

    @Override
    public void persist(StateIo io) {
        io.longs(times, times.length);
        if (io.version() < 2) {
            // What had not been sent yet was the smallest number.
            for (int k = 0; k < times.length; k++) {
                times[k] = Math.max(times[k], 0);
            }
        }
        next = io.i32(next);
    }
}
