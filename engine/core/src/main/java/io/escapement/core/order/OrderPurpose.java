package io.escapement.core.order;

/** What an order is for; its ordinal is the leg of the client order id. */
public enum OrderPurpose {
    /** Opens a position for a signal. */
    ENTRY,
    /** Closes a position, reduce-only. */
    EXIT
}
