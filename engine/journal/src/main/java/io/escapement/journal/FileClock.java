package io.escapement.journal;

import net.openhft.chronicle.core.time.TimeProvider;

/**
 * Tells Chronicle which file is the current one: the wall clock's day or hour, never going back, moved on early when a
 * file is full. The wall clock is read by the keeper thread, not once per record; records never see it.
 */
final class FileClock implements TimeProvider {
    private final int periodMs;
    private volatile int cycle;

    /**
     * @param periodMs length of a file's period
     * @param lastCycle period of the newest file that exists, or -1
     */
    FileClock(int periodMs, int lastCycle) {
        this.periodMs = periodMs;
        this.cycle = lastCycle;
        followWallClock();
    }

    /** Moves on to the wall clock's period if that is later. Keeper thread, or the constructor. */
    void followWallClock() {
        final int now = (int) (System.currentTimeMillis() / periodMs);
        if (now > cycle) {
            cycle = now;
        }
    }

    /** Begins the next file now. Appending thread. */
    void next() {
        cycle = cycle + 1;
    }

    /** @return number of the current period */
    int cycle() {
        return cycle;
    }

    @Override
    public long currentTimeMillis() {
        return (long) cycle * periodMs;
    }
}
