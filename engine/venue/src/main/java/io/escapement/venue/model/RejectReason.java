package io.escapement.venue.model;

/** Why the matching engine ended an order early. */
public enum RejectReason {
    /** It did not. */
    NONE("EC_NoError"),
    /** Cancelled by its owner. */
    CANCEL_REQUEST("EC_PerCancelRequest"),
    /** Post-only, and would have taken. */
    POST_ONLY_WOULD_TAKE("EC_PostOnlyWillTakeLiquidity"),
    /** IOC or market: nothing, or nothing more, to match with. */
    NO_IMMEDIATE_FILL("EC_NoImmediateQtyToFill"),
    /** FOK: not all of it could be matched. */
    NO_FULL_FILL("EC_CancelForNoFullFill"),
    /** Anything else. */
    OTHER("EC_Others");

    private final String word;

    RejectReason(String word) {
        this.word = word;
    }

    /** The venue's word. */
    public String word() {
        return word;
    }
}
