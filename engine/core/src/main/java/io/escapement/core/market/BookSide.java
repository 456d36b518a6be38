package io.escapement.core.market;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * One side of a book: levels from best to worst in two arrays.
 *
 * <p>Holds twice the depth of the topic, because a venue message may insert levels before it removes those pushed out.
 * Beyond that the worst level is dropped. No allocation after construction.
 */
final class BookSide implements Persistent {
    private static final int WALKED_LEVELS = 64;

    private final boolean descending;
    private final long[] prices;
    private final long[] sizes;
    private int count;

    BookSide(boolean descending, int depth) {
        this.descending = descending;
        prices = new long[2 * depth];
        sizes = new long[2 * depth];
    }

    int count() {
        return count;
    }

    long price(int level) {
        return prices[level];
    }

    long size(int level) {
        return sizes[level];
    }

    void clear() {
        count = 0;
    }

    /** Sets the size of a level; zero removes it, removing an absent one does nothing. */
    void set(long price, long size) {
        final int at = find(price);
        final boolean present = at < count && prices[at] == price;
        if (size == 0) {
            if (present) {
                remove(at);
            }
        } else if (present) {
            sizes[at] = size;
        } else {
            insert(at, price, size);
        }
    }

    long hashInto(long hash) {
        long h = Hash64.mix(hash, count);
        for (int i = 0; i < count; i++) {
            h = Hash64.mix(Hash64.mix(h, prices[i]), sizes[i]);
        }
        return h;
    }

    @Override
    public void persist(StateIo io) {
        count = io.count(count, prices.length);
        io.longs(prices, count);
        io.longs(sizes, count);
    }

    /**
     * Index of the price, or of where it belongs. Most changes are near the top: a walk from there, which processors
     * foresee, beats halving by half; what is deeper is halved.
     */
    private int find(long price) {
        final long[] levels = prices;
        final int walked = Math.min(count, WALKED_LEVELS);
        int at = 0;
        while (at < walked && isBetter(levels[at], price)) {
            at++;
        }
        return at == walked ? findBelow(at, price) : at;
    }

    private int findBelow(int start, long price) {
        int from = start;
        int to = count;
        while (from < to) {
            final int middle = (from + to) >>> 1;
            if (isBetter(prices[middle], price)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private boolean isBetter(long level, long price) {
        return descending ? level > price : level < price;
    }

    private void insert(int at, long price, long size) {
        final int last = prices.length - 1;
        if (at > last) {
            return;
        }
        final int kept = Math.min(count, last);
        System.arraycopy(prices, at, prices, at + 1, kept - at);
        System.arraycopy(sizes, at, sizes, at + 1, kept - at);
        prices[at] = price;
        sizes[at] = size;
        count = kept + 1;
    }

    private void remove(int at) {
        count--;
        System.arraycopy(prices, at + 1, prices, at, count - at);
        System.arraycopy(sizes, at + 1, sizes, at, count - at);
    }
}
