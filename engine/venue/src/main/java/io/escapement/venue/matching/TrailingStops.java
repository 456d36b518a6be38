package io.escapement.venue.matching;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.Exit;
import io.escapement.venue.model.RejectReason;
import java.util.List;

/**
 * Trailing stops of positions, at most one each. It trails the last price from its activation price on, or at once; its
 * trigger never goes back, and each move is told in an order message of its own.
 */
final class TrailingStops {
    private final InstrumentFeed[] feeds;
    private final Holdings holdings;
    private final OrderTable orders;
    private final ExitOrders exits;
    private final PrivateMessages messages;

    TrailingStops(
            InstrumentFeed[] feeds, Holdings holdings, OrderTable orders, ExitOrders exits, PrivateMessages messages) {
        this.feeds = feeds;
        this.holdings = holdings;
        this.orders = orders;
        this.exits = exits;
        this.messages = messages;
    }

    /**
     * Sets the trailing stop of an open position.
     *
     * @param positionIndex of the position
     * @param distance NULL leaves it, 0 removes it
     * @param activePrice NULL: trails at once
     * @param change told about it
     * @return whether anything changed
     */
    boolean set(int positionIndex, long distance, long activePrice, Transaction change) {
        if (distance == FixedPoint.NULL) {
            return false;
        }
        final int instrumentId = change.instrumentId;
        final Order present = orders.attached(instrumentId, positionIndex, StopKind.TRAILING_STOP);
        if (distance == 0) {
            if (present == null) {
                return false;
            }
            present.end(CancelType.USER, RejectReason.CANCEL_REQUEST, change.timeMs);
            change.touch(present);
            exits.show(instrumentId, positionIndex);
            return true;
        }
        if (present != null && present.trailDistance == distance && activePrice == FixedPoint.NULL) {
            return false;
        }
        final long held = holdings.size(instrumentId, positionIndex);
        final boolean trails = activePrice == FixedPoint.NULL;
        final long last = feeds[instrumentId].lastPrice();
        final long trigger = !trails ? activePrice : held > 0 ? last - distance : last + distance;
        if (present == null) {
            final Exit exit = Exit.market(trigger, TriggerBy.LAST_PRICE);
            trail(
                    exits.make(StopKind.TRAILING_STOP, positionIndex, exit, Math.abs(held), "", change),
                    distance,
                    trails);
        } else if (present.triggerPrice == trigger && present.trailDistance == distance) {
            return false;
        } else {
            present.triggerPrice = trigger;
            trail(present, distance, trails);
            change.touch(present);
        }
        exits.show(instrumentId, positionIndex);
        return true;
    }

    private static void trail(Order order, long distance, boolean trails) {
        order.trailDistance = distance;
        order.trails = trails;
    }

    /**
     * The last price moved.
     *
     * @param instrumentId whose
     * @param nowMs now
     */
    void follow(int instrumentId, long nowMs) {
        final List<Order> open = orders.open(instrumentId);
        final long last = feeds[instrumentId].lastPrice();
        for (int i = 0; i < open.size(); i++) {
            final Order order = open.get(i);
            if (order.stopKind != StopKind.TRAILING_STOP || !order.waiting()) {
                continue;
            }
            final boolean closesLong = !order.buys();
            final boolean reached = closesLong ? last >= order.triggerPrice : last <= order.triggerPrice;
            final long trigger = closesLong ? last - order.trailDistance : last + order.trailDistance;
            final boolean better = closesLong ? trigger > order.triggerPrice : trigger < order.triggerPrice;
            if (order.trails ? better : reached) {
                order.trails = true;
                order.triggerPrice = trigger;
                order.updatedTimeMs = nowMs;
                messages.orders(0, List.of(order.view()));
            }
        }
    }
}
