package io.escapement.venue.matching;

import io.escapement.venue.market.Xoshiro256;
import io.escapement.venue.model.VenueId;

/**
 * Cross sequences and ids. Public sequences count price points alone, in steps wide enough for the private ones between
 * them: so what is traded doesn't change the public stream.
 */
public final class Sequences {
    private static final long STEP = 1_000_000L;

    private long point;
    private long sincePoint;
    private long ids;

    /** A new price point. */
    public long nextPublic() {
        sincePoint = 0;
        return ++point * STEP;
    }

    /** A change of the account. */
    public long nextPrivate() {
        return point * STEP + ++sincePoint;
    }

    /** A new order or execution id. */
    VenueId nextId() {
        final long high = Xoshiro256.mix(++ids);
        return VenueId.random(high, Xoshiro256.mix(high + ids));
    }
}
