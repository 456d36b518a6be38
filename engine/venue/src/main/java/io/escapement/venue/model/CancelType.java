package io.escapement.venue.model;

/** Who or what cancelled an order. */
public enum CancelType {
    /** Not cancelled. */
    NONE("UNKNOWN"),
    /** By request, or the remainder of an IOC, FOK or post-only order. */
    USER("CancelByUser"),
    /** A reduce-only order had nothing left to reduce. */
    REDUCE_ONLY("CancelByReduceOnly"),
    /** The position of an attached stop or target closed. */
    POSITION_CLOSED("CancelByTpSlTsClear"),
    /** Before a liquidation. */
    LIQUIDATION("CancelAllBeforeLiq");

    private final String word;

    CancelType(String word) {
        this.word = word;
    }

    /** The venue's word. */
    public String word() {
        return word;
    }
}
