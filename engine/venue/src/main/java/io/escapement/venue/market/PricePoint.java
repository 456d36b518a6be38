package io.escapement.venue.market;

/**
 * One trade price on the path of one instrument, filled by {@link MarketSource#next}. Mutable, reused.
 *
 * <p>The first point of a base bar is its open, the last its close; together they reach its high and low, and their
 * volumes add up to the bar's.
 */
public final class PricePoint {
    /** The price may have moved: orders are looked at. */
    public static final int PRICE = 1;

    /** There are prints to be told. */
    public static final int TRADES = 1 << 1;

    /** The book changed. */
    public static final int BOOK = 1 << 2;

    /** The ticker changed. */
    public static final int TICKER = 1 << 3;

    /** Running bars changed. */
    public static final int BARS = 1 << 4;

    /** Others were liquidated. */
    public static final int LIQUIDATIONS = 1 << 5;

    /** Of a point of a path: everything moves with the price. */
    public static final int ALL = PRICE | TRADES | BOOK | TICKER | BARS | LIQUIDATIONS;

    /** What the point is about; points of paths leave it at {@link #ALL}. */
    public int changes = ALL;

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
