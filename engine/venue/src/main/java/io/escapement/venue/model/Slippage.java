package io.escapement.venue.model;

/**
 * How far beyond the best price of the other side a market order may go.
 *
 * @param kind of the tolerance
 * @param tolerance ticks or percent, 1e-8; 0 for NONE
 */
public record Slippage(Kind kind, long tolerance) {
    /** The venue's own protection only. */
    public static final Slippage NONE = new Slippage(Kind.NONE, 0);

    /** Unit of a tolerance. */
    public enum Kind {
        /** None. */
        NONE("UNKNOWN"),
        /** Whole ticks, 1 to 10000. */
        TICK_SIZE("TickSize"),
        /** Percent, 0.01 to 10. */
        PERCENT("Percent");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The venue's word. */
        public String word() {
            return word;
        }
    }
}
