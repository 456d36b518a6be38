package io.escapement.venue.market;

import java.util.Arrays;

/**
 * Bars of one interval, ascending, gaps allowed: 36 bytes each, prices as ticks. Grows at the end only.
 */
public final class BarSeries implements BarPart {
    private static final long MINUTE_MS = 60_000L;

    private final int intervalMinutes;
    private final long tickSize;
    private int size;
    private int[] openMinute;
    private int[] prices;
    private long[] volumes;

    /**
     * An empty series.
     *
     * @param intervalMinutes of its bars
     * @param tickSize 1e-8; every price is a multiple
     * @param capacity expected bars
     */
    public BarSeries(int intervalMinutes, long tickSize, int capacity) {
        this.intervalMinutes = intervalMinutes;
        this.tickSize = tickSize;
        openMinute = new int[capacity];
        prices = new int[capacity * 4];
        volumes = new long[capacity * 2];
    }

    @Override
    public int intervalMinutes() {
        return intervalMinutes;
    }

    @Override
    public long firstMs() {
        return size == 0 ? Long.MAX_VALUE : openMs(0);
    }

    @Override
    public long endMs() {
        return Long.MAX_VALUE;
    }

    @Override
    public BarSeries window(long fromMs, long toMs) {
        return this;
    }

    /** How many bars. */
    public int size() {
        return size;
    }

    /** Open time of a bar, milliseconds. */
    public long openMs(int index) {
        return openMinute[index] * MINUTE_MS;
    }

    /** 1e-8. */
    public long open(int index) {
        return prices[index * 4] * tickSize;
    }

    /** 1e-8. */
    public long high(int index) {
        return prices[index * 4 + 1] * tickSize;
    }

    /** 1e-8. */
    public long low(int index) {
        return prices[index * 4 + 2] * tickSize;
    }

    /** 1e-8. */
    public long close(int index) {
        return prices[index * 4 + 3] * tickSize;
    }

    /** Base units, 1e-4. */
    public long volume(int index) {
        return volumes[index * 2];
    }

    /** Quote units, 1e-4. */
    public long turnover(int index) {
        return volumes[index * 2 + 1];
    }

    /**
     * Adds a bar behind the last.
     *
     * @param openMs a multiple of the interval, after the last bar's
     * @param open 1e-8, as the other prices a multiple of the tick
     * @param high 1e-8
     * @param low 1e-8
     * @param close 1e-8
     * @param volume base units, 1e-4
     * @param turnover quote units, 1e-4
     */
    public void append(long openMs, long open, long high, long low, long close, long volume, long turnover) {
        if (size == openMinute.length) {
            final int capacity = Math.max(1024, size + (size >> 1));
            openMinute = Arrays.copyOf(openMinute, capacity);
            prices = Arrays.copyOf(prices, capacity * 4);
            volumes = Arrays.copyOf(volumes, capacity * 2);
        }
        openMinute[size] = (int) (openMs / MINUTE_MS);
        prices[size * 4] = (int) (open / tickSize);
        prices[size * 4 + 1] = (int) (high / tickSize);
        prices[size * 4 + 2] = (int) (low / tickSize);
        prices[size * 4 + 3] = (int) (close / tickSize);
        volumes[size * 2] = volume;
        volumes[size * 2 + 1] = turnover;
        size++;
    }

    /**
     * Adds the bars of another series that lie behind the last one.
     *
     * @param other of the same interval and tick
     * @param toMs greatest open time
     */
    void appendAll(BarSeries other, long toMs) {
        final long fromMs = size == 0 ? Long.MIN_VALUE : openMs(size - 1) + 1;
        for (int i = other.firstFrom(fromMs); i < other.size && other.openMs(i) <= toMs; i++) {
            append(
                    other.openMs(i),
                    other.open(i),
                    other.high(i),
                    other.low(i),
                    other.close(i),
                    other.volume(i),
                    other.turnover(i));
        }
    }

    /**
     * First bar that does not open before a time.
     *
     * @param timeMs milliseconds
     * @return its index, or {@link #size()}
     */
    public int firstFrom(long timeMs) {
        int low = 0;
        int high = size;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (openMs(middle) < timeMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
