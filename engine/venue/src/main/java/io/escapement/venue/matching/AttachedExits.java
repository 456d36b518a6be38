package io.escapement.venue.matching;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.model.Bracket;
import io.escapement.venue.model.Exit;
import io.escapement.venue.model.TpslMode;

/** Stop and target as an entry carries them. */
final class AttachedExits {
    private AttachedExits() {}

    /** Type of an exit with this limit price. */
    static OrderType typeOf(long limitPrice) {
        return limitPrice == FixedPoint.NULL ? OrderType.MARKET : OrderType.LIMIT;
    }

    /**
     * What an exit would be after a change.
     *
     * @param present as the entry carries it; price NULL if it has none
     * @param asked price NULL leaves all, 0 removes
     * @return without a price if there is none
     */
    static Exit changed(Exit present, Exit asked) {
        if (asked.price() == FixedPoint.NULL) {
            return present;
        }
        if (asked.price() == 0) {
            return Exit.NONE;
        }
        final TriggerBy by = asked.by() != TriggerBy.NULL_VAL
                ? asked.by()
                : present.by() != TriggerBy.NULL_VAL ? present.by() : TriggerBy.LAST_PRICE;
        final long limit = asked.limitPrice() != FixedPoint.NULL
                ? asked.limitPrice()
                : asked.type() == OrderType.NULL_VAL ? present.limitPrice() : FixedPoint.NULL;
        return new Exit(asked.price(), by, typeOf(limit), limit);
    }

    static Exit target(Order order) {
        return new Exit(
                order.takeProfit,
                order.takeProfitTriggerBy,
                typeOf(order.takeProfitLimitPrice),
                order.takeProfitLimitPrice);
    }

    static Exit stop(Order order) {
        return new Exit(
                order.stopLoss, order.stopLossTriggerBy, typeOf(order.stopLossLimitPrice), order.stopLossLimitPrice);
    }

    /** An entry carries these from now on. */
    static void carry(Order order, TpslMode mode, Exit target, Exit stop) {
        order.takeProfit = target.price();
        order.takeProfitTriggerBy = triggerOf(target);
        order.takeProfitLimitPrice = target.limitPrice();
        order.stopLoss = stop.price();
        order.stopLossTriggerBy = triggerOf(stop);
        order.stopLossLimitPrice = stop.limitPrice();
        order.tpslMode = !target.isSet() && !stop.isSet()
                ? TpslMode.NONE
                : mode == TpslMode.PARTIAL ? TpslMode.PARTIAL : TpslMode.FULL;
    }

    /** An entry is made with these. */
    static void carry(Order order, Bracket bracket) {
        carry(order, bracket.mode(), changed(Exit.NONE, bracket.takeProfit()), changed(Exit.NONE, bracket.stopLoss()));
    }

    private static TriggerBy triggerOf(Exit exit) {
        return exit.isSet() ? exit.by() : TriggerBy.NULL_VAL;
    }
}
