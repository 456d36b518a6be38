package io.escapement.venue.feed;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.venue.model.InstrumentRules;

/**
 * Mark price, index price and running funding rate as functions of the path of the last price.
 *
 * <ul>
 *   <li>The mark follows the last by three quarters of the distance at each point, so a single print doesn't liquidate;
 *       the index is the mark without the funding premium.
 *   <li>The running funding rate is 0.01 % plus a hundredth of the price's move since the last settlement, that part
 *       within 0.05 %, cut to 1e-6.
 * </ul>
 */
final class MarkModel {
    private static final long BASE_RATE = 10_000L;
    private static final long PREMIUM_BOUND = 50_000L;
    private static final long RATE_STEP = 100L;

    private long mark;
    private long index;
    private long reference;
    private long rate = BASE_RATE;

    /** Stands at a price. @param price 1e-8, 0 for none yet */
    void reset(long price) {
        mark = price;
        index = price;
        reference = price;
    }

    /** Funding was settled: the rate begins anew. @param price 1e-8 */
    void settle(long price) {
        reference = price;
    }

    /** The last price moved. @param price 1e-8 @param rules of the instrument */
    void move(long price, InstrumentRules rules) {
        final long tick = rules.tickSize();
        mark = mark == 0 ? price : FixedPoint.floorToStep(mark + (price - mark) * 3 / 4 + tick / 2, tick);
        if (reference == 0) {
            reference = price;
        }
        rate = rate(price, reference, rules);
        index = FixedPoint.floorToStep(mark - FixedPoint.multiply(mark, rate, Rounding.DOWN), tick);
    }

    /**
     * The rate that a move means.
     *
     * @param price now
     * @param reference at the settlement before
     * @param rules bound the rate
     * @return 1e-8
     */
    static long rate(long price, long reference, InstrumentRules rules) {
        // Divided before multiplied: a price and a rate at 1e-8 would overflow, and 1e-6 of the rate is all that
        // counts.
        final long premium =
                FixedPoint.multiplyDivide(price - reference, FixedPoint.ONE / 100, reference, Rounding.DOWN);
        final long bounded = Math.max(-PREMIUM_BOUND, Math.min(PREMIUM_BOUND, premium));
        final long rate = Math.max(-rules.maxFundingRate(), Math.min(rules.maxFundingRate(), BASE_RATE + bounded));
        return rate / RATE_STEP * RATE_STEP;
    }

    long mark() {
        return mark;
    }

    long index() {
        return index;
    }

    long rate() {
        return rate;
    }
}
