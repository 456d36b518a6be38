package io.escapement.venue.matching;

import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.venue.account.Account;
import io.escapement.venue.account.Position;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.ExecutionView;

/** Books fills on the account and on their orders. */
final class Fills {
    private final InstrumentFeed[] feeds;
    private final Account account;
    private final Sequences sequences;
    private final long takerRate;
    private final long makerRate;

    Fills(InstrumentFeed[] feeds, Account account, Sequences sequences, long takerRate, long makerRate) {
        this.feeds = feeds;
        this.account = account;
        this.sequences = sequences;
        this.takerRate = takerRate;
        this.makerRate = makerRate;
    }

    /**
     * Fills a part of an order.
     *
     * @param order open
     * @param price of the match
     * @param size at most what it leaves
     * @param maker whether it rested
     * @param kind of execution
     * @param change told about it
     */
    void fill(Order order, long price, long size, boolean maker, FillKind kind, Transaction change) {
        book(order, price, size, maker, maker ? makerRate : takerRate, kind, change);
    }

    /**
     * Fills a whole order of the venue's own, without a fee.
     *
     * @param order open
     * @param price of the match
     * @param kind of execution
     * @param change told about it
     */
    void force(Order order, long price, FillKind kind, Transaction change) {
        book(order, price, order.size, false, 0, kind, change);
    }

    private void book(Order order, long price, long size, boolean maker, long rate, FillKind kind, Transaction change) {
        final long value = Account.value(price, size);
        final long fee = account.charge(value, rate);
        final Position position = account.book(
                order.instrumentId,
                order.positionIndex,
                order.side,
                size,
                value,
                fee,
                change.timeMs,
                change.crossSequence);
        order.filledSize += size;
        order.filledValue += value;
        order.filledFee += fee;
        order.closedPnl += position.closedPnl();
        final long leaves = order.size - order.filledSize;
        order.status = leaves == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        change.touch(order);
        change.execution(new ExecutionView(
                order.instrumentId,
                sequences.nextId(),
                order.id,
                order.linkId,
                kind,
                order.side,
                order.type,
                order.stopKind,
                order.createType,
                maker,
                price,
                size,
                value,
                fee,
                rate,
                order.price,
                order.size,
                leaves,
                position.closedSize(),
                position.pricePnl(),
                feeds[order.instrumentId].markPrice(),
                change.timeMs,
                change.crossSequence));
    }
}
