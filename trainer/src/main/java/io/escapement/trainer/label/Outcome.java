package io.escapement.trainer.label;

/**
 * What became of a proposal. Shares are of the entry's value as paid.
 *
 * @param exit which barrier ended it
 * @param entry price before slippage
 * @param stop price of the loss barrier
 * @param target price of the profit barrier
 * @param exitTimeMs end of the bar in which it ended, milliseconds since the epoch
 * @param exitPrice before slippage
 * @param gross profit before costs, a share
 * @param slippage of both fills, a share
 * @param fees of both fills, a share
 * @param funding paid less received, a share
 * @param fundingKnown false if payments may be missing for want of rates
 * @param netReturn profit after all costs, a share
 */
public record Outcome(
        Exit exit,
        double entry,
        double stop,
        double target,
        long exitTimeMs,
        double exitPrice,
        double gross,
        double slippage,
        double fees,
        double funding,
        boolean fundingKnown,
        double netReturn) {
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
