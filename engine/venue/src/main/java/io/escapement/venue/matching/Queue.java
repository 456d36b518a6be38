package io.escapement.venue.matching;

import io.escapement.venue.feed.BookShape;

/**
 * Where a resting order stands at its price. Price first, then time: it joins behind what the book shows there. What is
 * ahead of it shrinks by prints at the price and, while its price is the best, when the book shows less than that; who
 * leaves unseen is taken to have stood behind. Better than the best price it is alone.
 */
final class Queue {
    private static final long NOT_SHOWN = -1;
    private static final long TOO_DEEP = -2;

    private Queue() {}

    /** An order joins at its price; deeper than the book shows, behind as much as at the last price shown. */
    static void join(Order order, BookShape book) {
        final long shown = shown(order, book);
        if (shown == TOO_DEEP) {
            final int levels = order.buys() ? book.bids() : book.asks();
            order.queueAhead = levels == 0 ? 0 : size(order, book, levels - 1);
        } else {
            order.queueAhead = Math.max(0, shown);
        }
    }

    /**
     * The best of the order's own side changed.
     *
     * @param order resting
     * @param price of the best level; 0 if there is none
     * @param size that is shown there
     */
    static void observe(Order order, long price, long size) {
        if (order.price == price) {
            order.queueAhead = Math.min(order.queueAhead, size);
        } else if (price != 0 && (order.buys() ? order.price > price : order.price < price)) {
            order.queueAhead = 0;
        }
    }

    /**
     * Something was traded at its price by a taker of the other side.
     *
     * @param order resting
     * @param volume traded, less what orders of the account before it got of it
     * @return how much reaches it, at most what it leaves
     */
    static long print(Order order, long volume) {
        final long reaches = volume - order.queueAhead;
        order.queueAhead = Math.max(0, -reaches);
        return Math.max(0, Math.min(reaches, order.leaves()));
    }

    /** Size that the book shows at the price of an order; 0 where the order would be the best. */
    private static long shown(Order order, BookShape book) {
        final int levels = order.buys() ? book.bids() : book.asks();
        for (int i = 0; i < levels; i++) {
            final long price = order.buys() ? book.bidPrice(i) : book.askPrice(i);
            if (price == order.price) {
                return size(order, book, i);
            }
            if (order.buys() ? price < order.price : price > order.price) {
                return i == 0 ? 0 : NOT_SHOWN;
            }
        }
        return levels == 0 ? 0 : TOO_DEEP;
    }

    private static long size(Order order, BookShape book, int level) {
        return order.buys() ? book.bidSize(level) : book.askSize(level);
    }
}
