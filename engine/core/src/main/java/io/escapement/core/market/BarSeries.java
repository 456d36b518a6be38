package io.escapement.core.market;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Closed bars of one instrument and interval, newest first by {@code ago}, plus the bar in progress.
 *
 * <p>A ring of fixed capacity; the oldest bar falls out. Closed bars are contiguous: each opens exactly one interval
 * after the one before. A bar is closed once, whatever is repeated, late or out of order. When a bar comes that would
 * leave a hole, nothing is appended and the hole is remembered with the new bar included ({@link #missingFromNs}, {@link
 * #missingToNs}); the series is whole again when closed bars have been delivered up to there. A warm-up bar that does
 * not connect starts the series anew, which {@link #generation} tells; so does a hole of the venue's own ({@link
 * #restartAt}).
 *
 * <p>Prices are 1e-8 longs; the {@code …Of} views give doubles. {@code ago} 0 is the newest closed bar. No allocation
 * after construction.
 */
public final class BarSeries implements Persistent {
    /** Nanoseconds of a minute. */
    public static final long MINUTE_NS = 60_000_000_000L;

    /** No time. */
    public static final long NULL_TIME = Long.MIN_VALUE;

    private final int intervalMinutes;
    private final long intervalNs;
    private final int capacity;
    private final int mask;
    private final long[] open;
    private final long[] high;
    private final long[] low;
    private final long[] close;
    private final double[] volume;
    private final double[] turnover;

    private long closedCount;
    private int size;
    private int generation;
    private long lastOpenTimeNs = NULL_TIME;
    private long gapToNs = NULL_TIME;
    private long contentHash = Hash64.SEED;

    private long currentOpenTimeNs = NULL_TIME;
    private long currentOpen = FixedPoint.NULL;
    private long currentHigh = FixedPoint.NULL;
    private long currentLow = FixedPoint.NULL;
    private long currentClose = FixedPoint.NULL;
    private double currentVolume = Double.NaN;

    private long duplicates;
    private long conflicts;
    private long invalid;

    /**
     * An empty series.
     *
     * @param intervalMinutes length of a bar, positive
     * @param capacity closed bars kept, positive
     */
    public BarSeries(int intervalMinutes, int capacity) {
        if (intervalMinutes < 1 || capacity < 1) {
            throw new IllegalArgumentException("a bar series needs a positive interval and capacity: intervalMinutes="
                    + intervalMinutes + " capacity=" + capacity);
        }
        this.intervalMinutes = intervalMinutes;
        this.intervalNs = intervalMinutes * MINUTE_NS;
        this.capacity = capacity;
        final int slots = Integer.highestOneBit(Math.max(1, capacity - 1)) << 1;
        this.mask = slots - 1;
        open = new long[slots];
        high = new long[slots];
        low = new long[slots];
        close = new long[slots];
        volume = new double[slots];
        turnover = new double[slots];
    }

    /**
     * Takes over a bar message.
     *
     * @param closed whether the venue confirmed the bar as closed
     * @param warmUp whether it belongs to the history sent at the start, which may restart the series
     * @param openTimeNs first instant, a multiple of the interval
     * @param openPrice 1e-8, positive
     * @param highPrice 1e-8, not below the others
     * @param lowPrice 1e-8, positive, not above the others
     * @param closePrice 1e-8, positive
     * @param barVolume base units; NaN counts as 0
     * @param barTurnover quote units; NaN when the venue did not say
     * @return one of {@link BarResult}
     */
    public int onBar(
            boolean closed,
            boolean warmUp,
            long openTimeNs,
            long openPrice,
            long highPrice,
            long lowPrice,
            long closePrice,
            double barVolume,
            double barTurnover) {
        if (!isPossible(openTimeNs, openPrice, highPrice, lowPrice, closePrice) || barVolume < 0) {
            invalid++;
            return BarResult.INVALID;
        }
        if (lastOpenTimeNs != NULL_TIME && openTimeNs <= lastOpenTimeNs) {
            return onOldBar(closed, openTimeNs, openPrice, highPrice, lowPrice, closePrice);
        }
        if (lastOpenTimeNs != NULL_TIME && openTimeNs > lastOpenTimeNs + intervalNs) {
            if (!closed || !warmUp) {
                return onAheadOfGap(closed ? openTimeNs : openTimeNs - intervalNs);
            }
            restart();
        }
        final double knownVolume = barVolume != barVolume ? 0.0 : barVolume;
        if (!closed) {
            currentOpenTimeNs = openTimeNs;
            currentOpen = openPrice;
            currentHigh = highPrice;
            currentLow = lowPrice;
            currentClose = closePrice;
            currentVolume = knownVolume;
            return BarResult.UPDATED_OPEN;
        }
        append(openTimeNs, openPrice, highPrice, lowPrice, closePrice, knownVolume, barTurnover);
        return BarResult.CLOSED;
    }

    /**
     * A bar has ended that nobody could tell: it is missing, to be asked for.
     *
     * @param openTimeNs of the bar, a multiple of the interval
     * @return {@link BarResult#GAP} when this is news, {@link BarResult#IN_GAP} when it was missing already, {@link
     *     BarResult#DUPLICATE} when it is here
     */
    public int onMissed(long openTimeNs) {
        return lastOpenTimeNs != NULL_TIME && openTimeNs <= lastOpenTimeNs
                ? BarResult.DUPLICATE
                : onAheadOfGap(openTimeNs);
    }

    /**
     * The bars missing before an instant do not exist: the series starts anew, empty, with the bar that opens then as
     * the next one. What is missing from there on is missing still.
     *
     * @param openTimeNs of the first bar behind the hole, a multiple of the interval, behind {@link #missingFromNs}
     */
    public void restartAt(long openTimeNs) {
        final long missingToNs = gapToNs;
        restart();
        lastOpenTimeNs = openTimeNs - intervalNs;
        gapToNs = Math.max(missingToNs, openTimeNs);
    }

    /**
     * Length of a bar.
     *
     * @return minutes
     */
    public int intervalMinutes() {
        return intervalMinutes;
    }

    /**
     * Length of a bar.
     *
     * @return nanoseconds
     */
    public long intervalNs() {
        return intervalNs;
    }

    /**
     * Closed bars kept at most.
     *
     * @return the capacity asked for
     */
    public int capacity() {
        return capacity;
    }

    /**
     * Closed bars that can be looked at: {@code ago} runs from 0 to {@code size() - 1}.
     *
     * @return at most the capacity
     */
    public int size() {
        return size;
    }

    /**
     * Closed bars since the series last started.
     *
     * @return a count that does not stop at the capacity
     */
    public long closedCount() {
        return closedCount;
    }

    /**
     * Grows by one when the series starts anew; whoever keeps a state over its bars starts anew as well.
     *
     * @return 0 at first
     */
    public int generation() {
        return generation;
    }

    /**
     * Open time of a closed bar.
     *
     * @param ago 0 for the newest
     * @return epoch nanoseconds
     */
    public long openTimeNs(int ago) {
        return lastOpenTimeNs - ago * intervalNs;
    }

    /**
     * Instant at which the newest closed bar ended and the next one opens.
     *
     * @return epoch nanoseconds, {@link #NULL_TIME} without bars
     */
    public long lastCloseTimeNs() {
        return size == 0 ? NULL_TIME : lastOpenTimeNs + intervalNs;
    }

    /**
     * First price of a closed bar.
     *
     * @param ago 0 for the newest, below {@link #size}
     * @return 1e-8
     */
    public long open(int ago) {
        return open[slot(ago)];
    }

    /**
     * Highest price of a closed bar.
     *
     * @param ago 0 for the newest, below {@link #size}
     * @return 1e-8
     */
    public long high(int ago) {
        return high[slot(ago)];
    }

    /**
     * Lowest price of a closed bar.
     *
     * @param ago 0 for the newest, below {@link #size}
     * @return 1e-8
     */
    public long low(int ago) {
        return low[slot(ago)];
    }

    /**
     * Last price of a closed bar.
     *
     * @param ago 0 for the newest, below {@link #size}
     * @return 1e-8
     */
    public long close(int ago) {
        return close[slot(ago)];
    }

    /**
     * Opening price as a double.
     *
     * @param ago 0 for the newest, below {@link #size}
     * @return quote units
     */
    public double openOf(int ago) {
        return FixedPoint.toDouble(open[slot(ago)]);
    }

    /**
     * Highest price as a double.
     *
     * @param ago 0 for the newest, below {@link #size}
     * @return quote units
     */
    public double highOf(int ago) {
        return FixedPoint.toDouble(high[slot(ago)]);
    }

    /**
     * Lowest price as a double.
     *
     * @param ago 0 for the newest, below {@link #size}
     * @return quote units
     */
    public double lowOf(int ago) {
        return FixedPoint.toDouble(low[slot(ago)]);
    }

    /**
     * Closing price as a double.
     *
     * @param ago 0 for the newest, below {@link #size}
     * @return quote units
     */
    public double closeOf(int ago) {
        return FixedPoint.toDouble(close[slot(ago)]);
    }

    /**
     * Volume; see {@link Quantities} for its precision.
     *
     * @param ago 0 for the newest, below {@link #size}
     * @return base units, 0 in a bar without trades
     */
    public double volumeOf(int ago) {
        return volume[slot(ago)];
    }

    /**
     * Turnover; see {@link Quantities} for its precision.
     *
     * @param ago 0 for the newest, below {@link #size}
     * @return quote units, NaN when the venue did not say
     */
    public double turnoverOf(int ago) {
        return turnover[slot(ago)];
    }

    /**
     * Open time of the bar in progress.
     *
     * @return epoch nanoseconds, {@link #NULL_TIME} when none has been seen since the last close
     */
    public long currentOpenTimeNs() {
        return currentOpenTimeNs;
    }

    /**
     * Latest price of the bar in progress.
     *
     * @return 1e-8, {@link FixedPoint#NULL} when none has been seen since the last close
     */
    public long currentClose() {
        return currentClose;
    }

    /**
     * Whether closed bars are missing.
     *
     * @return true until bars have been delivered up to {@link #missingToNs}
     */
    public boolean gapOpen() {
        return gapToNs != NULL_TIME;
    }

    /**
     * Open time of the first missing bar.
     *
     * @return epoch nanoseconds, {@link #NULL_TIME} without a gap
     */
    public long missingFromNs() {
        if (gapToNs == NULL_TIME) {
            return NULL_TIME;
        }
        return lastOpenTimeNs == NULL_TIME ? gapToNs : lastOpenTimeNs + intervalNs;
    }

    /**
     * Open time of the last bar to be delivered for the gap to close, inclusive.
     *
     * @return epoch nanoseconds, {@link #NULL_TIME} without a gap
     */
    public long missingToNs() {
        return gapToNs;
    }

    /**
     * Repeated closes of a bar.
     *
     * @return a count
     */
    public long duplicates() {
        return duplicates;
    }

    /**
     * Repeated closes that told other prices than the first.
     *
     * @return a count
     */
    public long conflicts() {
        return conflicts;
    }

    /**
     * Bars refused as impossible.
     *
     * @return a count
     */
    public long invalid() {
        return invalid;
    }

    /**
     * Adds the series to the state hash: all bars ever closed, by their running hash, and the bar in progress.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        long h = Hash64.mix(hash, contentHash);
        h = Hash64.mix(h, lastOpenTimeNs);
        h = Hash64.mix(h, closedCount);
        h = Hash64.mix(h, generation);
        h = Hash64.mix(h, gapToNs);
        h = Hash64.mix(h, currentOpenTimeNs);
        h = Hash64.mix(h, currentOpen);
        h = Hash64.mix(h, currentHigh);
        h = Hash64.mix(h, currentLow);
        h = Hash64.mix(h, currentClose);
        h = Hash64.mix(h, currentVolume);
        h = Hash64.mix(h, duplicates);
        h = Hash64.mix(h, conflicts);
        return Hash64.mix(h, invalid);
    }

    @Override
    public void persist(StateIo io) {
        size = io.count(size, capacity);
        closedCount = io.i64(closedCount);
        for (int ago = size - 1; ago >= 0; ago--) {
            // By age, not by place: where a bar lies depends on the capacity.
            final int slot = slot(ago);
            open[slot] = io.i64(open[slot]);
            high[slot] = io.i64(high[slot]);
            low[slot] = io.i64(low[slot]);
            close[slot] = io.i64(close[slot]);
            volume[slot] = io.f64(volume[slot]);
            turnover[slot] = io.f64(turnover[slot]);
        }
        generation = io.i32(generation);
        lastOpenTimeNs = io.i64(lastOpenTimeNs);
        gapToNs = io.i64(gapToNs);
        contentHash = io.i64(contentHash);
        currentOpenTimeNs = io.i64(currentOpenTimeNs);
        currentOpen = io.i64(currentOpen);
        currentHigh = io.i64(currentHigh);
        currentLow = io.i64(currentLow);
        currentClose = io.i64(currentClose);
        currentVolume = io.f64(currentVolume);
        duplicates = io.i64(duplicates);
        conflicts = io.i64(conflicts);
        invalid = io.i64(invalid);
    }

    private boolean isPossible(long openTimeNs, long openPrice, long highPrice, long lowPrice, long closePrice) {
        return openTimeNs >= 0
                && openTimeNs % intervalNs == 0
                && lowPrice > 0
                && lowPrice <= openPrice
                && lowPrice <= closePrice
                && highPrice >= openPrice
                && highPrice >= closePrice;
    }

    private int onOldBar(
            boolean closed, long openTimeNs, long openPrice, long highPrice, long lowPrice, long closePrice) {
        final long ago = (lastOpenTimeNs - openTimeNs) / intervalNs;
        if (!closed || ago >= size) {
            return BarResult.STALE;
        }
        duplicates++;
        final int slot = slot((int) ago);
        if (open[slot] != openPrice || high[slot] != highPrice || low[slot] != lowPrice || close[slot] != closePrice) {
            conflicts++;
        }
        return BarResult.DUPLICATE;
    }

    private int onAheadOfGap(long neededToNs) {
        if (gapToNs != NULL_TIME && neededToNs <= gapToNs) {
            return BarResult.IN_GAP;
        }
        gapToNs = neededToNs;
        return BarResult.GAP;
    }

    private void append(
            long openTimeNs,
            long openPrice,
            long highPrice,
            long lowPrice,
            long closePrice,
            double barVolume,
            double barTurnover) {
        final int slot = (int) closedCount & mask;
        open[slot] = openPrice;
        high[slot] = highPrice;
        low[slot] = lowPrice;
        close[slot] = closePrice;
        volume[slot] = barVolume;
        turnover[slot] = barTurnover;
        closedCount++;
        if (size < capacity) {
            size++;
        }
        lastOpenTimeNs = openTimeNs;
        if (gapToNs != NULL_TIME && openTimeNs >= gapToNs) {
            gapToNs = NULL_TIME;
        }
        if (currentOpenTimeNs <= openTimeNs) {
            clearCurrent();
        }
        long h = Hash64.mix(contentHash, openTimeNs);
        h = Hash64.mix(h, openPrice);
        h = Hash64.mix(h, highPrice);
        h = Hash64.mix(h, lowPrice);
        h = Hash64.mix(h, closePrice);
        h = Hash64.mix(h, barVolume);
        contentHash = Hash64.mix(h, barTurnover);
    }

    private void restart() {
        closedCount = 0;
        size = 0;
        generation++;
        lastOpenTimeNs = NULL_TIME;
        gapToNs = NULL_TIME;
        clearCurrent();
    }

    private void clearCurrent() {
        currentOpenTimeNs = NULL_TIME;
        currentOpen = FixedPoint.NULL;
        currentHigh = FixedPoint.NULL;
        currentLow = FixedPoint.NULL;
        currentClose = FixedPoint.NULL;
        currentVolume = Double.NaN;
    }

    private int slot(int ago) {
        return (int) (closedCount - 1 - ago) & mask;
    }
}
