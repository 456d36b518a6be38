package io.escapement.venue.matching;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.Exit;
import io.escapement.venue.model.RejectReason;
import io.escapement.venue.model.TpslMode;
import java.util.List;

/**
 * Stops and targets of positions. In Full mode there is at most one of each per position: market orders of the whole
 * position that follow its size and move when set anew. In Partial mode each entry, and each request, adds a pair of its
 * own for its own size. All end when the position closes or turns.
 */
final class Protection {
    private final Holdings holdings;
    private final OrderTable orders;
    private final ExitOrders exits;

    Protection(Holdings holdings, OrderTable orders, ExitOrders exits) {
        this.holdings = holdings;
        this.orders = orders;
        this.exits = exits;
    }

    /**
     * Sets stop and target of an open position in Full mode. What is set together is bound: cancelling one cancels the
     * other; what is set alone is not.
     *
     * @param positionIndex of the position
     * @param target price NULL leaves it, 0 removes it
     * @param stop price NULL leaves it, 0 removes it
     * @param parentLinkId of the entry, empty if set by itself
     * @param change told about it
     * @return whether anything changed
     */
    boolean setFull(int positionIndex, Exit target, Exit stop, String parentLinkId, Transaction change) {
        final boolean stopChanged = set(StopKind.STOP_LOSS, positionIndex, stop, parentLinkId, change);
        final boolean targetChanged = set(StopKind.TAKE_PROFIT, positionIndex, target, parentLinkId, change);
        if (!stopChanged && !targetChanged) {
            return false;
        }
        final Order stopOrder = orders.attached(change.instrumentId, positionIndex, StopKind.STOP_LOSS);
        final Order targetOrder = orders.attached(change.instrumentId, positionIndex, StopKind.TAKE_PROFIT);
        if (stopOrder != null && targetOrder != null && target.isSet() && stop.isSet()) {
            bind(targetOrder, stopOrder);
        } else if (stopOrder != null) {
            stopOrder.unbind();
        } else if (targetOrder != null) {
            targetOrder.unbind();
        }
        exits.show(change.instrumentId, positionIndex);
        return true;
    }

    private boolean set(StopKind kind, int positionIndex, Exit exit, String parentLinkId, Transaction change) {
        if (exit.price() == FixedPoint.NULL) {
            return false;
        }
        final Order present = orders.attached(change.instrumentId, positionIndex, kind);
        if (exit.price() == 0) {
            if (present == null) {
                return false;
            }
            present.end(CancelType.USER, RejectReason.CANCEL_REQUEST, change.timeMs);
            change.touch(present);
            return true;
        }
        if (present == null) {
            final long held = Math.abs(holdings.size(change.instrumentId, positionIndex));
            exits.make(kind, positionIndex, exit, held, parentLinkId, change);
            return true;
        }
        final TriggerBy by = exit.by() == TriggerBy.NULL_VAL ? TriggerBy.LAST_PRICE : exit.by();
        if (present.triggerPrice == exit.price() && present.triggerBy == by) {
            return false;
        }
        present.triggerPrice = exit.price();
        present.triggerBy = by;
        change.touch(present);
        return true;
    }

    private static void bind(Order target, Order stop) {
        target.unbind();
        stop.unbind();
        target.partner = stop;
        stop.partner = target;
    }

    /**
     * Adds a stop and a target for a part of an open position.
     *
     * @param positionIndex of the position
     * @param target without a price: none
     * @param targetSize to close at the target
     * @param stop without a price: none
     * @param stopSize to close at the stop
     * @param change told about it
     */
    void addPartial(int positionIndex, Exit target, long targetSize, Exit stop, long stopSize, Transaction change) {
        Order stopOrder = null;
        Order targetOrder = null;
        if (stop.isSet()) {
            stopOrder = exits.make(StopKind.PARTIAL_STOP_LOSS, positionIndex, stop, stopSize, "", change);
        }
        if (target.isSet()) {
            targetOrder = exits.make(StopKind.PARTIAL_TAKE_PROFIT, positionIndex, target, targetSize, "", change);
        }
        if (stopOrder != null && targetOrder != null) {
            bind(targetOrder, stopOrder);
        }
    }

    /** An entry was filled: what it brings is attached to the position, or grows with it. */
    void attach(Order entry, Transaction change) {
        // What turned a position closed the other side first: only what is held now is protected.
        final long added = Math.min(
                entry.filledSize - entry.protectedSize,
                Math.abs(holdings.size(entry.instrumentId, entry.positionIndex)));
        if (added == 0 || entry.takeProfit == FixedPoint.NULL && entry.stopLoss == FixedPoint.NULL) {
            return;
        }
        final boolean first = entry.protectedSize == 0;
        entry.protectedSize = entry.filledSize;
        if (entry.tpslMode == TpslMode.PARTIAL) {
            entry.stopLossChild = grow(
                    entry.stopLossChild, StopKind.PARTIAL_STOP_LOSS, entry, AttachedExits.stop(entry), added, change);
            entry.takeProfitChild = grow(
                    entry.takeProfitChild,
                    StopKind.PARTIAL_TAKE_PROFIT,
                    entry,
                    AttachedExits.target(entry),
                    added,
                    change);
            if (entry.stopLossChild != null && entry.takeProfitChild != null) {
                bind(entry.takeProfitChild, entry.stopLossChild);
            }
        } else if (first) {
            // Later fills only make it follow: what was set anew meanwhile stays.
            setFull(entry.positionIndex, AttachedExits.target(entry), AttachedExits.stop(entry), entry.linkId, change);
        }
    }

    private Order grow(Order child, StopKind kind, Order entry, Exit exit, long added, Transaction change) {
        if (!exit.isSet()) {
            return null;
        }
        if (child != null && child.waiting()) {
            child.size += added;
            change.touch(child);
            return child;
        }
        return exits.make(kind, entry.positionIndex, exit, added, entry.linkId, change);
    }

    /**
     * The position changed: its stops and targets follow it or end, and so do orders that may only reduce.
     *
     * @param positionIndex of the position
     * @param change told about it
     */
    void follow(int positionIndex, Transaction change) {
        final int instrumentId = change.instrumentId;
        final List<Order> open = orders.open(instrumentId);
        for (int i = 0; i < open.size(); i++) {
            final Order order = open.get(i);
            if (order.positionIndex == positionIndex && order.open() && order.reduces()) {
                follow(order, change);
            }
        }
        exits.show(instrumentId, positionIndex);
    }

    private void follow(Order order, Transaction change) {
        final long reducible = holdings.reducible(order);
        if (order.stopKind == StopKind.STOP && order.waiting()) {
            // A client's own conditional order waits for whatever is there when it is triggered.
            return;
        }
        if (reducible == 0) {
            order.end(
                    order.attached() ? CancelType.POSITION_CLOSED : CancelType.REDUCE_ONLY,
                    RejectReason.NONE,
                    change.timeMs);
            change.touch(order);
        } else if (order.ofWholePosition() && order.waiting() ? order.size != reducible : order.leaves() > reducible) {
            order.size = order.filledSize + reducible;
            change.touch(order);
        }
    }

    /** An untriggered exit is cancelled by its owner: what is bound to it ends with it. */
    void cancelled(Order exit, Transaction change) {
        final Order partner = exit.partner;
        if (partner != null) {
            exit.unbind();
            if (partner.waiting()) {
                partner.end(CancelType.USER, RejectReason.CANCEL_REQUEST, change.timeMs);
                change.touch(partner);
            }
        }
        exits.show(exit.instrumentId, exit.positionIndex);
    }

    /** An exit is triggered: of a partial pair the other one ends. */
    void triggered(Order exit, Transaction change) {
        final Order partner = exit.partner;
        exit.unbind();
        if (partner != null && exit.tpslMode == TpslMode.PARTIAL && partner.waiting()) {
            partner.end(CancelType.POSITION_CLOSED, RejectReason.NONE, change.timeMs);
            change.touch(partner);
        }
    }
}
