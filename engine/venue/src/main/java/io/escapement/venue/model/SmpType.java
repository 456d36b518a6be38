package io.escapement.venue.model;

/** What happens when an order would match another one of the same account; only the incoming order's type counts. */
public enum SmpType {
    /** They match. */
    NONE("None"),
    /** The resting order ends. */
    CANCEL_MAKER("CancelMaker"),
    /** What is left of the incoming order ends. */
    CANCEL_TAKER("CancelTaker"),
    /** Both end. */
    CANCEL_BOTH("CancelBoth");

    private final String word;

    SmpType(String word) {
        this.word = word;
    }

    /** The venue's word. */
    public String word() {
        return word;
    }
}
