package io.escapement.venue.market;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.venue.model.InstrumentRules;

/**
 * A market: instruments, their bars before the start, and from then on their price points in order of (time,
 * instrument). What it gives is a function of its constructor's arguments only, never of what was asked or traded.
 */
public interface MarketSource {
    /** Returned by {@link #endMs()} by a market that goes on. */
    long NEVER = Long.MAX_VALUE;

    /** How many instruments. */
    int instrumentCount();

    /**
     * Rules of an instrument.
     *
     * @param instrumentId dense index
     * @return its rules
     */
    InstrumentRules rules(int instrumentId);

    /** First instant of the session; bars that closed until then are history. */
    long startMs();

    /** The market stands still from here on; {@link #NEVER} if it goes on. */
    long endMs();

    /**
     * Interval of the bars that the path is made of.
     *
     * @param instrumentId dense index
     * @return minutes
     */
    int baseIntervalMinutes(int instrumentId);

    /**
     * Bars of an instrument: before the start all of them; later ones are added as {@link #next} passes their close.
     *
     * @param instrumentId dense index
     * @return the store, never null
     */
    BarStore bars(int instrumentId);

    /**
     * Typical size of one level of the book.
     *
     * @param instrumentId dense index
     * @return 1e-8, a positive multiple of the lot
     */
    long levelSize(int instrumentId);

    /**
     * The funding rate that was paid, where the market knows it. Nobody may be told of it before.
     *
     * @param instrumentId dense index
     * @param timeMs of the payment
     * @return 1e-8, or {@link FixedPoint#NULL}: the venue's model of it pays
     */
    default long fundingRate(int instrumentId, long timeMs) {
        return FixedPoint.NULL;
    }

    /** When the next point trades, {@link #NEVER} when there is none. */
    long nextTimeMs();

    /**
     * Takes the next point.
     *
     * @param point filled
     * @return false when the market is over
     */
    boolean next(PricePoint point);
}
