package io.escapement.venue.matching;

import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.RetCode;

/** What happens to limit prices beyond the band: they are moved to its edge unless the account wants them refused. */
final class BandPolicy {
    private boolean refuses;

    BandPolicy(boolean refuses) {
        this.refuses = refuses;
    }

    void refuses(boolean now) {
        refuses = now;
    }

    boolean refuses() {
        return refuses;
    }

    /** The refusal of a price, or null. */
    Refusal check(InstrumentFeed feed, boolean buys, long price) {
        if (!refuses || !PriceLimits.outside(feed, buys, price)) {
            return null;
        }
        final String edge = Texts.decimal(PriceLimits.edge(feed, buys));
        return buys
                ? new Refusal(
                        RetCode.PRICE_ABOVE_BAND, "The order price is higher than the maximum buying price " + edge)
                : new Refusal(
                        RetCode.PRICE_BELOW_BAND, "The order price is lower than the minimum selling price " + edge);
    }
}
