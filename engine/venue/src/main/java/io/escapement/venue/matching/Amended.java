package io.escapement.venue.matching;

import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.model.Exit;
import io.escapement.venue.model.TpslMode;

/**
 * What an order would be after a change.
 *
 * @param price limit
 * @param size total
 * @param triggerPrice NULL if it has none
 * @param triggerBy NULL_VAL if it has none
 * @param mode of stop and target
 * @param target without a price if it has none
 * @param stop without a price if it has none
 */
record Amended(long price, long size, long triggerPrice, TriggerBy triggerBy, TpslMode mode, Exit target, Exit stop) {
    boolean sameTrigger(Order order) {
        return triggerPrice == order.triggerPrice && triggerBy == order.triggerBy;
    }

    boolean sameExits(Order order) {
        return target.price() == order.takeProfit
                && stop.price() == order.stopLoss
                && target.limitPrice() == order.takeProfitLimitPrice
                && stop.limitPrice() == order.stopLossLimitPrice
                && (!target.isSet() || target.by() == order.takeProfitTriggerBy)
                && (!stop.isSet() || stop.by() == order.stopLossTriggerBy);
    }

    boolean same(Order order) {
        return price == order.price && size == order.size && sameTrigger(order) && sameExits(order);
    }
}
