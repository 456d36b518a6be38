package io.escapement.venue.model;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.TriggerBy;

/**
 * A stop or a target, as asked for.
 *
 * @param price trigger, 1e-8; NULL: none, or unchanged; 0 removes
 * @param by price that is watched; NULL_VAL: the last one, or unchanged
 * @param type of the order that it becomes; NULL_VAL: market, or unchanged
 * @param limitPrice of a limit order, else NULL
 */
public record Exit(long price, TriggerBy by, OrderType type, long limitPrice) {
    /** None, or unchanged. */
    public static final Exit NONE = market(FixedPoint.NULL, TriggerBy.NULL_VAL);

    /**
     * An exit at the market.
     *
     * @param price trigger, 1e-8
     * @param by price that is watched
     * @return the exit
     */
    public static Exit market(long price, TriggerBy by) {
        return new Exit(price, by, OrderType.NULL_VAL, FixedPoint.NULL);
    }

    /** Whether there is a trigger to set; false for none and for a removal. */
    public boolean isSet() {
        return price != FixedPoint.NULL && price != 0;
    }
}
