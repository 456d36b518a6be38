package io.escapement.venue.matching;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.account.Account;
import io.escapement.venue.account.Position;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.CreateType;
import io.escapement.venue.model.RejectReason;
import io.escapement.venue.model.TpslMode;

/**
 * Stop and target of a position in Full mode: at most one of each per instrument, conditional market orders of the whole
 * position. They follow its size, move when set anew, and are deactivated when it closes or turns.
 */
final class Protection {
    private final InstrumentFeed[] feeds;
    private final Account account;
    private final OrderTable orders;
    private final Sequences sequences;

    Protection(InstrumentFeed[] feeds, Account account, OrderTable orders, Sequences sequences) {
        this.feeds = feeds;
        this.account = account;
        this.orders = orders;
        this.sequences = sequences;
    }

    /**
     * Sets stop or target of the open position.
     *
     * @param kind which
     * @param price trigger; NULL leaves it, 0 removes it
     * @param by last or mark price
     * @param parentLinkId of the entry, empty if set by itself
     * @param change told about it
     * @return whether anything changed
     */
    boolean set(StopKind kind, long price, TriggerBy by, String parentLinkId, Transaction change) {
        if (price == FixedPoint.NULL) {
            return false;
        }
        final int instrumentId = change.instrumentId;
        final Order present = orders.attached(instrumentId, kind);
        if (price == 0) {
            if (present == null) {
                return false;
            }
            present.end(CancelType.USER, RejectReason.CANCEL_REQUEST, change.timeMs);
            change.touch(present);
            show(instrumentId);
            return true;
        }
        final TriggerBy trigger = by == TriggerBy.NULL_VAL ? TriggerBy.LAST_PRICE : by;
        if (present != null) {
            if (present.triggerPrice == price && present.triggerBy == trigger) {
                return false;
            }
            present.triggerPrice = price;
            present.triggerBy = trigger;
            change.touch(present);
            show(instrumentId);
            return true;
        }
        final Position position = account.position(instrumentId);
        final boolean holdsLong = position.size() > 0;
        final Order child = new Order(
                sequences.nextId(),
                instrumentId,
                0,
                "",
                parentLinkId,
                holdsLong ? Side.SELL : Side.BUY,
                OrderType.MARKET,
                TimeInForce.IOC,
                kind,
                kind == StopKind.STOP_LOSS ? CreateType.STOP_LOSS : CreateType.TAKE_PROFIT,
                true,
                true,
                feeds[instrumentId].lastPrice(),
                change.timeMs);
        child.status = OrderStatus.UNTRIGGERED;
        child.tpslMode = TpslMode.FULL;
        child.size = Math.abs(position.size());
        child.triggerPrice = price;
        child.triggerBy = trigger;
        child.triggerDirection = holdsLong == (kind == StopKind.TAKE_PROFIT) ? 1 : 2;
        orders.add(child);
        change.touch(child);
        show(instrumentId);
        return true;
    }

    /** The position changed: children follow it or end, and so do resting reduce-only orders. */
    void follow(Transaction change) {
        final int instrumentId = change.instrumentId;
        final long held = account.position(instrumentId).size();
        final long reducible = Math.abs(held);
        for (final Order order : orders.open(instrumentId)) {
            if (!order.open() || !order.reduceOnly) {
                continue;
            }
            final boolean reduces = held != 0 && held > 0 != order.buys();
            if (order.attached()) {
                if (!reduces) {
                    order.end(CancelType.POSITION_CLOSED, RejectReason.NONE, change.timeMs);
                    change.touch(order);
                } else if (order.waiting() && order.size != reducible) {
                    order.size = reducible;
                    change.touch(order);
                }
            } else if (order.active()) {
                if (!reduces) {
                    order.end(CancelType.REDUCE_ONLY, RejectReason.NONE, change.timeMs);
                    change.touch(order);
                } else if (order.leaves() > reducible) {
                    order.size = order.filledSize + reducible;
                    change.touch(order);
                }
            }
        }
        show(instrumentId);
    }

    private void show(int instrumentId) {
        final Order target = orders.attached(instrumentId, StopKind.TAKE_PROFIT);
        final Order stop = orders.attached(instrumentId, StopKind.STOP_LOSS);
        account.position(instrumentId)
                .protection(target == null ? 0 : target.triggerPrice, stop == null ? 0 : stop.triggerPrice);
    }
}
