package io.escapement.venue.market;

/**
 * One trade price on the path of one instrument, filled by {@link MarketSource#next}. Mutable, reused.
 *
 * <p>The first point of a base bar is its open, the last its close; together they reach its high and low, and their
 * volumes add up to the bar's.
 */
public final class PricePoint {
    /** When it trades. */
    public long timeMs;

    /** Dense index. */
    public int instrumentId;

    /** First point of a base bar: the price jumped here; otherwise it moved here continuously. */
    public boolean barOpens;

    /** 1e-8, a multiple of the tick. */
    public long price;

    /** Traded since the point before, base units at 1e-8; may be 0. */
    public long size;

    /** Traded since the point before, base units at {@link io.escapement.venue.model.Bar#VOLUME_EXPONENT}. */
    public long volume;

    /** Quote units of it, at {@link io.escapement.venue.model.Bar#VOLUME_EXPONENT}. */
    public long turnover;

    /** Spread in ticks, at least 1. */
    public int spreadTicks;

    /** Deterministic noise for what is derived from the point: sides, sizes, ids. */
    public long noise;
}
