package io.escapement.venue.matching;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.account.Account;
import io.escapement.venue.account.Position;
import io.escapement.venue.feed.BookShape;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.CreateType;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.RejectReason;

/**
 * Fills orders.
 *
 * <p>Taking walks the levels of the book, one execution each; what is taken is not missed by the next order, for the
 * book is synthetic. Market orders stop at five percent from the last price. Resting orders fill as maker at their price,
 * in age and price order, when the path goes through them: a print at the very price fills nothing, as one stands last
 * in the queue; at most the size traded at the point fills. Conditional orders fire when the path reaches their trigger
 * and take from the book as it stood there, or, when the price jumped over it, from the book behind the jump.
 */
final class Matcher {
    /** How far from the last price a market order may go, and a limit order from the mark, as a fraction. */
    private static final long PROTECTION = 5_000_000L;

    private final InstrumentFeed[] feeds;
    private final Account account;
    private final OrderTable orders;
    private final OrderMargins margins;
    private final Protection protection;
    private final Sequences sequences;
    private final long takerRate;
    private final long makerRate;

    Matcher(
            InstrumentFeed[] feeds,
            Account account,
            OrderTable orders,
            OrderMargins margins,
            Protection protection,
            Sequences sequences,
            long takerRate,
            long makerRate) {
        this.feeds = feeds;
        this.account = account;
        this.orders = orders;
        this.margins = margins;
        this.protection = protection;
        this.sequences = sequences;
        this.takerRate = takerRate;
        this.makerRate = makerRate;
    }

    /** Limit of a market order that sees a price. */
    static long protectionPrice(InstrumentRules rules, boolean buys, long price) {
        final long tick = rules.tickSize();
        if (buys) {
            final long limit = FixedPoint.multiply(price, FixedPoint.ONE + PROTECTION, Rounding.DOWN);
            return Math.min(rules.maxPrice(), FixedPoint.floorToStep(limit, tick));
        }
        final long limit = FixedPoint.multiply(price, FixedPoint.ONE - PROTECTION, Rounding.UP);
        return Math.max(rules.minPrice(), FixedPoint.ceilToStep(limit, tick));
    }

    /** A limit price beyond the band is silently moved to its edge. */
    static long withinBand(InstrumentFeed feed, boolean buys, long price) {
        final long edge = protectionPrice(feed.rules(), buys, feed.markPrice());
        return buys ? Math.min(price, edge) : Math.max(price, edge);
    }

    /**
     * An order meets the book: takes what it may, then rests, is filled or ends.
     *
     * @param order active, in the table
     * @param book it meets
     * @param change told about it
     */
    void activate(Order order, BookShape book, Transaction change) {
        change.touch(order);
        final boolean crosses = crosses(order, book);
        if (order.timeInForce == TimeInForce.POST_ONLY && crosses) {
            order.end(CancelType.NONE, RejectReason.POST_ONLY_WOULD_TAKE, change.timeMs);
            return;
        }
        if (order.timeInForce == TimeInForce.FOK && available(order, book) < order.leaves()) {
            order.end(CancelType.NONE, RejectReason.NO_FULL_FILL, change.timeMs);
            return;
        }
        if (crosses) {
            take(order, book, change);
        }
        if (order.leaves() == 0) {
            return;
        }
        if (order.timeInForce != TimeInForce.GTC && order.timeInForce != TimeInForce.POST_ONLY) {
            order.end(CancelType.NONE, RejectReason.NO_IMMEDIATE_FILL, change.timeMs);
            settle(order, change);
        }
    }

    private static boolean crosses(Order order, BookShape book) {
        return order.buys()
                ? book.asks() > 0 && book.askPrice(0) <= order.price
                : book.bids() > 0 && book.bidPrice(0) >= order.price;
    }

    private static long available(Order order, BookShape book) {
        long size = 0;
        if (order.buys()) {
            for (int i = 0; i < book.asks() && book.askPrice(i) <= order.price; i++) {
                size += book.askSize(i);
            }
        } else {
            for (int i = 0; i < book.bids() && book.bidPrice(i) >= order.price; i++) {
                size += book.bidSize(i);
            }
        }
        return size;
    }

    private void take(Order order, BookShape book, Transaction change) {
        trimToReducible(order);
        final int levels = order.buys() ? book.asks() : book.bids();
        for (int i = 0; i < levels && order.leaves() > 0; i++) {
            final long price = order.buys() ? book.askPrice(i) : book.bidPrice(i);
            if (order.buys() ? price > order.price : price < order.price) {
                break;
            }
            final long size = Math.min(order.leaves(), order.buys() ? book.askSize(i) : book.bidSize(i));
            fill(order, price, size, false, FillKind.TRADE, change);
        }
        if (order.filledSize > 0) {
            settle(order, change);
        }
    }

    /** A reduce-only order never asks for more than there is. */
    private void trimToReducible(Order order) {
        if (order.reduceOnly) {
            final long held = account.position(order.instrumentId).size();
            final long reducible = held != 0 && held > 0 != order.buys() ? Math.abs(held) : 0;
            order.size = order.filledSize + Math.min(order.leaves(), reducible);
        }
    }

    void fill(Order order, long price, long size, boolean maker, FillKind kind, Transaction change) {
        final long value = Account.value(price, size);
        final long rate = maker ? makerRate : takerRate;
        final long fee = account.charge(value, rate);
        final Position position =
                account.book(order.instrumentId, order.side, size, value, fee, change.timeMs, change.crossSequence);
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

    /** After fills: children of other sizes or sides follow or end, then the order's own are attached. */
    private void settle(Order order, Transaction change) {
        protection.follow(change);
        final long held = account.position(order.instrumentId).size();
        if (order.filledSize > 0 && held != 0 && held > 0 == order.buys()) {
            protection.set(StopKind.STOP_LOSS, order.stopLoss, order.stopLossTriggerBy, order.linkId, change);
            protection.set(StopKind.TAKE_PROFIT, order.takeProfit, order.takeProfitTriggerBy, order.linkId, change);
        }
    }

    /**
     * The price moved: resting orders fill, conditional ones fire, in the order in which the path meets them.
     *
     * @param instrumentId dense index
     * @param jumped whether the price jumped instead of moving
     * @param changes begins a transaction for each
     */
    void onPoint(int instrumentId, boolean jumped, Changes changes) {
        final InstrumentFeed feed = feeds[instrumentId];
        long progress = 0;
        long budget = feed.tradedSize();
        while (true) {
            Order next = null;
            long nearest = Long.MAX_VALUE;
            for (final Order order : orders.open(instrumentId)) {
                final long distance = distance(feed, order, progress, budget);
                if (distance < nearest) {
                    nearest = distance;
                    next = order;
                }
            }
            if (next == null) {
                return;
            }
            progress = nearest;
            final Transaction change = changes.begin(instrumentId);
            if (next.waiting()) {
                trigger(next, feed, jumped ? feed.lastPrice() : passed(feed, progress), change);
            } else {
                budget -= fillResting(next, budget, change);
            }
            changes.commit();
        }
    }

    /** How far along the path an order comes to life; MAX_VALUE if not at all. Never before what has happened. */
    private static long distance(InstrumentFeed feed, Order order, long progress, long budget) {
        final long from = feed.priceBefore();
        final long to = feed.lastPrice();
        if (order.active()) {
            if (budget <= 0) {
                return Long.MAX_VALUE;
            }
            final boolean through = order.buys()
                    ? to < order.price || feed.askPrice() <= order.price
                    : to > order.price || feed.bidPrice() >= order.price;
            return through
                    ? Math.max(progress, Math.min(Math.abs(to - from), Math.abs(order.price - from)))
                    : Long.MAX_VALUE;
        }
        if (!order.waiting()) {
            return Long.MAX_VALUE;
        }
        final boolean byMark = order.triggerBy == TriggerBy.MARK_PRICE;
        final long price =
                byMark ? feed.markPrice() : order.triggerBy == TriggerBy.INDEX_PRICE ? feed.indexPrice() : to;
        final boolean fires = order.triggerDirection == 1 ? price >= order.triggerPrice : price <= order.triggerPrice;
        if (!fires) {
            return Long.MAX_VALUE;
        }
        if (byMark || order.triggerBy == TriggerBy.INDEX_PRICE) {
            return Math.max(progress, Math.abs(to - from));
        }
        final boolean ahead = order.triggerDirection == 1 ? order.triggerPrice > from : order.triggerPrice < from;
        return Math.max(progress, ahead ? Math.abs(order.triggerPrice - from) : 0);
    }

    private static long passed(InstrumentFeed feed, long progress) {
        final long from = feed.priceBefore();
        return feed.lastPrice() >= from ? from + progress : from - progress;
    }

    private void trigger(Order order, InstrumentFeed feed, long price, Transaction change) {
        final long expected = order.type == OrderType.LIMIT ? order.price : price;
        // Nothing was reserved while it waited; short of margin now, it ends.
        if (!order.reduceOnly
                && margins.of(order.instrumentId, order.side, expected, order.leaves()) > margins.available()) {
            order.end(CancelType.NONE, RejectReason.OTHER, change.timeMs);
            change.touch(order);
            return;
        }
        order.status = OrderStatus.NEW;
        if (order.type == OrderType.MARKET) {
            order.price = protectionPrice(feed.rules(), order.buys(), price);
        }
        trimToReducible(order);
        if (order.leaves() == 0) {
            order.status = OrderStatus.UNTRIGGERED;
            order.end(CancelType.REDUCE_ONLY, RejectReason.NONE, change.timeMs);
            change.touch(order);
            return;
        }
        activate(order, price == feed.lastPrice() ? feed.book() : feed.bookAt(price), change);
    }

    private long fillResting(Order order, long budget, Transaction change) {
        trimToReducible(order);
        final long size = Math.min(order.leaves(), budget);
        fill(order, order.price, size, true, FillKind.TRADE, change);
        settle(order, change);
        return size;
    }

    /**
     * Closes a position at its mark price as a liquidation.
     *
     * @param change begun for the instrument
     */
    void bust(Transaction change) {
        final int instrumentId = change.instrumentId;
        final InstrumentFeed feed = feeds[instrumentId];
        for (final Order order : orders.open(instrumentId)) {
            order.end(CancelType.LIQUIDATION, RejectReason.NONE, change.timeMs);
            change.touch(order);
        }
        final long held = account.position(instrumentId).size();
        if (held != 0) {
            final Order order = new Order(
                    sequences.nextId(),
                    instrumentId,
                    0,
                    "",
                    "",
                    held > 0 ? Side.SELL : Side.BUY,
                    OrderType.MARKET,
                    TimeInForce.IOC,
                    StopKind.NONE,
                    CreateType.LIQUIDATION,
                    true,
                    false,
                    feed.lastPrice(),
                    change.timeMs);
            order.size = Math.abs(held);
            order.price = feed.markPrice();
            orders.add(order);
            fill(order, feed.markPrice(), order.size, false, FillKind.BUST, change);
        }
        protection.follow(change);
    }
}
