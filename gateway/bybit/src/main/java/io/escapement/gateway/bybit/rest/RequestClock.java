package io.escapement.gateway.bybit.rest;

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
     * The wall clock, corrected by what the venue told last.
     *
     * @return a new one, uncorrected
     */
    static RequestClock wall() {
        return new RequestClock() {
            private volatile long offsetMs;

            @Override
            public long nowMs() {
                return System.currentTimeMillis() + offsetMs;
            }

            @Override
            public void synchronise(long venueTimeMs) {
                offsetMs = venueTimeMs - System.currentTimeMillis();
            }
        };
    }
}
