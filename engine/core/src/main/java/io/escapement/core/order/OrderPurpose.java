package io.escapement.core.order;

/** What an order is for; its ordinal is the leg of the client order id. */
public enum OrderPurpose {
    /** Opens a position for a signal. */
    ENTRY,
    /** Closes a position, reduce-only. */
    EXIT,
    /** Closes a share of a position at its first target; rests on the venue, reduce-only. */
    FIRST_TARGET
}
