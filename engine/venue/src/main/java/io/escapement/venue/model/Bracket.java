package io.escapement.venue.model;

/**
 * Target and stop that go with an order.
 *
 * @param mode of the position or of the part that the order fills; NONE: FULL, or unchanged
 * @param takeProfit target
 * @param stopLoss stop
 */
public record Bracket(TpslMode mode, Exit takeProfit, Exit stopLoss) {
    /** Neither, or unchanged. */
    public static final Bracket NONE = new Bracket(TpslMode.NONE, Exit.NONE, Exit.NONE);

    /** Whether either is set. */
    public boolean isSet() {
        return takeProfit.isSet() || stopLoss.isSet();
    }
}
