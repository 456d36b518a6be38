package io.escapement.trainer.signal;

import io.escapement.core.market.BarResult;
import io.escapement.core.market.Market;
import io.escapement.core.market.Quantities;
import io.escapement.trainer.history.HistoryBar;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/**
 * All bars of one instrument in the order a session sees them close, in arrays: what many sweeps over the same history
 * share. At one instant the finer bars come first. Immutable.
 */
public final class BarTape {
    private static final long MINUTE_MS = 60_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final long tickSize;
    private final int[] intervals;
    private final byte[] interval;
    private final long[] closeTimeMs;
    private final long[] prices;
    private final double[] volume;
    private final double[] turnover;

    /**
     * Copies bars.
     *
     * @param bars by minutes of their interval, each oldest first
     * @param tickSize price step of the instrument, 1e-8
     */
    public BarTape(SortedMap<Integer, List<HistoryBar>> bars, long tickSize) {
        this.tickSize = tickSize;
        intervals = bars.keySet().stream().mapToInt(Integer::intValue).toArray();
        final List<List<HistoryBar>> series = List.copyOf(bars.values());
        final int count = series.stream().mapToInt(List::size).sum();
        interval = new byte[count];
        closeTimeMs = new long[count];
        prices = new long[4 * count];
        volume = new double[count];
        turnover = new double[count];
        final int[] next = new int[intervals.length];
        for (int i = 0; i < count; i++) {
            final int index = earliest(series, next);
            final HistoryBar bar = series.get(index).get(next[index]++);
            interval[i] = (byte) index;
            closeTimeMs[i] = bar.openTimeMs() + intervals[index] * MINUTE_MS;
            prices[4 * i] = bar.open();
            prices[4 * i + 1] = bar.high();
            prices[4 * i + 2] = bar.low();
            prices[4 * i + 3] = bar.close();
            volume[i] = quantity(bar.volume());
            turnover[i] = bar.turnover() == null ? Double.NaN : quantity(bar.turnover());
        }
    }

    /**
     * Number of bars of all intervals.
     *
     * @return 0 or more
     */
    public int size() {
        return interval.length;
    }

    /**
     * Price step of the instrument.
     *
     * @return 1e-8
     */
    long tickSize() {
        return tickSize;
    }

    /** Intervals there are, minutes, rising; a copy. */
    int[] intervals() {
        return intervals.clone();
    }

    /** Index of a bar's interval. */
    int interval(int bar) {
        return interval[bar];
    }

    /** When a bar closes. */
    long closeTimeMs(int bar) {
        return closeTimeMs[bar];
    }

    /** Gives a bar to a market of the same intervals; whether it closed there. */
    boolean closeInto(Market market, int bar) {
        final int index = interval[bar];
        return market.bars(0, index)
                        .onBar(
                                true,
                                true,
                                (closeTimeMs[bar] - intervals[index] * MINUTE_MS) * NANOS_PER_MILLI,
                                prices[4 * bar],
                                prices[4 * bar + 1],
                                prices[4 * bar + 2],
                                prices[4 * bar + 3],
                                volume[bar],
                                turnover[bar])
                == BarResult.CLOSED;
    }

    private int earliest(List<List<HistoryBar>> series, int[] next) {
        int best = -1;
        long bestClose = Long.MAX_VALUE;
        for (int i = 0; i < next.length; i++) {
            if (next[i] < series.get(i).size()) {
                final long close = series.get(i).get(next[i]).openTimeMs() + intervals[i] * MINUTE_MS;
                if (close < bestClose) {
                    bestClose = close;
                    best = i;
                }
            }
        }
        return best;
    }

    private static double quantity(BigDecimal value) {
        return Quantities.toDouble(value.unscaledValue().longValueExact(), -value.scale());
    }
}
