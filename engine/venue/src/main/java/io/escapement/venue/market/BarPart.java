package io.escapement.venue.market;

/** A stretch of bars of one interval, kept or made when they are asked for. */
public interface BarPart {
    /** Minutes of a bar. */
    int intervalMinutes();

    /** Open time of the first bar; {@link Long#MAX_VALUE} if there is none. */
    long firstMs();

    /** Behind the last bar that there will ever be; {@link Long#MAX_VALUE} if it goes on. */
    long endMs();

    /**
     * Bars of a range.
     *
     * @param fromMs least open time
     * @param toMs greatest open time
     * @return a series that has at least all bars of the range, valid until the next call
     */
    BarSeries window(long fromMs, long toMs);
}
