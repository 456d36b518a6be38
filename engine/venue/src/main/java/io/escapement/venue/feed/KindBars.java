package io.escapement.venue.feed;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.venue.market.BarSeries;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BarIntervals;
import io.escapement.venue.model.PriceKind;
import java.util.ArrayList;
import java.util.List;

/** Bars of mark price, index price and premium: noted as the prices move, and before that what a history tells. */
public final class KindBars {
    /** Tells what was before the first price noted. */
    public interface History {
        /** Open time of the first bar that it could tell for an interval; {@link Long#MAX_VALUE} for none. */
        long firstMs(int intervalMinutes);

        /**
         * Bars of a range, of any intervals that divide the one wanted.
         *
         * @param kind of the price
         * @param intervalMinutes wanted
         * @param fromMs least open time, a beginning of such a bar
         * @param toMs greatest open time
         * @return ascending
         */
        List<Bar> bars(PriceKind kind, int intervalMinutes, long fromMs, long toMs);
    }

    private final int baseMinutes;
    private final History history;
    private final BarSeries[] noted = new BarSeries[PriceKind.values().length];
    private final long[] open = new long[PriceKind.values().length];
    private final long[] high = new long[open.length];
    private final long[] low = new long[open.length];
    private final long[] close = new long[open.length];
    private long slotMs = Long.MIN_VALUE;

    /**
     * Nothing noted yet.
     *
     * @param baseMinutes of the bars noted
     * @param unit of mark and index, 1e-8; finer digits are cut
     * @param history before them
     */
    public KindBars(int baseMinutes, long unit, History history) {
        this.baseMinutes = baseMinutes;
        this.history = history;
        for (final PriceKind kind : PriceKind.values()) {
            noted[kind.ordinal()] = new BarSeries(baseMinutes, kind == PriceKind.PREMIUM ? 1 : unit, 16);
        }
    }

    /** The prices as they stand now; not before the last call's time. */
    public void note(long timeMs, long mark, long index) {
        if (mark <= 0 || index <= 0) {
            return;
        }
        final long slot = BarIntervals.openMs(baseMinutes, timeMs);
        if (slot != slotMs) {
            close();
            slotMs = slot;
            begin(PriceKind.MARK, mark);
            begin(PriceKind.INDEX, index);
            begin(PriceKind.PREMIUM, premium(mark, index));
        }
        move(PriceKind.MARK, mark);
        move(PriceKind.INDEX, index);
        move(PriceKind.PREMIUM, premium(mark, index));
    }

    static long premium(long mark, long index) {
        return FixedPoint.divide(mark - index, index, Rounding.DOWN);
    }

    private void begin(PriceKind kind, long value) {
        open[kind.ordinal()] = value;
        high[kind.ordinal()] = value;
        low[kind.ordinal()] = value;
    }

    private void move(PriceKind kind, long value) {
        high[kind.ordinal()] = Math.max(high[kind.ordinal()], value);
        low[kind.ordinal()] = Math.min(low[kind.ordinal()], value);
        close[kind.ordinal()] = value;
    }

    private void close() {
        if (slotMs != Long.MIN_VALUE) {
            for (int i = 0; i < noted.length; i++) {
                noted[i].append(slotMs, open[i], high[i], low[i], close[i], 0, 0);
            }
        }
    }

    private Bar running(PriceKind kind) {
        final int at = kind.ordinal();
        return bar(slotMs, baseMinutes, open[at], high[at], low[at], close[at]);
    }

    static Bar bar(long openMs, int minutes, long open, long high, long low, long close) {
        return new Bar(openMs, minutes, open, high, low, close, 0, 0, openMs, true);
    }

    /**
     * Bars of a range, ascending, the running one included.
     *
     * @param kind of the price
     * @param intervalMinutes a multiple of the base
     * @param fromMs least open time
     * @param toMs greatest open time
     * @param limit at most so many
     * @param newest whether the limit keeps the newest or the oldest
     * @return the bars; volumes are 0
     */
    public List<Bar> query(PriceKind kind, int intervalMinutes, long fromMs, long toMs, int limit, boolean newest) {
        if (slotMs == Long.MIN_VALUE && history.firstMs(intervalMinutes) == Long.MAX_VALUE) {
            return List.of();
        }
        final BarSeries rows = noted[kind.ordinal()];
        final long notedMs = rows.size() == 0 ? slotMs : rows.openMs(0);
        final long firstMs =
                Math.min(history.firstMs(intervalMinutes), notedMs == Long.MIN_VALUE ? Long.MAX_VALUE : notedMs);
        final long first = Math.max(fromMs, firstMs);
        final long last = slotMs == Long.MIN_VALUE ? toMs : Math.min(toMs, slotMs);
        if (first > last || limit <= 0) {
            return List.of();
        }
        long span = Math.min(limit, 1_000_000) * (intervalMinutes * 60_000L);
        while (true) {
            final long begin = newest ? Math.max(first, last - span) : first;
            final List<Bar> bars = together(kind, intervalMinutes, begin, last);
            if (!newest || begin == first || bars.size() >= limit) {
                return bars.size() <= limit
                        ? bars
                        : newest ? bars.subList(bars.size() - limit, bars.size()) : bars.subList(0, limit);
            }
            span *= 2;
        }
    }

    private List<Bar> together(PriceKind kind, int intervalMinutes, long fromMs, long toMs) {
        final long begin = BarIntervals.ceilMs(intervalMinutes, fromMs);
        final long end = BarIntervals.closeMs(intervalMinutes, BarIntervals.openMs(intervalMinutes, toMs)) - 1;
        final BarSeries rows = noted[kind.ordinal()];
        final long notedMs = rows.size() == 0 ? slotMs : rows.openMs(0);
        final long historyEnd = notedMs == Long.MIN_VALUE ? end : Math.min(end, notedMs - 1);
        final List<Bar> base = new ArrayList<>();
        if (begin <= historyEnd && history.firstMs(intervalMinutes) != Long.MAX_VALUE) {
            base.addAll(history.bars(kind, intervalMinutes, begin, historyEnd));
        }
        for (int i = rows.firstFrom(begin); i < rows.size() && rows.openMs(i) <= end; i++) {
            base.add(bar(rows.openMs(i), baseMinutes, rows.open(i), rows.high(i), rows.low(i), rows.close(i)));
        }
        if (slotMs != Long.MIN_VALUE && slotMs >= begin && slotMs <= end) {
            base.add(running(kind));
        }
        final List<Bar> bars = new ArrayList<>();
        Bar sum = null;
        for (final Bar row : base) {
            final long slot = BarIntervals.openMs(intervalMinutes, row.openTimeMs());
            if (sum != null && sum.openTimeMs() == slot) {
                sum = bar(
                        slot,
                        intervalMinutes,
                        sum.open(),
                        Math.max(sum.high(), row.high()),
                        Math.min(sum.low(), row.low()),
                        row.close());
                bars.set(bars.size() - 1, sum);
            } else {
                sum = bar(slot, intervalMinutes, row.open(), row.high(), row.low(), row.close());
                bars.add(sum);
            }
        }
        return bars;
    }
}
