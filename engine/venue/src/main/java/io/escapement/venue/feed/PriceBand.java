package io.escapement.venue.feed;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.PriceLimit;

/**
 * Bounds of limit prices, M mark, X and Y of the instrument: {@code min(M(1+Y), max(index, M(1+X)))} for buys, {@code
 * max(M(1-Y), min(index, M(1-X)))} for sells. The venue's averaged premium is taken as nothing.
 */
public final class PriceBand {
    private PriceBand() {}

    /**
     * The bounds of an instrument.
     *
     * @param feed of it, with a price
     * @return on ticks, within the instrument's least and greatest price
     */
    public static PriceLimit of(InstrumentFeed feed) {
        final InstrumentRules rules = feed.rules();
        final long mark = feed.markPrice();
        final long index = feed.indexPrice();
        final long buy = Math.min(
                FixedPoint.multiply(mark, FixedPoint.ONE + rules.priceLimitY(), Rounding.DOWN),
                Math.max(index, FixedPoint.multiply(mark, FixedPoint.ONE + rules.priceLimitX(), Rounding.DOWN)));
        final long sell = Math.max(
                FixedPoint.multiply(mark, FixedPoint.ONE - rules.priceLimitY(), Rounding.UP),
                Math.min(index, FixedPoint.multiply(mark, FixedPoint.ONE - rules.priceLimitX(), Rounding.UP)));
        return new PriceLimit(
                Math.min(rules.maxPrice(), FixedPoint.floorToStep(buy, rules.tickSize())),
                Math.max(rules.minPrice(), FixedPoint.ceilToStep(sell, rules.tickSize())));
    }
}
