package io.escapement.venue.matching;

import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.feed.InstrumentFeed;
import java.util.ArrayList;
import java.util.List;

/**
 * What a move of the price does to waiting orders, in the order in which the path meets them.
 *
 * <p>Resting orders that the price goes through fill as maker at their price, together at most the size traded; a print
 * at the very price fills what the {@link Queue} lets through. Conditional orders fire when the path reaches their
 * trigger and take from the book as it stood there, or, when the price jumped over it, from the book behind the jump.
 */
final class PricePath {
    private final InstrumentFeed[] feeds;
    private final OrderTable orders;
    private final Matcher matcher;
    private final Triggers triggers;
    private final TrailingStops trailing;
    private final List<Order> atPrice = new ArrayList<>();

    PricePath(InstrumentFeed[] feeds, OrderTable orders, Matcher matcher, Triggers triggers, TrailingStops trailing) {
        this.feeds = feeds;
        this.orders = orders;
        this.matcher = matcher;
        this.triggers = triggers;
        this.trailing = trailing;
    }

    /**
     * The price moved.
     *
     * @param instrumentId dense index
     * @param jumped whether it jumped instead of moving
     * @param nowMs now
     * @param changes begins a transaction for each order
     */
    void onPoint(int instrumentId, boolean jumped, long nowMs, Changes changes) {
        final InstrumentFeed feed = feeds[instrumentId];
        trailing.follow(instrumentId, nowMs);
        long progress = 0;
        long budget = feed.tradedSize();
        while (true) {
            final Order next = next(feed, instrumentId, progress, budget);
            if (next == null) {
                break;
            }
            progress = distance(feed, next, progress, budget);
            final Transaction change = changes.begin(instrumentId);
            if (next.waiting()) {
                triggers.fire(next, feed, jumped ? feed.lastPrice() : passed(feed, progress), change);
            } else {
                final long before = next.filledSize;
                matcher.fillResting(next, budget, change);
                budget -= next.filledSize - before;
            }
            changes.commit();
        }
        print(feed, instrumentId, budget, changes);
    }

    private Order next(InstrumentFeed feed, int instrumentId, long progress, long budget) {
        final List<Order> open = orders.open(instrumentId);
        Order next = null;
        long nearest = Long.MAX_VALUE;
        for (int i = 0; i < open.size(); i++) {
            final long distance = distance(feed, open.get(i), progress, budget);
            if (distance < nearest) {
                nearest = distance;
                next = open.get(i);
            }
        }
        return next;
    }

    /** How far along the path an order comes to life; MAX_VALUE if not at all. Never before what has happened. */
    private static long distance(InstrumentFeed feed, Order order, long progress, long budget) {
        if (order.active()) {
            return budget > 0 ? distanceToFill(feed, order, progress) : Long.MAX_VALUE;
        }
        final boolean sleeps = order.stopKind == StopKind.TRAILING_STOP && !order.trails;
        return order.waiting() && !sleeps ? distanceToTrigger(feed, order, progress) : Long.MAX_VALUE;
    }

    private static long distanceToFill(InstrumentFeed feed, Order order, long progress) {
        final long from = feed.priceBefore();
        final long to = feed.lastPrice();
        final boolean through = order.buys()
                ? to < order.price || feed.askPrice() <= order.price
                : to > order.price || feed.bidPrice() >= order.price;
        return through
                ? Math.max(progress, Math.min(Math.abs(to - from), Math.abs(order.price - from)))
                : Long.MAX_VALUE;
    }

    private static long distanceToTrigger(InstrumentFeed feed, Order order, long progress) {
        final long from = feed.priceBefore();
        final long to = feed.lastPrice();
        final long price = Triggers.price(feed, order.triggerBy);
        final boolean rises = order.triggerDirection == 1;
        if (rises ? price < order.triggerPrice : price > order.triggerPrice) {
            return Long.MAX_VALUE;
        }
        if (order.triggerBy != TriggerBy.LAST_PRICE) {
            return Math.max(progress, Math.abs(to - from));
        }
        final boolean ahead = rises ? order.triggerPrice > from : order.triggerPrice < from;
        return Math.max(progress, ahead ? Math.abs(order.triggerPrice - from) : 0);
    }

    private static long passed(InstrumentFeed feed, long progress) {
        final long from = feed.priceBefore();
        return feed.lastPrice() >= from ? from + progress : from - progress;
    }

    /** What was traded at the end of the path reaches orders at that price through their queue. */
    private void print(InstrumentFeed feed, int instrumentId, long volume, Changes changes) {
        final List<Order> open = orders.open(instrumentId);
        atPrice.clear();
        for (int i = 0; i < open.size(); i++) {
            final Order order = open.get(i);
            if (order.active() && order.price == feed.lastPrice() && order.buys() != feed.takerBuys()) {
                atPrice.add(order);
            }
        }
        long left = volume;
        for (int i = 0; i < atPrice.size(); i++) {
            final Order order = atPrice.get(i);
            final long size = order.active() ? Queue.print(order, left) : 0;
            if (size > 0) {
                final Transaction change = changes.begin(instrumentId);
                matcher.fillResting(order, size, change);
                changes.commit();
                left -= size;
            }
        }
        for (int i = 0; i < open.size(); i++) {
            final Order order = open.get(i);
            if (order.active() && order.queueAhead > 0) {
                Queue.observe(
                        order,
                        order.buys() ? feed.bidPrice() : feed.askPrice(),
                        order.buys() ? feed.bidSize() : feed.askSize());
            }
        }
    }
}
