package io.escapement.core.market;

/** What a book message did to its book. */
public final class BookResult {
    /** The message was the last part; the book is consistent again. */
    public static final int APPLIED = 0;

    /** A part was put aside until the last one comes; the book shows the state before. */
    public static final int PARTIAL = 1;

    /** Nothing to do: a repeated delta, or a depth this book does not follow. */
    public static final int IGNORED = 2;

    /** The sequence or the book broke; it is empty until the next snapshot. Resubscribe. */
    public static final int BROKEN = 3;

    /** A delta while no snapshot has been seen since the start or the break; ignored. */
    public static final int NO_SNAPSHOT = 4;

    /** Unknown instrument or an impossible level; refused and counted. */
    public static final int INVALID = 5;

    private BookResult() {}
}
