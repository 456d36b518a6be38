package io.escapement.venue.feed;

import io.escapement.venue.market.BarStore;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.PricePoint;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BarIntervals;
import java.util.List;

/** The bar now running of every interval of one instrument. */
final class RunningBars {
    private static final long MINUTE_MS = 60_000L;
    private static final long NONE = Long.MIN_VALUE;
    private static final long NOT_OFFERED = Long.MIN_VALUE + 1;

    private final int first;
    private final long[] openMs = new long[Intervals.count()];
    private final long[] open = new long[Intervals.count()];
    private final long[] high = new long[Intervals.count()];
    private final long[] low = new long[Intervals.count()];
    private final long[] close = new long[Intervals.count()];
    private final long[] volume = new long[Intervals.count()];
    private final long[] turnover = new long[Intervals.count()];
    private final long[] lastTradeMs = new long[Intervals.count()];
    private long nextCloseMs = MarketSource.NEVER;

    /**
     * Bars that have begun before a start are taken up from the store.
     *
     * @param baseMinutes of the path; only its multiples are offered
     * @param store history
     * @param startMs first instant
     */
    RunningBars(int baseMinutes, BarStore store, long startMs) {
        int begin = 0;
        while (begin < Intervals.count() && Intervals.minutes(begin) < baseMinutes) {
            begin++;
        }
        first = begin;
        for (int i = 0; i < Intervals.count(); i++) {
            openMs[i] = NONE;
            final long slot = slot(i, startMs);
            if (slot == startMs || !offers(i, baseMinutes)) {
                continue;
            }
            final List<Bar> bars =
                    store.query(baseMinutes, slot, startMs - baseMinutes * MINUTE_MS, Integer.MAX_VALUE, false);
            for (final Bar bar : bars) {
                apply(i, bar.openTimeMs(), bar.open(), bar.volume(), bar.turnover(), bar.lastTradeTimeMs());
                high[i] = Math.max(high[i], bar.high());
                low[i] = Math.min(low[i], bar.low());
                close[i] = bar.close();
            }
        }
        for (int i = 0; i < Intervals.count(); i++) {
            if (!offers(i, baseMinutes)) {
                openMs[i] = NOT_OFFERED;
            }
        }
        findNextClose();
    }

    private static boolean offers(int index, int baseMinutes) {
        return Intervals.minutes(index) % baseMinutes == 0;
    }

    boolean offers(int index) {
        return openMs[index] != NOT_OFFERED;
    }

    boolean runs(int index) {
        return openMs[index] > NOT_OFFERED;
    }

    /** End of the bar that closes first, or NEVER. */
    long nextCloseMs() {
        return nextCloseMs;
    }

    void apply(PricePoint point) {
        for (int i = first; i < openMs.length; i++) {
            if (openMs[i] != NOT_OFFERED) {
                apply(i, point.timeMs, point.price, point.volume, point.turnover, point.timeMs);
            }
        }
    }

    /** Whether the running bar of an interval ends at a time. */
    boolean closesAt(int index, long timeMs) {
        return runs(index) && closeMs(index) == timeMs;
    }

    /** Forgets the bars that end at a time. */
    void closeAt(long timeMs) {
        for (int i = first; i < openMs.length; i++) {
            if (closesAt(i, timeMs)) {
                openMs[i] = NONE;
            }
        }
        findNextClose();
    }

    Bar bar(int index, boolean confirmed) {
        return new Bar(
                openMs[index],
                Intervals.minutes(index),
                open[index],
                high[index],
                low[index],
                close[index],
                volume[index],
                turnover[index],
                lastTradeMs[index],
                confirmed);
    }

    private void apply(int i, long timeMs, long price, long addedVolume, long addedTurnover, long tradeMs) {
        if (openMs[i] == NONE) {
            openMs[i] = slot(i, timeMs);
            open[i] = price;
            high[i] = price;
            low[i] = price;
            volume[i] = 0;
            turnover[i] = 0;
            nextCloseMs = Math.min(nextCloseMs, closeMs(i));
        } else {
            high[i] = Math.max(high[i], price);
            low[i] = Math.min(low[i], price);
        }
        close[i] = price;
        volume[i] += addedVolume;
        turnover[i] += addedTurnover;
        lastTradeMs[i] = tradeMs;
    }

    private void findNextClose() {
        nextCloseMs = MarketSource.NEVER;
        for (int i = first; i < openMs.length; i++) {
            if (runs(i)) {
                nextCloseMs = Math.min(nextCloseMs, closeMs(i));
            }
        }
    }

    private static long slot(int index, long timeMs) {
        return BarIntervals.openMs(Intervals.minutes(index), timeMs);
    }

    private long closeMs(int index) {
        return BarIntervals.closeMs(Intervals.minutes(index), openMs[index]);
    }
}
