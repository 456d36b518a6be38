package io.escapement.venue.market;

import java.util.Arrays;

/**
 * Bars of one symbol and interval as a source tells them, oldest first, before a market is made of them: exact numbers, and
 * how many digits they need.
 */
public final class BarRows {
    /** Turnover of a source that doesn't tell it. */
    public static final long NOT_GIVEN = -1;

    private static final int COLUMNS = 7;
    private static final int DAY_MINUTES = 1440;
    private static final int NO_INTERVAL = 100_000;
    private static final long MINUTE_MS = 60_000L;

    private final String symbol;
    private final String source;
    private int intervalMinutes;
    private int size;
    private int priceDigits;
    private int volumeDigits;

    /** Seven numbers a row: time, then prices at 1e-8, volume at 1e-8 and turnover at 1e-4. */
    private long[] rows = new long[COLUMNS * 4096];

    /**
     * No bars yet.
     *
     * @param symbol as the venue writes it
     * @param source where they are from, for what is said of them
     */
    public BarRows(String symbol, String source) {
        this.symbol = symbol;
        this.source = source;
    }

    /**
     * Adds a bar.
     *
     * @param openMs after the one before
     * @param open 1e-8
     * @param high 1e-8
     * @param low 1e-8, positive
     * @param close 1e-8
     * @param volume base units at 1e-8
     * @param turnover quote units at 1e-4, or {@link #NOT_GIVEN}
     */
    public void add(long openMs, long open, long high, long low, long close, long volume, long turnover) {
        final int at = size * COLUMNS;
        if (at + COLUMNS > rows.length) {
            rows = Arrays.copyOf(rows, rows.length * 2);
        }
        rows[at] = openMs;
        rows[at + 1] = open;
        rows[at + 2] = high;
        rows[at + 3] = low;
        rows[at + 4] = close;
        rows[at + 5] = volume;
        rows[at + 6] = turnover;
        size++;
    }

    /**
     * Says which interval the bars are of.
     *
     * @param minutes of it
     * @throws IllegalArgumentException if it doesn't divide a day, or a bar doesn't open at a multiple of it
     */
    public void interval(int minutes) {
        if (minutes < 1 || DAY_MINUTES % minutes != 0) {
            throw new IllegalArgumentException(source + ": bars of " + minutes
                    + " minutes do not divide a day; give 1m, 3m, 5m, 15m, 30m, 1h, 2h, 4h, 6h, 12h or 1d");
        }
        for (int i = 0; i < size; i++) {
            if (openMs(i) % (minutes * MINUTE_MS) != 0) {
                throw new IllegalArgumentException(
                        source + ": open_time_ms " + openMs(i) + " is not a multiple of its interval of " + minutes
                                + " minutes; put the right interval into the name, like BTCUSDT_1m.csv");
            }
        }
        intervalMinutes = minutes;
    }

    /**
     * Digits behind the point that a price has; the most count.
     *
     * @param digits 0 to 8
     */
    public void priceDigits(int digits) {
        priceDigits = Math.max(priceDigits, digits);
    }

    /**
     * Digits behind the point that a volume has; the most count.
     *
     * @param digits 0 to 8
     */
    public void volumeDigits(int digits) {
        volumeDigits = Math.max(volumeDigits, digits);
    }

    String symbol() {
        return symbol;
    }

    String source() {
        return source;
    }

    int intervalMinutes() {
        return intervalMinutes;
    }

    int size() {
        return size;
    }

    int priceDigits() {
        return priceDigits;
    }

    int volumeDigits() {
        return volumeDigits;
    }

    long openMs(int index) {
        return rows[index * COLUMNS];
    }

    long lastMs() {
        return openMs(size - 1);
    }

    /** Open, high, low, close for field 1 to 4, at 1e-8. */
    long price(int index, int field) {
        return rows[index * COLUMNS + field];
    }

    /** Base units at 1e-8. */
    long volume(int index) {
        return rows[index * COLUMNS + 5];
    }

    /** Quote units at 1e-4, or {@link #NOT_GIVEN}. */
    long turnover(int index) {
        return rows[index * COLUMNS + 6];
    }

    /** The interval that the times alone suggest. */
    int leastStepMinutes() {
        long least = Long.MAX_VALUE;
        for (int i = 1; i < size; i++) {
            least = Math.min(least, openMs(i) - openMs(i - 1));
        }
        return (int) Math.min(least / MINUTE_MS, NO_INTERVAL);
    }
}
