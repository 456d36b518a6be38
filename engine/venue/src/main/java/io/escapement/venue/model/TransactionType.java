package io.escapement.venue.model;

/** What moved the cash of the account, by the venue's words of its transaction log. */
public enum TransactionType {
    /** A fill: price profit and fee. */
    TRADE,
    /** A funding payment. */
    SETTLEMENT,
    /** Money that came in. */
    TRANSFER_IN,
    /** Money that went out. */
    TRANSFER_OUT,
    /** A fill by a liquidation, or what the insurance fund covered after it. */
    LIQUIDATION,
    /** A fill by auto-deleveraging. */
    ADL,
    /** A position settled as its instrument left the venue. */
    DELIVERY
}
