package io.escapement.venue.model;

/** Whether a stop or target is the position's only one, or one of several for parts of it. */
public enum TpslMode {
    /** Not said, or not applicable. */
    NONE("UNKNOWN"),
    /** Of the whole position, whose size it follows; market orders only. */
    FULL("Full"),
    /** Of a part of the position. */
    PARTIAL("Partial");

    private final String word;

    TpslMode(String word) {
        this.word = word;
    }

    /** The venue's word. */
    public String word() {
        return word;
    }
}
