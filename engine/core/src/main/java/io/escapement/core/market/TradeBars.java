package io.escapement.core.market;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * The bars now running of every instrument and interval, built from public trades.
 *
 * <p>A bar is whole when the trades of its instrument flowed without a hole since before it opened: from the first trade
 * after a start or a gap on, which tells that they flow. One without any trade is flat at the close before it, with no
 * volume. A bar that is not whole is never told; it is for the venue to tell. Trades of a bar that has ended are late:
 * counted, and without effect. Block trades are agreed off the book and do not count.
 *
 * <p>Whoever drives it ends bars by {@link #isRunning} and {@link #end}, before the first trade of a later bar. No
 * allocation after construction.
 */
public final class TradeBars implements Persistent {
    private static final long NONE = Long.MIN_VALUE;

    /** In place of a volume: the bar has no trade yet. */
    private static final double NOT_BEGUN = -1;

    private final int intervals;
    private final long[] intervalNs;
    private final long[] flowsSinceNs;
    private final long[] openTimeNs;
    private final long[] open;
    private final long[] high;
    private final long[] low;
    private final long[] close;
    private final double[] volume;
    private final double[] turnover;
    private long late;

    /**
     * Nothing runs.
     *
     * @param market instruments and intervals
     */
    public TradeBars(Market market) {
        intervals = market.intervalCount();
        intervalNs = new long[intervals];
        for (int index = 0; index < intervals; index++) {
            intervalNs[index] = market.intervalMinutes(index) * BarSeries.MINUTE_NS;
        }
        flowsSinceNs = new long[market.instrumentCapacity()];
        final int places = market.instrumentCapacity() * intervals;
        openTimeNs = new long[places];
        open = new long[places];
        high = new long[places];
        low = new long[places];
        close = new long[places];
        volume = new double[places];
        turnover = new double[places];
        for (int i = 0; i < market.instrumentCapacity(); i++) {
            onHole(i);
            for (int index = 0; index < intervals; index++) {
                openTimeNs[i * intervals + index] = NONE;
            }
        }
    }

    /**
     * Trades of an instrument may be missing from now until the next one.
     *
     * @param instrumentId in range
     */
    public void onHole(int instrumentId) {
        flowsSinceNs[instrumentId] = NONE;
    }

    /**
     * Adds a trade to the running bars.
     *
     * @param instrumentId in range
     * @param timeNs of the trade, by the venue
     * @param price 1e-8, positive
     * @param size 1e-8, not negative
     */
    public void onTrade(int instrumentId, long timeNs, long price, long size) {
        if (flowsSinceNs[instrumentId] == NONE) {
            flowsSinceNs[instrumentId] = timeNs;
        }
        final double base = FixedPoint.toDouble(size);
        final double value = base * FixedPoint.toDouble(price);
        for (int index = 0; index < intervals; index++) {
            final int place = instrumentId * intervals + index;
            final long start = timeNs - timeNs % intervalNs[index];
            if (openTimeNs[place] > start) {
                late += index == 0 ? 1 : 0;
                continue;
            }
            if (openTimeNs[place] != start || volume[place] < 0) {
                begin(place, start, price);
            }
            high[place] = Math.max(high[place], price);
            low[place] = Math.min(low[place], price);
            close[place] = price;
            volume[place] += base;
            turnover[place] += value;
        }
    }

    /**
     * Whether a bar of an interval has trades in it and has not been ended.
     *
     * @param instrumentId in range
     * @param intervalIndex in range
     * @return true if there is something to end by the next bar's first trade
     */
    public boolean isRunning(int instrumentId, int intervalIndex) {
        final int place = instrumentId * intervals + intervalIndex;
        return openTimeNs[place] != NONE && volume[place] >= 0;
    }

    /**
     * When the running bar opened, or the earliest a next one can.
     *
     * @param instrumentId in range
     * @param intervalIndex in range
     * @return epoch nanoseconds; {@code Long.MIN_VALUE} before the first trade
     */
    public long openTimeNs(int instrumentId, int intervalIndex) {
        return openTimeNs[instrumentId * intervals + intervalIndex];
    }

    /**
     * Ends a bar: gives it to its series when it is whole, else tells the series that it is missing. Trades of it that
     * come later are late.
     *
     * @param instrumentId in range
     * @param intervalIndex in range
     * @param barOpenNs when it opened
     * @param series of that instrument and interval
     * @return one of {@link BarResult}
     */
    public int end(int instrumentId, int intervalIndex, long barOpenNs, BarSeries series) {
        final int place = instrumentId * intervals + intervalIndex;
        final boolean traded = isRunning(instrumentId, intervalIndex) && openTimeNs[place] == barOpenNs;
        final long since = flowsSinceNs[instrumentId];
        final boolean whole = since != NONE && since < barOpenNs;
        final int result;
        if (whole && traded) {
            result = series.onBar(
                    true,
                    false,
                    barOpenNs,
                    open[place],
                    high[place],
                    low[place],
                    close[place],
                    volume[place],
                    turnover[place]);
        } else if (whole && series.size() > 0 && series.lastCloseTimeNs() == barOpenNs) {
            final long flat = series.close(0);
            result = series.onBar(true, false, barOpenNs, flat, flat, flat, flat, 0, 0);
        } else {
            result = series.onMissed(barOpenNs);
        }
        if (openTimeNs[place] <= barOpenNs) {
            openTimeNs[place] = barOpenNs + intervalNs[intervalIndex];
            volume[place] = NOT_BEGUN;
        }
        return result;
    }

    /**
     * Trades that came after their bar had ended.
     *
     * @return a count
     */
    public long late() {
        return late;
    }

    /**
     * Adds the running bars of the first instruments to the state hash.
     *
     * @param hash so far
     * @param instrumentCount bound of the ids to look at
     * @return the new hash
     */
    public long hashInto(long hash, int instrumentCount) {
        long h = Hash64.mix(hash, late);
        for (int i = 0; i < instrumentCount; i++) {
            h = Hash64.mix(h, flowsSinceNs[i]);
            for (int place = i * intervals; place < (i + 1) * intervals; place++) {
                h = Hash64.mix(Hash64.mix(h, openTimeNs[place]), close[place]);
                h = Hash64.mix(Hash64.mix(h, high[place]), low[place]);
                h = Hash64.mix(Hash64.mix(h, open[place]), volume[place]);
            }
        }
        return h;
    }

    @Override
    public void persist(StateIo io) {
        io.longs(flowsSinceNs, flowsSinceNs.length);
        io.longs(openTimeNs, openTimeNs.length);
        io.longs(open, open.length);
        io.longs(high, high.length);
        io.longs(low, low.length);
        io.longs(close, close.length);
        io.doubles(volume, volume.length);
        io.doubles(turnover, turnover.length);
        late = io.i64(late);
    }

    private void begin(int place, long start, long price) {
        openTimeNs[place] = start;
        open[place] = price;
        high[place] = price;
        low[place] = price;
        volume[place] = 0;
        turnover[place] = 0;
    }
}
