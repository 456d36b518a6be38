package io.escapement.venue.feed;

import java.util.Arrays;

/** The newest points that traded, so that their prints can be made again when somebody asks. */
final class PrintRing {
    private static final int CAPACITY = 1_024;
    private static final int FIRST_CAPACITY = 64;

    private long[] times = new long[FIRST_CAPACITY];
    private long[] prices = new long[FIRST_CAPACITY];
    private long[] sizes = new long[FIRST_CAPACITY];
    private long[] noises = new long[FIRST_CAPACITY];
    private long[] sequences = new long[FIRST_CAPACITY];
    private byte[] directions = new byte[FIRST_CAPACITY];
    private long count;

    void add(long timeMs, long price, long size, long noise, long sequence, int direction, boolean takerBuys) {
        if (count == times.length && count < CAPACITY) {
            times = Arrays.copyOf(times, times.length * 2);
            prices = Arrays.copyOf(prices, prices.length * 2);
            sizes = Arrays.copyOf(sizes, sizes.length * 2);
            noises = Arrays.copyOf(noises, noises.length * 2);
            sequences = Arrays.copyOf(sequences, sequences.length * 2);
            directions = Arrays.copyOf(directions, directions.length * 2);
        }
        final int at = (int) (count % times.length);
        times[at] = timeMs;
        prices[at] = price;
        sizes[at] = size;
        noises[at] = noise;
        sequences[at] = sequence;
        directions[at] = (byte) (takerBuys ? direction | 4 : direction);
        count++;
    }

    /** How many are kept. */
    int size() {
        return (int) Math.min(count, times.length);
    }

    /** Index in the arrays. @param back 0 for the newest */
    private int at(int back) {
        return (int) ((count - 1 - back) % times.length);
    }

    long timeMs(int back) {
        return times[at(back)];
    }

    long price(int back) {
        return prices[at(back)];
    }

    long tradedSize(int back) {
        return sizes[at(back)];
    }

    long noise(int back) {
        return noises[at(back)];
    }

    long sequence(int back) {
        return sequences[at(back)];
    }

    int direction(int back) {
        return directions[at(back)] & 3;
    }

    boolean takerBuys(int back) {
        return directions[at(back)] >= 4;
    }
}
