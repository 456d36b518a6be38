package io.escapement.venue.model;

/**
 * The order book of one instrument at one price point, with what changed since the point before. A flyweight: valid
 * during the callback, or until the next query with the same object. Levels are in order from the best.
 */
public interface BookView {
    /** Matching-engine time, milliseconds. */
    long matchTimeMs();

    /** Grows by exactly one per point of the instrument; never 1. */
    long updateId();

    /** Orders messages over topics of one instrument. */
    long crossSequence();

    /** Levels a side. */
    int levels();

    /** Bid price of a level, 1e-8. */
    long bidPrice(int level);

    /** Bid size of a level, 1e-8. */
    long bidSize(int level);

    /** Ask price of a level, 1e-8. */
    long askPrice(int level);

    /** Ask size of a level, 1e-8. */
    long askSize(int level);

    /** Bid levels that differ from the update id before, within the depth asked for. */
    int changedBids();

    /** Price of a changed bid, 1e-8, from the best. */
    long changedBidPrice(int index);

    /** New size of a changed bid, 1e-8; 0 removes the level. */
    long changedBidSize(int index);

    /** Ask levels that differ from the update id before, within the depth asked for. */
    int changedAsks();

    /** Price of a changed ask, 1e-8, from the best. */
    long changedAskPrice(int index);

    /** New size of a changed ask, 1e-8; 0 removes the level. */
    long changedAskSize(int index);
}
