package io.escapement.core.market;

/** What a bar message did to its series. */
public final class BarResult {
    /** The bar in progress was updated. */
    public static final int UPDATED_OPEN = 0;

    /** A bar was closed and appended: indicators and strategies are due. */
    public static final int CLOSED = 1;

    /** The bar was already closed; nothing changed. A differing repetition counts as a conflict, the first stands. */
    public static final int DUPLICATE = 2;

    /** Older than anything kept, or an update of a bar already closed; nothing changed. */
    public static final int STALE = 3;

    /** Bars are missing before this one. The gap opened or grew just now: ask for the missing range. */
    public static final int GAP = 4;

    /** Behind a gap that is already known; nothing changed. */
    public static final int IN_GAP = 5;

    /** Unknown instrument or interval, an open time off the grid, or impossible prices; refused and counted. */
    public static final int INVALID = 6;

    private BarResult() {}
}
