package io.escapement.venue.model;

/** How many positions an instrument may have at once. */
public enum PositionMode {
    /** One, long or short: position index 0. */
    ONE_WAY(0),
    /** A long one and a short one side by side: position indices 1 and 2. */
    HEDGE(3);

    private final int code;

    PositionMode(int code) {
        this.code = code;
    }

    /** The venue's number. */
    public int code() {
        return code;
    }

    /**
     * The mode of a number of the venue.
     *
     * @param code 0 or 3
     * @return null for any other
     */
    public static PositionMode of(int code) {
        return code == ONE_WAY.code ? ONE_WAY : code == HEDGE.code ? HEDGE : null;
    }
}
