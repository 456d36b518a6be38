package io.escapement.venue.matching;

import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.venue.account.Account;
import io.escapement.venue.account.Position;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.CreateType;
import io.escapement.venue.model.Exit;
import io.escapement.venue.model.TpslMode;

/** Makes the conditional orders that close a position or a part of it; without a client's id, as the venue's. */
final class ExitOrders {
    private static final int RISES = 1;
    private static final int FALLS = 2;

    private final InstrumentFeed[] feeds;
    private final Account account;
    private final OrderTable orders;
    private final Sequences sequences;

    ExitOrders(InstrumentFeed[] feeds, Account account, OrderTable orders, Sequences sequences) {
        this.feeds = feeds;
        this.account = account;
        this.orders = orders;
        this.sequences = sequences;
    }

    /**
     * Makes one; the position must be open.
     *
     * @param kind of exit
     * @param positionIndex of the position
     * @param exit trigger, and limit if it has one
     * @param size to close
     * @param parentLinkId client's id of the entry, empty if there is none
     * @param change told about it
     * @return waiting, in the table
     */
    Order make(StopKind kind, int positionIndex, Exit exit, long size, String parentLinkId, Transaction change) {
        final int instrumentId = change.instrumentId;
        final boolean holdsLong = account.position(instrumentId, positionIndex).size() > 0;
        final boolean limit = exit.type() == OrderType.LIMIT;
        final Order order = new Order(
                sequences.nextId(),
                instrumentId,
                positionIndex,
                holdsLong ? Side.SELL : Side.BUY,
                limit ? OrderType.LIMIT : OrderType.MARKET,
                feeds[instrumentId].lastPrice(),
                change.timeMs);
        order.parentLinkId = parentLinkId;
        order.timeInForce = limit ? TimeInForce.GTC : TimeInForce.IOC;
        order.price = limit ? exit.limitPrice() : 0;
        order.stopKind = kind;
        order.createType = creator(kind);
        order.tpslMode = kind == StopKind.PARTIAL_TAKE_PROFIT || kind == StopKind.PARTIAL_STOP_LOSS
                ? TpslMode.PARTIAL
                : TpslMode.FULL;
        order.reduceOnly = true;
        order.closeOnTrigger = true;
        order.size = size;
        order.await(exit.price(), holdsLong == takesProfit(kind) ? RISES : FALLS, exit.by());
        orders.add(order);
        change.touch(order);
        return order;
    }

    private static boolean takesProfit(StopKind kind) {
        return kind == StopKind.TAKE_PROFIT || kind == StopKind.PARTIAL_TAKE_PROFIT;
    }

    private static CreateType creator(StopKind kind) {
        return switch (kind) {
            case TAKE_PROFIT -> CreateType.TAKE_PROFIT;
            case STOP_LOSS -> CreateType.STOP_LOSS;
            case PARTIAL_TAKE_PROFIT -> CreateType.PARTIAL_TAKE_PROFIT;
            case PARTIAL_STOP_LOSS -> CreateType.PARTIAL_STOP_LOSS;
            case TRAILING_STOP -> CreateType.TRAILING_STOP;
            default -> throw new IllegalArgumentException("no exit: kind=" + kind);
        };
    }

    /** What the position message shows follows the orders. */
    void show(int instrumentId, int positionIndex) {
        final Order target = orders.attached(instrumentId, positionIndex, StopKind.TAKE_PROFIT);
        final Order stop = orders.attached(instrumentId, positionIndex, StopKind.STOP_LOSS);
        final Order trailing = orders.attached(instrumentId, positionIndex, StopKind.TRAILING_STOP);
        final Position position = account.position(instrumentId, positionIndex);
        position.protection(target == null ? 0 : target.triggerPrice, stop == null ? 0 : stop.triggerPrice);
        position.trailingStop(trailing == null ? 0 : trailing.trailDistance);
    }
}
