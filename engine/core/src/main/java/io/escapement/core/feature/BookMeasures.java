package io.escapement.core.feature;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.core.market.OrderBook;

/** What the order book says in numbers. Each is NaN while the book is not valid or a side of it is empty. */
public final class BookMeasures {
    private BookMeasures() {}

    /**
     * Best ask minus best bid as a fraction of their middle.
     *
     * @param book read only
     * @return positive, or NaN
     */
    public static double spread(OrderBook book) {
        if (!isTwoSided(book)) {
            return Double.NaN;
        }
        final double bid = FixedPoint.toDouble(book.bidPrice(0));
        final double ask = FixedPoint.toDouble(book.askPrice(0));
        return 2 * (ask - bid) / (ask + bid);
    }

    /**
     * Bid minus ask size over their sum, of the best levels.
     *
     * @param book read only
     * @param levels how many; fewer when a side has fewer
     * @return -1 to 1, or NaN
     */
    public static double imbalance(OrderBook book, int levels) {
        if (!isTwoSided(book)) {
            return Double.NaN;
        }
        double bids = 0;
        double asks = 0;
        for (int i = 0, end = Math.min(levels, book.bidCount()); i < end; i++) {
            bids += FixedPoint.toDouble(book.bidSize(i));
        }
        for (int i = 0, end = Math.min(levels, book.askCount()); i < end; i++) {
            asks += FixedPoint.toDouble(book.askSize(i));
        }
        return (bids - asks) / (bids + asks);
    }

    /**
     * The best prices weighted by the size on the other side: it leans to where less is in the way.
     *
     * @param book read only
     * @return between bid and ask in quote units, or NaN
     */
    public static double microprice(OrderBook book) {
        if (!isTwoSided(book)) {
            return Double.NaN;
        }
        final double bidSize = FixedPoint.toDouble(book.bidSize(0));
        final double askSize = FixedPoint.toDouble(book.askSize(0));
        final double bid = FixedPoint.toDouble(book.bidPrice(0));
        final double ask = FixedPoint.toDouble(book.askPrice(0));
        return (bid * askSize + ask * bidSize) / (bidSize + askSize);
    }

    /**
     * How far the microprice leans from the middle of the spread.
     *
     * @param book read only
     * @return fraction of the middle, positive towards the ask, or NaN
     */
    public static double lean(OrderBook book) {
        if (!isTwoSided(book)) {
            return Double.NaN;
        }
        final double middle = (FixedPoint.toDouble(book.bidPrice(0)) + FixedPoint.toDouble(book.askPrice(0))) / 2;
        return (microprice(book) - middle) / middle;
    }

    private static boolean isTwoSided(OrderBook book) {
        return book.isValid() && book.bidCount() > 0 && book.askCount() > 0;
    }
}
