package io.escapement.venue.account;

import io.escapement.codecs.decimal.Rounding;

/**
 * How fees and funding payments are rounded at 1e-8. Recorded debits are rounded up: a fee of 0.035545015 was charged as
 * 0.03554502, a funding payment of 0.001968724416 as 0.00196873. Credits are unconfirmed, hence the choice.
 */
public enum ChargeRounding {
    /** Debits up, credits down: every broken unit goes to the venue. The default. */
    VENUE_FAVOUR(Rounding.CEILING),
    /** Debits and credits away from zero. */
    AWAY_FROM_ZERO(Rounding.UP),
    /** To the nearest. */
    HALF_UP(Rounding.HALF_UP);

    private final Rounding rounding;

    ChargeRounding(Rounding rounding) {
        this.rounding = rounding;
    }

    /** Applied to the charge, positive when paid. */
    public Rounding rounding() {
        return rounding;
    }
}
