package io.escapement.gateway.bybit.market;

import java.util.Arrays;

/** Prices of one side of a book, ascending, without sizes: enough to see the best one. Allocates at construction only. */
final class PriceLadder {
    private final long[] prices;
    private final boolean bids;
    private int count;

    PriceLadder(boolean bids, int capacity) {
        this.bids = bids;
        prices = new long[capacity];
    }

    void clear() {
        count = 0;
    }

    /** Applies levels, price and size by turns; a size of zero removes. */
    void apply(long[] levels, int length) {
        for (int i = 0; i < length; i++) {
            final long price = levels[2 * i];
            final int at = Arrays.binarySearch(prices, 0, count, price);
            if (levels[2 * i + 1] == 0) {
                if (at >= 0) {
                    count--;
                    System.arraycopy(prices, at + 1, prices, at, count - at);
                }
            } else if (at < 0) {
                insert(-at - 1, price);
            }
        }
    }

    /** Whether there is any price. */
    boolean isEmpty() {
        return count == 0;
    }

    /** The best price; not of an empty side. */
    long best() {
        return bids ? prices[count - 1] : prices[0];
    }

    /** On a full side the price farthest from the market makes room. */
    private void insert(int at, long price) {
        if (count < prices.length) {
            System.arraycopy(prices, at, prices, at + 1, count - at);
            prices[at] = price;
            count++;
        } else if (bids && at > 0) {
            System.arraycopy(prices, 1, prices, 0, at - 1);
            prices[at - 1] = price;
        } else if (!bids && at < count) {
            System.arraycopy(prices, at, prices, at + 1, count - at - 1);
            prices[at] = price;
        }
    }
}
