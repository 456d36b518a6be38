package io.escapement.gateway.bybit.market;

import io.escapement.gateway.bybit.decode.BarGate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Which closed bar of every instrument and interval entered last. Lets each bar close once and in order; a hole is told
 * and nothing passes until it is filled.
 *
 * <p>Event loop only, except before the streams are opened, when the start script tells the warm-up bars.
 */
public final class BarLedger implements BarGate {
    /** No time: no bar yet. */
    static final long NONE = Long.MIN_VALUE;

    private final int[] minutes;
    private final long[] last;
    private final long[] ahead;
    private final boolean[] healing;
    private Holes holes = series -> {};
    private int series;
    private long tentative;
    private long repeated;

    /** Told of a hole; called while a frame is decoded. */
    @FunctionalInterface
    interface Holes {
        /** A closed bar came that does not connect to the last one. */
        void onHole(int series);
    }

    /**
     * An empty ledger.
     *
     * @param instruments bound of ids
     * @param intervals minutes
     */
    public BarLedger(int instruments, List<Integer> intervals) {
        minutes = intervals.stream().mapToInt(Integer::intValue).toArray();
        last = new long[instruments * minutes.length];
        ahead = new long[last.length];
        healing = new boolean[last.length];
        Arrays.fill(last, NONE);
        Arrays.fill(ahead, NONE);
    }

    /**
     * Closed bars entered by another way than the stream.
     *
     * @param instrumentId dense id
     * @param intervalMinutes of the bars
     * @param openTimeNs of the newest
     */
    public void entered(int instrumentId, int intervalMinutes, long openTimeNs) {
        final int at = seriesOf(instrumentId, intervalMinutes);
        if (at >= 0) {
            last[at] = Math.max(last[at], openTimeNs);
        }
    }

    /** Who hears of holes. */
    void onHoles(Holes listener) {
        holes = listener;
    }

    @Override
    public void begin(int instrumentId, int intervalMinutes) {
        series = seriesOf(instrumentId, intervalMinutes);
        tentative = series < 0 ? NONE : last[series];
    }

    @Override
    public boolean admits(long openTimeNs, boolean confirmed) {
        if (series < 0) {
            return true;
        }
        final long interval = intervalNs(series);
        if (!confirmed) {
            return !healing[series]
                    && (tentative == NONE || openTimeNs > tentative && openTimeNs <= tentative + interval);
        }
        if (tentative != NONE && openTimeNs <= tentative) {
            repeated++;
            return false;
        }
        if (healing[series]) {
            ahead[series] = Math.max(ahead[series], openTimeNs);
            return false;
        }
        if (tentative != NONE && openTimeNs > tentative + interval) {
            ahead[series] = Math.max(ahead[series], openTimeNs);
            holes.onHole(series);
            return false;
        }
        tentative = openTimeNs;
        return true;
    }

    @Override
    public void entered() {
        if (series >= 0) {
            last[series] = tentative;
        }
    }

    /** Number of an instrument's interval among all, -1 when it is not followed. */
    int seriesOf(int instrumentId, int intervalMinutes) {
        for (int i = 0; i < minutes.length; i++) {
            if (minutes[i] == intervalMinutes) {
                return instrumentId * minutes.length + i;
            }
        }
        return -1;
    }

    /** Intervals there are. */
    int intervals() {
        return minutes.length;
    }

    int instrumentId(int at) {
        return at / minutes.length;
    }

    int intervalMinutes(int at) {
        return minutes[at % minutes.length];
    }

    long intervalNs(int at) {
        return TimeUnit.MINUTES.toNanos(minutes[at % minutes.length]);
    }

    /** Open time of the last closed bar, or {@link #NONE}. */
    long last(int at) {
        return last[at];
    }

    /** Open time of the newest bar that must have closed by now, as far as the clock or a refused bar tells. */
    long due(int at, long nowNs) {
        final long interval = intervalNs(at);
        return Math.max(Math.floorDiv(nowNs, interval) * interval - interval, ahead[at]);
    }

    /** Whether closed bars are missing. */
    boolean isBehind(int at, long nowNs) {
        return last[at] != NONE && due(at, nowNs) > last[at];
    }

    boolean isHealing(int at) {
        return healing[at];
    }

    /** From now on nothing of the series passes. */
    void beginHealing(int at) {
        healing[at] = true;
    }

    /** The series is whole up to its last bar. */
    void endHealing(int at) {
        healing[at] = false;
        ahead[at] = NONE;
    }

    /** The venue does not have the missing bars: whatever comes next is taken. */
    void giveUp(int at) {
        last[at] = NONE;
        endHealing(at);
    }

    /** Whether any interval of an instrument is being healed. */
    boolean isAnyHealing(int instrumentId) {
        for (int i = 0; i < minutes.length; i++) {
            if (healing[instrumentId * minutes.length + i]) {
                return true;
            }
        }
        return false;
    }

    /** Closed bars that came again. */
    long repeated() {
        return repeated;
    }
}
