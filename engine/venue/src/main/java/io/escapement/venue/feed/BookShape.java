package io.escapement.venue.feed;

import java.util.Arrays;

/** The levels of a book at one moment, each side in order from the best. Reused; grows with the depth asked for. */
public final class BookShape {
    /** Most levels a side that the venue shows. */
    public static final int DEPTH_MAX = 1_000;

    /** Levels a side that orders are matched with. */
    public static final int MATCH_DEPTH = 200;

    private static final int FIRST_CAPACITY = 64;

    private final Side bidSide = new Side();
    private final Side askSide = new Side();

    /** Bid levels. */
    public int bids() {
        return bidSide.count;
    }

    /** Ask levels. */
    public int asks() {
        return askSide.count;
    }

    /** 1e-8. */
    public long bidPrice(int level) {
        return bidSide.prices[level];
    }

    /** 1e-8. */
    public long bidSize(int level) {
        return bidSide.sizes[level];
    }

    /** 1e-8. */
    public long askPrice(int level) {
        return askSide.prices[level];
    }

    /** 1e-8. */
    public long askSize(int level) {
        return askSide.sizes[level];
    }

    /** Empties both sides. */
    public void clear() {
        bidSide.count = 0;
        askSide.count = 0;
    }

    /** Puts a bid behind the last. */
    public void addBid(long price, long size) {
        bidSide.insert(bidSide.count, price, size);
    }

    /** Puts an ask behind the last. */
    public void addAsk(long price, long size) {
        askSide.insert(askSide.count, price, size);
    }

    /**
     * Sets the size at a bid price.
     *
     * @param price 1e-8
     * @param size 1e-8; 0 removes the level, if there is one
     */
    public void setBid(long price, long size) {
        bidSide.set(price, size, -1);
    }

    /**
     * Sets the size at an ask price.
     *
     * @param price 1e-8
     * @param size 1e-8; 0 removes the level, if there is one
     */
    public void setAsk(long price, long size) {
        askSide.set(price, size, 1);
    }

    /** Becomes equal to another. */
    public void copy(BookShape other) {
        bidSide.copy(other.bidSide);
        askSide.copy(other.askSide);
    }

    private static final class Side {
        private long[] prices = new long[FIRST_CAPACITY];
        private long[] sizes = new long[FIRST_CAPACITY];
        private int count;

        void set(long price, long size, int direction) {
            int low = 0;
            int high = count;
            while (low < high) {
                final int middle = (low + high) >>> 1;
                if (direction * Long.compare(prices[middle], price) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            final boolean known = low < count && prices[low] == price;
            if (size == 0) {
                if (known) {
                    System.arraycopy(prices, low + 1, prices, low, count - low - 1);
                    System.arraycopy(sizes, low + 1, sizes, low, count - low - 1);
                    count--;
                }
            } else if (known) {
                sizes[low] = size;
            } else {
                insert(low, price, size);
            }
        }

        void insert(int at, long price, long size) {
            ensure(count + 1);
            System.arraycopy(prices, at, prices, at + 1, count - at);
            System.arraycopy(sizes, at, sizes, at + 1, count - at);
            prices[at] = price;
            sizes[at] = size;
            count++;
        }

        void copy(Side other) {
            ensure(other.count);
            System.arraycopy(other.prices, 0, prices, 0, other.count);
            System.arraycopy(other.sizes, 0, sizes, 0, other.count);
            count = other.count;
        }

        private void ensure(int capacity) {
            if (capacity > prices.length) {
                final int grown = Math.max(capacity, prices.length * 2);
                prices = Arrays.copyOf(prices, grown);
                sizes = Arrays.copyOf(sizes, grown);
            }
        }
    }
}
