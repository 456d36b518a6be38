package io.escapement.venue.model;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.TriggerBy;

/**
 * What a conditional order waits for.
 *
 * @param price 1e-8; NULL: the order is active at once
 * @param direction 1 fires when the price rises to it, 2 when it falls to it; 0 without a price
 * @param by price that is watched; NULL_VAL: the last one
 */
public record Trigger(long price, int direction, TriggerBy by) {
    /** Nothing: active at once. */
    public static final Trigger NONE = new Trigger(FixedPoint.NULL, 0, TriggerBy.NULL_VAL);

    /** Whether there is anything to wait for. */
    public boolean isSet() {
        return price != FixedPoint.NULL;
    }
}
