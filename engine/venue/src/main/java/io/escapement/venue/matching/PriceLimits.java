package io.escapement.venue.matching;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.feed.PriceBand;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.PriceLimit;
import io.escapement.venue.model.Slippage;

/** How far prices may go. */
final class PriceLimits {
    /** How far from the last price a market order may go, as a fraction. */
    private static final long PROTECTION = 5_000_000L;

    private static final long PERCENT = 100L;

    private PriceLimits() {}

    /** Limit of a market order that sees a price. */
    static long ofMarketOrder(InstrumentRules rules, boolean buys, long price) {
        return beyond(rules, buys, price, PROTECTION);
    }

    /** Limit of a market order with a tolerance of its own, measured from the best price of the other side. */
    static long ofMarketOrder(InstrumentFeed feed, boolean buys, Slippage slippage) {
        final InstrumentRules rules = feed.rules();
        final long protection = ofMarketOrder(rules, buys, feed.lastPrice());
        final long best = buys ? feed.askPrice() : feed.bidPrice();
        final long limit;
        switch (slippage.kind()) {
            case TICK_SIZE -> {
                final long distance = slippage.tolerance() / FixedPoint.ONE * rules.tickSize();
                limit = buys ? best + distance : best - distance;
            }
            case PERCENT -> limit = beyond(rules, buys, best, slippage.tolerance() / PERCENT);
            default -> {
                return protection;
            }
        }
        return buys ? Math.min(limit, protection) : Math.max(limit, protection);
    }

    /** Highest price of a buy, lowest of a sell. */
    static long edge(InstrumentFeed feed, boolean buys) {
        final PriceLimit limit = PriceBand.of(feed);
        return buys ? limit.buyLimit() : limit.sellLimit();
    }

    /** Whether a limit price is beyond the band. */
    static boolean outside(InstrumentFeed feed, boolean buys, long price) {
        return buys ? price > edge(feed, true) : price < edge(feed, false);
    }

    /** A limit price beyond the band is moved to its edge. */
    static long withinBand(InstrumentFeed feed, boolean buys, long price) {
        return outside(feed, buys, price) ? edge(feed, buys) : price;
    }

    private static long beyond(InstrumentRules rules, boolean buys, long price, long fraction) {
        final long tick = rules.tickSize();
        if (buys) {
            final long limit = FixedPoint.multiply(price, FixedPoint.ONE + fraction, Rounding.DOWN);
            return Math.min(rules.maxPrice(), FixedPoint.floorToStep(limit, tick));
        }
        final long limit = FixedPoint.multiply(price, FixedPoint.ONE - fraction, Rounding.UP);
        return Math.max(rules.minPrice(), FixedPoint.ceilToStep(limit, tick));
    }
}
