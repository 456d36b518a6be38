package io.escapement.venue.model;

/** The venue's answer codes that the model gives. */
public final class RetCode {
    /** Accepted. */
    public static final int OK = 0;
    /** A parameter is missing, malformed, off tick or lot, or out of the size limits; an amend without a change. */
    public static final int PARAMETER = 10001;
    /** No such open order, or too late. */
    public static final int ORDER_NOT_FOUND = 110001;
    /** Price outside the instrument's bounds. */
    public static final int PRICE_OUT_OF_RANGE = 110003;
    /** Not enough available margin. */
    public static final int INSUFFICIENT_MARGIN = 110007;
    /** More than ten conditional orders on the instrument. */
    public static final int TOO_MANY_STOPS = 110009;
    /** Leverage above the instrument's limit. */
    public static final int LEVERAGE_TOO_HIGH = 110013;
    /** The position would exceed its risk limit, or its leverage that of the tier. */
    public static final int RISK_LIMIT = 110090;
    /** Reduce-only rule violated, or nothing to reduce. */
    public static final int REDUCE_ONLY = 110017;
    /** More than 500 active orders on the instrument. */
    public static final int TOO_MANY_ORDERS = 110020;
    /** The position mode cannot change: there is a position. */
    public static final int MODE_HAS_POSITION = 110024;
    /** Position mode as it was. */
    public static final int MODE_NOT_MODIFIED = 110025;
    /** The position mode cannot change: there are open orders. */
    public static final int MODE_HAS_ORDERS = 110028;
    /** A stop or target that the rest of the position is too small for. */
    public static final int PROTECTION_TOO_LARGE = 110058;
    /** Stop and target of an order that is partly filled cannot change. */
    public static final int PARTLY_FILLED_EXITS = 110059;
    /** More than twenty partial stops and targets on a position. */
    public static final int TOO_MANY_PARTIAL_STOPS = 110061;
    /** A tolerance in ticks out of its range. */
    public static final int SLIPPAGE_TICKS = 110108;
    /** A tolerance in percent out of its range. */
    public static final int SLIPPAGE_PERCENT = 110109;
    /** A market order, and nothing on the other side. */
    public static final int NO_LIQUIDITY = 110118;
    /** A buy above the highest price of the band, where prices are not moved into it. */
    public static final int PRICE_ABOVE_BAND = 30208;
    /** A sell below the lowest price of the band, where prices are not moved into it. */
    public static final int PRICE_BELOW_BAND = 30209;
    /** Leverage as it was. */
    public static final int LEVERAGE_NOT_MODIFIED = 110043;
    /** Amended size not above the filled size. */
    public static final int SIZE_BELOW_FILLED = 110064;
    /** The client's id was used before. */
    public static final int DUPLICATE_LINK_ID = 110072;
    /** A rising trigger not above the price. */
    public static final int TRIGGER_NOT_ABOVE = 110092;
    /** A falling trigger not below the price. */
    public static final int TRIGGER_NOT_BELOW = 110093;
    /** The instrument is not traded. */
    public static final int NOT_LIVE = 110074;
    /** The instrument is being delisted: orders may only reduce. */
    public static final int DELISTING = 30228;
    /** The order is being processed: ask again shortly. */
    public static final int IN_PROCESS = 110079;
    /** Order value below the least. */
    public static final int MIN_NOTIONAL = 110094;
    /** Stop and target as they were. */
    public static final int NOT_MODIFIED = 34040;

    private RetCode() {}
}
