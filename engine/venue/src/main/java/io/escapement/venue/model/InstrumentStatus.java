package io.escapement.venue.model;

/** Where an instrument stands in its life. */
public enum InstrumentStatus {
    /** Announced, not traded yet. */
    PRE_LAUNCH("PreLaunch"),
    /** Traded. */
    TRADING("Trading"),
    /** On its way out: positions may be reduced only, until the delivery time. */
    DELIVERING("Delivering"),
    /** Gone. */
    CLOSED("Closed");

    private final String word;

    InstrumentStatus(String word) {
        this.word = word;
    }

    /** The venue's word. */
    public String word() {
        return word;
    }
}
