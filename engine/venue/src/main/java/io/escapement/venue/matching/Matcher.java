package io.escapement.venue.matching;

import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.venue.feed.BookShape;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.RejectReason;
import io.escapement.venue.model.SmpType;
import java.util.List;

/**
 * Lets an order meet the book: it takes what it may, level by level, one execution each, then rests, is filled or ends.
 *
 * <p>The book is what the market shows and the account's own resting orders between it: better prices first, at one
 * price what is shown first. What is taken of the shown part is not missed by the next order.
 */
final class Matcher {
    private final Holdings holdings;
    private final OrderTable orders;
    private final Fills fills;
    private final Protection protection;

    Matcher(Holdings holdings, OrderTable orders, Fills fills, Protection protection) {
        this.holdings = holdings;
        this.orders = orders;
        this.fills = fills;
        this.protection = protection;
    }

    /**
     * An order meets the book.
     *
     * @param order active, in the table
     * @param book it meets
     * @param change told about it
     */
    void activate(Order order, BookShape book, Transaction change) {
        change.touch(order);
        holdings.trim(order);
        if (order.leaves() == 0) {
            order.end(CancelType.REDUCE_ONLY, RejectReason.NONE, change.timeMs);
            return;
        }
        final long filledBefore = order.filledSize;
        final boolean crosses = crosses(order, book) || ownOpposite(order) != null;
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
        if (order.leaves() > 0 && order.timeInForce != TimeInForce.GTC && order.timeInForce != TimeInForce.POST_ONLY) {
            order.end(CancelType.NONE, RejectReason.NO_IMMEDIATE_FILL, change.timeMs);
        }
        if (order.filledSize > filledBefore) {
            settle(order, change);
        }
        if (order.active()) {
            rest(order, book);
        }
    }

    /** It takes its place behind everyone else at its price. */
    void rest(Order order, BookShape book) {
        orders.requeue(order);
        Queue.join(order, book);
    }

    /** Fills a resting order at its own price. */
    void fillResting(Order order, long size, Transaction change) {
        change.touch(order);
        holdings.trim(order);
        if (order.leaves() == 0) {
            order.end(CancelType.REDUCE_ONLY, RejectReason.NONE, change.timeMs);
            return;
        }
        fills.fill(order, order.price, Math.min(order.leaves(), size), true, FillKind.TRADE, change);
        settle(order, change);
    }

    private static boolean crosses(Order order, BookShape book) {
        return order.buys()
                ? book.asks() > 0 && book.askPrice(0) <= order.price
                : book.bids() > 0 && book.bidPrice(0) >= order.price;
    }

    /** The account's resting order that this one would match first, or null. */
    private Order ownOpposite(Order order) {
        final List<Order> open = orders.open(order.instrumentId);
        Order best = null;
        for (int i = 0; i < open.size(); i++) {
            final Order other = open.get(i);
            if (other == order || !other.active() || other.buys() == order.buys() || !accepts(order, other.price)) {
                continue;
            }
            if (best == null || (order.buys() ? other.price < best.price : other.price > best.price)) {
                best = other;
            }
        }
        return best;
    }

    private static boolean accepts(Order order, long price) {
        return order.buys() ? price <= order.price : price >= order.price;
    }

    private long available(Order order, BookShape book) {
        long size = 0;
        final int levels = order.buys() ? book.asks() : book.bids();
        for (int i = 0; i < levels && accepts(order, price(order, book, i)); i++) {
            size += order.buys() ? book.askSize(i) : book.bidSize(i);
        }
        if (order.smpType == SmpType.NONE) {
            for (final Order other : orders.open(order.instrumentId)) {
                if (other != order && other.active() && other.buys() != order.buys() && accepts(order, other.price)) {
                    size += other.leaves();
                }
            }
        }
        return size;
    }

    private static long price(Order taker, BookShape book, int level) {
        return taker.buys() ? book.askPrice(level) : book.bidPrice(level);
    }

    private void take(Order order, BookShape book, Transaction change) {
        final int levels = order.buys() ? book.asks() : book.bids();
        int level = 0;
        while (order.leaves() > 0) {
            final boolean shown = level < levels && accepts(order, price(order, book, level));
            final long price = shown ? price(order, book, level) : 0;
            final Order own = ownOpposite(order);
            if (own != null && (!shown || (order.buys() ? own.price < price : own.price > price))) {
                meet(order, own, change);
                continue;
            }
            if (!shown) {
                return;
            }
            final long offered = order.buys() ? book.askSize(level) : book.bidSize(level);
            final long size = Math.min(offered, takes(order));
            if (size == 0) {
                return;
            }
            fills.fill(order, price, size, false, FillKind.TRADE, change);
            level++;
        }
    }

    /** What an order may still take: all it leaves, but no more than there is to reduce. */
    private long takes(Order order) {
        return order.reduces() ? Math.min(order.leaves(), holdings.reducible(order)) : order.leaves();
    }

    /** An order meets one of the same account: they match, or one or both end, as the incoming one says. */
    private void meet(Order incoming, Order resting, Transaction change) {
        if (incoming.smpType == SmpType.CANCEL_MAKER || incoming.smpType == SmpType.CANCEL_BOTH) {
            endBySelfMatch(resting, incoming, change);
        }
        if (incoming.smpType == SmpType.CANCEL_TAKER || incoming.smpType == SmpType.CANCEL_BOTH) {
            endBySelfMatch(incoming, resting, change);
        }
        if (incoming.smpType != SmpType.NONE) {
            return;
        }
        holdings.trim(resting);
        final long size = Math.min(takes(incoming), takes(resting));
        if (size == 0) {
            final Order empty = takes(resting) == 0 ? resting : incoming;
            empty.end(CancelType.REDUCE_ONLY, RejectReason.NONE, change.timeMs);
            change.touch(empty);
            return;
        }
        final long price = resting.price;
        fills.fill(resting, price, size, true, FillKind.TRADE, change);
        settle(resting, change);
        if (incoming.open() && takes(incoming) > 0) {
            fills.fill(incoming, price, Math.min(size, takes(incoming)), false, FillKind.TRADE, change);
        }
    }

    private static void endBySelfMatch(Order order, Order other, Transaction change) {
        order.smpOrderId = other.id;
        order.end(CancelType.SELF_MATCH, RejectReason.SELF_MATCH, change.timeMs);
        change.touch(order);
    }

    /** After fills: stops and targets of other sizes or sides follow or end, then the order's own are attached. */
    private void settle(Order order, Transaction change) {
        protection.follow(order.positionIndex, change);
        if (holdings.opened(order)) {
            protection.attach(order, change);
        }
    }
}
