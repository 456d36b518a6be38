package io.escapement.core.feature;

/** Where a feature's numbers come from; a model names the sources it was trained with, the others are masked. */
public enum FeatureSource {
    /** Closed bars, and the side of the proposal. */
    BARS,
    /** The order book. */
    BOOK,
    /** Public trades. */
    TRADES,
    /** The ticker: funding, mark and index price. */
    TICKERS;

    /** Mask of bars only, what a history of bars can train. */
    public static final int BARS_ONLY = 1;

    /** Mask of every source. */
    public static final int ALL = 15;

    /**
     * Bit of this source in a mask of sources.
     *
     * @return 1, 2, 4 or 8
     */
    public int bit() {
        return 1 << ordinal();
    }
}
