package io.escapement.gateway.bybit.rest;

import java.util.function.LongSupplier;

/** What the venue's clock is believed to show; stamps signed requests. Thread-safe. */
public interface RequestClock {
    /**
     * Now, as the venue sees it.
     *
     * @return milliseconds since the epoch
     */
    long nowMs();

    /**
     * Learns the venue's time.
     *
     * @param venueTimeMs what its clock showed just now, milliseconds since the epoch
     */
    void synchronise(long venueTimeMs);

    /**
     * A wall clock, corrected by what the venue told last.
     *
     * @param epochMillis the wall clock, milliseconds since the epoch
     * @return a new one, uncorrected
     */
    static RequestClock wall(LongSupplier epochMillis) {
        return new RequestClock() {
            private volatile long offsetMs;

            @Override
            public long nowMs() {
                return epochMillis.getAsLong() + offsetMs;
            }

            @Override
            public void synchronise(long venueTimeMs) {
                offsetMs = venueTimeMs - epochMillis.getAsLong();
            }
        };
    }
}
