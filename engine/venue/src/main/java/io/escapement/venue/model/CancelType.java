package io.escapement.venue.model;

/** Who or what cancelled an order. */
public enum CancelType {
    /** Not cancelled, or by the matching engine itself. */
    NONE("UNKNOWN"),
    /** By request. */
    USER("CancelByUser"),
    /** A reduce-only order had nothing left to reduce, or a closing order needed its margin. */
    REDUCE_ONLY("CancelByReduceOnly"),
    /** The position of a stop or target closed, or its partner was triggered. */
    POSITION_CLOSED("CancelByTpSlTsClear"),
    /** Before a liquidation. */
    LIQUIDATION("CancelAllBeforeLiq"),
    /** Self-match prevention. */
    SELF_MATCH("CancelBySmp"),
    /** The connection of its owner was lost. */
    DISCONNECT("CancelByDCP"),
    /** Before an automatic deleveraging. */
    DELEVERAGING("CancelAllBeforeAdl"),
    /** The instrument left the venue. */
    SETTLEMENT("CancelBySettle");

    private final String word;

    CancelType(String word) {
        this.word = word;
    }

    /** The venue's word. */
    public String word() {
        return word;
    }
}
