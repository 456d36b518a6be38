package io.escapement.venue.market;

import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BarIntervals;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars of one instrument: a finest series, and coarser ones that reach further back. A bar of any interval is put
 * together from the finest series that divides it and begins early enough.
 */
public final class BarStore {
    private static final long MINUTE_MS = 60_000L;

    private final List<BarSeries> series;

    /**
     * A store over series that may still grow.
     *
     * @param series from fine to coarse, at least one
     */
    public BarStore(List<BarSeries> series) {
        this.series = List.copyOf(series);
    }

    /**
     * Whether bars of an interval can be put together.
     *
     * @param intervalMinutes wanted
     * @return whether a series divides it
     */
    public boolean hasInterval(int intervalMinutes) {
        for (final BarSeries candidate : series) {
            if (intervalMinutes % candidate.intervalMinutes() == 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Bars of a range, ascending. The store may know more than the venue's now: the caller bounds the range to bars that
     * have closed.
     *
     * @param intervalMinutes wanted
     * @param fromMs least open time
     * @param toMs greatest open time
     * @param limit at most so many
     * @param newest whether the limit keeps the newest or the oldest of the range
     * @return the bars, confirmed; gaps are left out
     */
    public List<Bar> query(int intervalMinutes, long fromMs, long toMs, int limit, boolean newest) {
        // Fine to coarse: each coarser series answers only for what lies before the finer one.
        final ArrayDeque<List<Bar>> parts = new ArrayDeque<>();
        long end = toMs;
        for (final BarSeries part : series) {
            if (part.size() == 0 || intervalMinutes % part.intervalMinutes() != 0) {
                continue;
            }
            final long begin = BarIntervals.ceilMs(intervalMinutes, part.openMs(0));
            if (begin <= end) {
                parts.addFirst(
                        newest
                                ? newest(part, intervalMinutes, Math.max(fromMs, begin), end, limit)
                                : aggregate(part, intervalMinutes, Math.max(fromMs, begin), end, limit));
                end = begin - 1;
            }
        }
        final List<Bar> bars = new ArrayList<>();
        for (final List<Bar> part : parts) {
            bars.addAll(part);
        }
        if (bars.size() <= limit) {
            return bars;
        }
        return newest ? bars.subList(bars.size() - limit, bars.size()) : bars.subList(0, limit);
    }

    private static List<Bar> newest(BarSeries series, int intervalMinutes, long fromMs, long toMs, int limit) {
        final long interval = intervalMinutes * MINUTE_MS;
        final long first = BarIntervals.ceilMs(intervalMinutes, Math.max(fromMs, series.openMs(0)));
        final long last = Math.min(toMs, series.openMs(series.size() - 1));
        long span = Math.min(limit, 1_000_000) * interval;
        while (true) {
            final long begin = Math.max(first, BarIntervals.ceilMs(intervalMinutes, last - span));
            final List<Bar> bars = aggregate(series, intervalMinutes, begin, last, Integer.MAX_VALUE);
            if (bars.size() >= limit || begin == first) {
                return bars.size() <= limit ? bars : bars.subList(bars.size() - limit, bars.size());
            }
            // Gaps: look further back.
            span *= 2;
        }
    }

    private static List<Bar> aggregate(BarSeries series, int intervalMinutes, long fromMs, long toMs, int limit) {
        final List<Bar> bars = new ArrayList<>();
        final long baseMs = series.intervalMinutes() * MINUTE_MS;
        int i = series.firstFrom(BarIntervals.ceilMs(intervalMinutes, fromMs));
        while (i < series.size() && bars.size() < limit) {
            final long slot = BarIntervals.openMs(intervalMinutes, series.openMs(i));
            final long slotEnd = BarIntervals.closeMs(intervalMinutes, slot);
            if (slot > toMs) {
                break;
            }
            final long open = series.open(i);
            long high = series.high(i);
            long low = series.low(i);
            long volume = 0;
            long turnover = 0;
            int last = i;
            for (; i < series.size() && series.openMs(i) < slotEnd; i++) {
                high = Math.max(high, series.high(i));
                low = Math.min(low, series.low(i));
                volume += series.volume(i);
                turnover += series.turnover(i);
                last = i;
            }
            final long lastTradeMs = series.openMs(last) + baseMs - 1;
            bars.add(new Bar(
                    slot, intervalMinutes, open, high, low, series.close(last), volume, turnover, lastTradeMs, true));
        }
        return bars;
    }
}
