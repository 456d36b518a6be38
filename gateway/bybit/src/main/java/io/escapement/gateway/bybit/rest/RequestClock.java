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
     * Learns the venue's time at once, because it refused ours.
     *
     * @param venueTimeMs what its clock showed just now, milliseconds since the epoch
     */
    void synchronise(long venueTimeMs);

    /**
     * Learns the venue's time from a reply.
     *
     * @param venueTimeMs what its clock showed during the round trip, milliseconds since the epoch
     * @param roundTripNs from the request to now
     */
    void onReply(long venueTimeMs, long roundTripNs);

    /**
     * A wall clock, corrected by what the venue told.
     *
     * @param epochMillis the wall clock, milliseconds since the epoch
     * @return a new one, uncorrected
     */
    static RequestClock wall(LongSupplier epochMillis) {
        return new WallRequestClock(epochMillis);
    }
}
