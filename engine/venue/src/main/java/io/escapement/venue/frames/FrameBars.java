package io.escapement.venue.frames;

import io.escapement.venue.feed.Intervals;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BarIntervals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Bars of one instrument in every interval. An interval of which kline frames arrive follows them; the others are made
 * of the prints. History that was handed in counts for both; where an interval has none, a finer one is put together.
 */
final class FrameBars {
    private final List<TreeMap<Long, Bar>> closed = new ArrayList<>();
    private final Bar[] running = new Bar[Intervals.count()];
    private final boolean[] upstream = new boolean[Intervals.count()];
    private final boolean[] changed = new boolean[Intervals.count()];
    private final boolean[] confirmed = new boolean[Intervals.count()];

    FrameBars() {
        for (int i = 0; i < Intervals.count(); i++) {
            closed.add(new TreeMap<>());
        }
    }

    /** A new point: nothing has changed by it so far. */
    void begin() {
        for (int i = 0; i < running.length; i++) {
            if (confirmed[i]) {
                running[i] = null;
            }
            changed[i] = false;
            confirmed[i] = false;
        }
    }

    /** Takes history, oldest or newest first; a bar that is not confirmed is the running one. */
    void history(Collection<Bar> bars) {
        for (final Bar bar : bars) {
            final int index = Intervals.indexOf(bar.intervalMinutes());
            if (index < 0) {
                continue;
            }
            if (bar.confirmed()) {
                closed.get(index).put(bar.openTimeMs(), bar);
            } else if (running[index] == null || running[index].openTimeMs() <= bar.openTimeMs()) {
                running[index] = bar;
            }
        }
    }

    /** A kline frame. */
    void upstream(Bar bar) {
        final int index = Intervals.indexOf(bar.intervalMinutes());
        if (index < 0) {
            return;
        }
        upstream[index] = true;
        changed[index] = true;
        running[index] = bar;
        if (bar.confirmed()) {
            confirmed[index] = true;
            closed.get(index).put(bar.openTimeMs(), bar);
        }
    }

    /** A print, for intervals without kline frames. */
    void print(long timeMs, long price, long volume, long turnover) {
        for (int i = 0; i < running.length; i++) {
            if (upstream[i]) {
                continue;
            }
            final int minutes = Intervals.minutes(i);
            final Bar bar = running[i];
            changed[i] = true;
            if (bar == null || timeMs >= BarIntervals.closeMs(minutes, bar.openTimeMs())) {
                if (bar != null) {
                    closed.get(i).put(bar.openTimeMs(), bar(bar, true));
                }
                final long openMs = BarIntervals.openMs(minutes, timeMs);
                running[i] = new Bar(openMs, minutes, price, price, price, price, volume, turnover, timeMs, false);
            } else {
                running[i] = new Bar(
                        bar.openTimeMs(),
                        minutes,
                        bar.open(),
                        Math.max(bar.high(), price),
                        Math.min(bar.low(), price),
                        price,
                        bar.volume() + volume,
                        bar.turnover() + turnover,
                        timeMs,
                        false);
            }
        }
    }

    boolean changed(int index) {
        return changed[index];
    }

    boolean confirmed(int index) {
        return confirmed[index];
    }

    boolean runs(int index) {
        return running[index] != null && !confirmed[index];
    }

    Bar running(int index, boolean asConfirmed) {
        return bar(running[index], asConfirmed);
    }

    /** First end of a running bar that is made of prints; frames end the others. */
    long nextCloseMs() {
        long next = MarketSource.NEVER;
        for (int i = 0; i < running.length; i++) {
            if (running[i] != null && !upstream[i]) {
                next = Math.min(next, BarIntervals.closeMs(Intervals.minutes(i), running[i].openTimeMs()));
            }
        }
        return next;
    }

    boolean closesAt(int index, long timeMs) {
        return running[index] != null
                && !upstream[index]
                && BarIntervals.closeMs(Intervals.minutes(index), running[index].openTimeMs()) == timeMs;
    }

    void closeAt(long timeMs) {
        for (int i = 0; i < running.length; i++) {
            if (closesAt(i, timeMs)) {
                closed.get(i).put(running[i].openTimeMs(), bar(running[i], true));
                running[i] = null;
            }
        }
    }

    List<Bar> query(int intervalMinutes, long fromMs, long toMs, int limit, boolean newest) {
        final TreeMap<Long, Bar> own = closed.get(Intervals.indexOf(intervalMinutes));
        final List<Bar> bars = new ArrayList<>();
        if (fromMs <= toMs) {
            final long ownFirst = own.isEmpty() ? Long.MAX_VALUE : own.firstKey();
            bars.addAll(together(intervalMinutes, fromMs, Math.min(toMs, ownFirst - 1)));
            bars.addAll(own.subMap(fromMs, true, toMs, true).values());
        }
        if (bars.size() <= limit) {
            return bars;
        }
        return newest ? bars.subList(bars.size() - limit, bars.size()) : bars.subList(0, limit);
    }

    /** Bars put together from the interval that divides this one and goes back furthest. */
    private List<Bar> together(int intervalMinutes, long fromMs, long toMs) {
        NavigableMap<Long, Bar> best = Collections.emptyNavigableMap();
        for (int i = 0; i < running.length && Intervals.minutes(i) < intervalMinutes; i++) {
            final TreeMap<Long, Bar> finer = closed.get(i);
            if (intervalMinutes % Intervals.minutes(i) == 0
                    && !finer.isEmpty()
                    && (best.isEmpty() || finer.firstKey() < best.firstKey())
                    && Intervals.minutes(i) <= BarIntervals.DAY) {
                best = finer;
            }
        }
        final List<Bar> bars = new ArrayList<>();
        if (best.isEmpty() || fromMs > toMs) {
            return bars;
        }
        final long first = BarIntervals.ceilMs(intervalMinutes, Math.max(fromMs, best.firstKey()));
        Bar sum = null;
        for (final Bar bar : best.tailMap(first, true).values()) {
            final long slot = BarIntervals.openMs(intervalMinutes, bar.openTimeMs());
            if (slot > toMs) {
                break;
            }
            if (sum == null || sum.openTimeMs() != slot) {
                add(bars, sum);
                sum = new Bar(
                        slot,
                        intervalMinutes,
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        bar.volume(),
                        bar.turnover(),
                        bar.lastTradeTimeMs(),
                        true);
            } else {
                sum = new Bar(
                        slot,
                        intervalMinutes,
                        sum.open(),
                        Math.max(sum.high(), bar.high()),
                        Math.min(sum.low(), bar.low()),
                        bar.close(),
                        sum.volume() + bar.volume(),
                        sum.turnover() + bar.turnover(),
                        bar.lastTradeTimeMs(),
                        true);
            }
        }
        add(bars, sum);
        return bars;
    }

    private static void add(List<Bar> bars, Bar bar) {
        if (bar != null) {
            bars.add(bar);
        }
    }

    private static Bar bar(Bar bar, boolean asConfirmed) {
        return bar.confirmed() == asConfirmed
                ? bar
                : new Bar(
                        bar.openTimeMs(),
                        bar.intervalMinutes(),
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        bar.volume(),
                        bar.turnover(),
                        bar.lastTradeTimeMs(),
                        asConfirmed);
    }
}
