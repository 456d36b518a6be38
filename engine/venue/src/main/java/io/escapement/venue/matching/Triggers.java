package io.escapement.venue.matching;

import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.RejectReason;

/**
 * Conditional orders whose trigger was reached: they pass through {@code Triggered} and become active. They reserved
 * nothing while they waited; short of margin now, they end. One that may only reduce needs no margin.
 */
final class Triggers {
    private final Holdings holdings;
    private final OrderMargins margins;
    private final Protection protection;
    private final Matcher matcher;

    Triggers(Holdings holdings, OrderMargins margins, Protection protection, Matcher matcher) {
        this.holdings = holdings;
        this.margins = margins;
        this.protection = protection;
        this.matcher = matcher;
    }

    /** The price that a trigger watches. */
    static long price(InstrumentFeed feed, TriggerBy by) {
        return by == TriggerBy.MARK_PRICE
                ? feed.markPrice()
                : by == TriggerBy.INDEX_PRICE ? feed.indexPrice() : feed.lastPrice();
    }

    /**
     * Fires an order.
     *
     * @param order waiting
     * @param feed of its instrument
     * @param price that the market stands at
     * @param change told about it
     */
    void fire(Order order, InstrumentFeed feed, long price, Transaction change) {
        if (order.closesAll) {
            order.size = Math.min(holdings.reducible(order), feed.rules().maxMarketOrderSize());
        }
        order.status = OrderStatus.TRIGGERED;
        change.pass(order);
        change.touch(order);
        protection.triggered(order, change);
        order.price = order.type == OrderType.MARKET
                ? PriceLimits.ofMarketOrder(feed.rules(), order.buys(), price)
                : PriceLimits.withinBand(feed, order.buys(), order.price);
        final long expected = order.type == OrderType.LIMIT ? order.price : price;
        if (!order.reduces() && margins.of(order, expected) > margins.available()) {
            order.end(CancelType.NONE, RejectReason.OTHER, change.timeMs);
            return;
        }
        order.status = OrderStatus.NEW;
        matcher.activate(order, price == feed.lastPrice() ? feed.book() : feed.bookAt(price), change);
        protection.follow(order.positionIndex, change);
    }
}
