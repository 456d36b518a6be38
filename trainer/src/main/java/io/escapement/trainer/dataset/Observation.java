package io.escapement.trainer.dataset;

import java.util.List;

/** Something that is worked out of a history at instants in it, and must not know what comes after them. */
public interface Observation {
    /**
     * What it is.
     *
     * @return a few words
     */
    String title();

    /**
     * What its values are called.
     *
     * @return in order
     */
    List<String> names();

    /**
     * Instants at which there is something worth looking at.
     *
     * @param history to look at
     * @return rising, milliseconds since the epoch
     */
    long[] instants(SymbolHistory history);

    /**
     * Its values at some instants.
     *
     * @param history to work them out of
     * @param instants rising
     * @return one row an instant, as long as the names; NaN where there is no value
     */
    double[][] at(SymbolHistory history, long[] instants);
}
