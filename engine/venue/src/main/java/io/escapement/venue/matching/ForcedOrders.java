package io.escapement.venue.matching;

import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.account.Account;
import io.escapement.venue.account.Position;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.CreateType;
import io.escapement.venue.model.RejectReason;
import java.util.List;

/** Closes positions that their owner did not ask to close: auto-deleveraging, and the end of an instrument. */
final class ForcedOrders {
    private final InstrumentFeed[] feeds;
    private final Account account;
    private final OrderTable orders;
    private final Fills fills;
    private final Protection protection;
    private final Sequences sequences;

    ForcedOrders(
            InstrumentFeed[] feeds,
            Account account,
            OrderTable orders,
            Fills fills,
            Protection protection,
            Sequences sequences) {
        this.feeds = feeds;
        this.account = account;
        this.orders = orders;
        this.fills = fills;
        this.protection = protection;
        this.sequences = sequences;
    }

    /** A market order of the venue's own against a position, in the table. */
    Order order(Position position, long size, CreateType createType, Transaction change) {
        final Order order = new Order(
                sequences.nextId(),
                position.instrumentId(),
                position.positionIndex(),
                position.size() > 0 ? Side.SELL : Side.BUY,
                OrderType.MARKET,
                feeds[position.instrumentId()].lastPrice(),
                change.timeMs);
        order.createType = createType;
        order.reduceOnly = true;
        order.size = size;
        orders.add(order);
        return order;
    }

    /**
     * Deleverages a position: its orders but stops and targets are cancelled, a part of it is closed without a fee.
     *
     * @param position not flat
     * @param size at most what is held
     * @param price of the trade
     * @param changes begins the change
     */
    void deleverage(Position position, long size, long price, Changes changes) {
        account.deleveraging(position, true);
        final Transaction cancelling = changes.begin(position.instrumentId());
        cancelOrders(cancelling, CancelType.DELEVERAGING, false);
        changes.commit();
        close(position, size, price, CreateType.DELEVERAGING, FillKind.ADL, changes);
    }

    /**
     * Settles what is held of an instrument that leaves the venue, without a fee, and cancels all its orders.
     *
     * @param instrumentId dense index
     * @param price of the settlement
     * @param changes begins the changes
     */
    void deliver(int instrumentId, long price, Changes changes) {
        if (!orders.open(instrumentId).isEmpty()) {
            final Transaction cancelling = changes.begin(instrumentId);
            cancelOrders(cancelling, CancelType.SETTLEMENT, true);
            changes.commit();
        }
        for (int index = Account.ONE_WAY; index <= Account.HEDGE_SHORT; index++) {
            final Position position = account.position(instrumentId, index);
            if (position.size() != 0) {
                close(position, Math.abs(position.size()), price, CreateType.SETTLEMENT, FillKind.DELIVERY, changes);
            }
        }
    }

    private void close(
            Position position, long size, long price, CreateType createType, FillKind kind, Changes changes) {
        final Transaction change = changes.begin(position.instrumentId());
        account.deleveraging(position, false);
        final Order order = order(position, size, createType, change);
        fills.force(order, price, kind, change);
        protection.follow(position.positionIndex(), change);
        changes.commit();
    }

    private void cancelOrders(Transaction change, CancelType by, boolean attachedToo) {
        final List<Order> open = orders.open(change.instrumentId);
        for (int i = 0; i < open.size(); i++) {
            final Order order = open.get(i);
            if (attachedToo || !order.attached()) {
                order.end(by, RejectReason.NONE, change.timeMs);
                change.touch(order);
            }
        }
    }
}
