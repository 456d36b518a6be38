package io.escapement.trainer.label;

/**
 * What became of a proposal.
 *
 * @param exit which barrier ended it
 * @param exitTimeMs end of the bar in which it ended, milliseconds since the epoch
 * @param netReturn profit after fees and slippage, share of the entry's value
 */
public record Outcome(Exit exit, long exitTimeMs, double netReturn) {
    /** The three barriers. */
    public enum Exit {
        /** The target's price was reached. */
        TARGET,
        /** The stop's price was reached. */
        STOP,
        /** Neither was, in time. */
        TIME
    }

    /**
     * The label to learn.
     *
     * @return whether money was made after costs, whichever barrier it was
     */
    public boolean won() {
        return netReturn > 0;
    }
}
