package io.escapement.venue.matching;

/** Begins and ends transactions. */
interface Changes {
    /** A change of an instrument begins. */
    Transaction begin(int instrumentId);

    /** It is complete: tell it. */
    void commit();
}
