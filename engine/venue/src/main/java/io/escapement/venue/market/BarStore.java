package io.escapement.venue.market;

import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BarIntervals;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars of one instrument: a finest part, and coarser ones that reach further back. A bar of any interval is put together
 * from the parts that divide it; where a finer part begins the coarser one ends, so that a bar across the seam has both.
 *
 * <p>If coarser parts are exact, that is the sums of the finer ones, they are taken as far as they go, which is cheaper
 * and gives the same bars.
 */
public final class BarStore {
    private static final long MINUTE_MS = 60_000L;

    private final List<BarPart> parts;
    private final boolean coarseIsExact;

    /**
     * A store over parts that may still grow.
     *
     * @param parts from fine to coarse, at least one
     */
    public BarStore(List<? extends BarPart> parts) {
        this(parts, false);
    }

    BarStore(List<? extends BarPart> parts, boolean coarseIsExact) {
        this.parts = List.copyOf(parts);
        this.coarseIsExact = coarseIsExact;
    }

    /**
     * Whether bars of an interval can be put together.
     *
     * @param intervalMinutes wanted
     * @return whether a part divides it
     */
    public boolean hasInterval(int intervalMinutes) {
        for (final BarPart part : parts) {
            if (intervalMinutes % part.intervalMinutes() == 0) {
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
        final long first = BarIntervals.ceilMs(intervalMinutes, Math.max(fromMs, firstMs(intervalMinutes)));
        final long last = Math.min(toMs, lastMs(intervalMinutes));
        if (first > last || limit <= 0) {
            return List.of();
        }
        if (!newest) {
            return aggregate(intervalMinutes, first, last, limit);
        }
        long span = Math.min(limit, 1_000_000) * (intervalMinutes * MINUTE_MS);
        while (true) {
            final long begin = Math.max(first, BarIntervals.ceilMs(intervalMinutes, last - span));
            final List<Bar> bars = aggregate(intervalMinutes, begin, last, Integer.MAX_VALUE);
            if (bars.size() >= limit || begin == first) {
                return bars.size() <= limit ? bars : bars.subList(bars.size() - limit, bars.size());
            }
            // Gaps: look further back.
            span *= 2;
        }
    }

    /**
     * Bars of a range as they are kept, each of its part's interval: what an interval is put together from, as fine as
     * there is.
     *
     * @param intervalMinutes that they must divide
     * @param fromMs least open time
     * @param toMs greatest open time
     * @return ascending
     */
    public List<Bar> base(int intervalMinutes, long fromMs, long toMs) {
        final List<Bar> bars = new ArrayList<>();
        walk(intervalMinutes, fromMs, toMs, false, new Collector() {
            @Override
            public boolean take(BarSeries series, int index) {
                bars.add(bar(series, index));
                return true;
            }
        });
        return bars;
    }

    private static Bar bar(BarSeries series, int index) {
        return new Bar(
                series.openMs(index),
                series.intervalMinutes(),
                series.open(index),
                series.high(index),
                series.low(index),
                series.close(index),
                series.volume(index),
                series.turnover(index),
                lastTradeMs(series, index),
                true);
    }

    private static long lastTradeMs(BarSeries series, int index) {
        return series.openMs(index) + series.intervalMinutes() * MINUTE_MS - 1;
    }

    /** Open time of the first base bar that an interval may use. */
    private long firstMs(int intervalMinutes) {
        long first = Long.MAX_VALUE;
        for (final BarPart part : parts) {
            if (intervalMinutes % part.intervalMinutes() == 0) {
                first = Math.min(first, part.firstMs());
            }
        }
        return first;
    }

    /** A time behind which no bar of an interval opens. */
    private long lastMs(int intervalMinutes) {
        for (final BarPart part : parts) {
            if (intervalMinutes % part.intervalMinutes() == 0 && part.firstMs() != Long.MAX_VALUE) {
                final BarSeries newest = part.window(Long.MAX_VALUE, Long.MAX_VALUE);
                return newest.size() == 0 ? Long.MAX_VALUE : newest.openMs(newest.size() - 1);
            }
        }
        return Long.MIN_VALUE;
    }

    private List<Bar> aggregate(int intervalMinutes, long fromMs, long toMs, int limit) {
        final Sum sum = new Sum(intervalMinutes, limit);
        final long endMs = BarIntervals.closeMs(intervalMinutes, BarIntervals.openMs(intervalMinutes, toMs));
        walk(intervalMinutes, fromMs, endMs - 1, coarseIsExact, sum);
        sum.end();
        return sum.bars;
    }

    /** Takes base bars one by one. */
    private interface Collector {
        /** @return false for no more */
        boolean take(BarSeries series, int index);
    }

    /** Goes through the base bars of a range, from the coarsest, oldest part to the finest. */
    private void walk(int intervalMinutes, long fromMs, long toMs, boolean preferCoarse, Collector collector) {
        long from = fromMs;
        for (int i = parts.size() - 1; i >= 0 && from <= toMs; i--) {
            final BarPart part = parts.get(i);
            if (intervalMinutes % part.intervalMinutes() != 0 || part.firstMs() == Long.MAX_VALUE) {
                continue;
            }
            final long end = Math.min(toMs + 1, preferCoarse ? part.endMs() : cut(i, intervalMinutes));
            if (end <= from) {
                continue;
            }
            final BarSeries series = part.window(from, end - 1);
            for (int at = series.firstFrom(from); at < series.size() && series.openMs(at) < end; at++) {
                if (!collector.take(series, at)) {
                    return;
                }
            }
            from = Math.max(from, end);
        }
    }

    /** Where the next finer part takes over. */
    private long cut(int index, int intervalMinutes) {
        for (int i = index - 1; i >= 0; i--) {
            final BarPart finer = parts.get(i);
            if (intervalMinutes % finer.intervalMinutes() == 0 && finer.firstMs() != Long.MAX_VALUE) {
                return BarIntervals.ceilMs(parts.get(index).intervalMinutes(), finer.firstMs());
            }
        }
        return Long.MAX_VALUE;
    }

    /** Puts base bars together. */
    private static final class Sum implements Collector {
        private final int intervalMinutes;
        private final int limit;
        private final List<Bar> bars = new ArrayList<>();
        private boolean running;
        private long slotMs;
        private long slotEndMs;
        private long open;
        private long high;
        private long low;
        private long close;
        private long volume;
        private long turnover;
        private long lastTradeMs;

        Sum(int intervalMinutes, int limit) {
            this.intervalMinutes = intervalMinutes;
            this.limit = limit;
        }

        @Override
        public boolean take(BarSeries series, int index) {
            final long openMs = series.openMs(index);
            if (!running || openMs >= slotEndMs) {
                end();
                if (bars.size() >= limit) {
                    return false;
                }
                running = true;
                slotMs = BarIntervals.openMs(intervalMinutes, openMs);
                slotEndMs = BarIntervals.closeMs(intervalMinutes, slotMs);
                open = series.open(index);
                high = series.high(index);
                low = series.low(index);
                volume = 0;
                turnover = 0;
            }
            high = Math.max(high, series.high(index));
            low = Math.min(low, series.low(index));
            close = series.close(index);
            volume += series.volume(index);
            turnover += series.turnover(index);
            lastTradeMs = lastTradeMs(series, index);
            return true;
        }

        void end() {
            if (running) {
                running = false;
                bars.add(new Bar(slotMs, intervalMinutes, open, high, low, close, volume, turnover, lastTradeMs, true));
            }
        }
    }
}
