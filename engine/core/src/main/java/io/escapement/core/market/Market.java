package io.escapement.core.market;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.BarDecoder;
import io.escapement.codecs.sbe.BookDeltaDecoder;
import io.escapement.codecs.sbe.BookSnapshotDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.PublicTradeDecoder;
import io.escapement.codecs.sbe.TickerDecoder;
import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.SnapshotException;
import io.escapement.core.snapshot.StateIo;

/**
 * Market state of every instrument: bars per interval, book, ticker, trade flow.
 *
 * <p>Routes decoded messages to the state of their instrument and answers with a small code. Everything is allocated at
 * construction. Whoever wants features without a trading core feeds {@link #bars} directly.
 */
public final class Market implements Persistent {
    private static final int NOT_FOLLOWED = -1;

    private final int instrumentCapacity;
    private final int[] intervalsMinutes;
    private final int[] indexByMinutes;
    private final BarSeries[] bars;
    private final OrderBook[] books;
    private final TickerState[] tickers;
    private final TradeFlow[] flows;
    private long refused;

    /**
     * An empty market.
     *
     * @param instrumentCapacity instruments, positive
     * @param intervalsMinutes bar intervals, ascending, each one of 1, 3, 5, 15, 60, 240, 1440; copied
     * @param barCapacity closed bars kept per instrument and interval
     * @param bookDepth levels of the deepest book topic that can be followed
     */
    public Market(int instrumentCapacity, int[] intervalsMinutes, int barCapacity, int bookDepth) {
        if (instrumentCapacity < 1 || intervalsMinutes.length == 0) {
            throw new IllegalArgumentException("a market needs instruments and intervals: instrumentCapacity="
                    + instrumentCapacity + " intervals=" + intervalsMinutes.length);
        }
        this.instrumentCapacity = instrumentCapacity;
        this.intervalsMinutes = intervalsMinutes.clone();
        int previous = 0;
        for (final int minutes : this.intervalsMinutes) {
            if (!isSupported(minutes) || minutes <= previous) {
                throw new IllegalArgumentException(
                        "bar intervals must ascend and be of 1, 3, 5, 15, 60, 240, 1440: intervalMinutes=" + minutes);
            }
            previous = minutes;
        }
        indexByMinutes = new int[previous + 1];
        for (int i = 0; i < indexByMinutes.length; i++) {
            indexByMinutes[i] = NOT_FOLLOWED;
        }
        bars = new BarSeries[instrumentCapacity * this.intervalsMinutes.length];
        books = new OrderBook[instrumentCapacity];
        tickers = new TickerState[instrumentCapacity];
        flows = new TradeFlow[instrumentCapacity];
        for (int index = 0; index < this.intervalsMinutes.length; index++) {
            indexByMinutes[this.intervalsMinutes[index]] = index;
        }
        for (int id = 0; id < instrumentCapacity; id++) {
            for (int index = 0; index < this.intervalsMinutes.length; index++) {
                bars[id * this.intervalsMinutes.length + index] =
                        new BarSeries(this.intervalsMinutes[index], barCapacity);
            }
            books[id] = new OrderBook(bookDepth);
            tickers[id] = new TickerState();
            flows[id] = new TradeFlow();
        }
    }

    /**
     * Takes over a bar.
     *
     * @param bar wrapped around the input; not kept
     * @return one of {@link BarResult}; after GAP the range is {@code bars(…).missingFromNs()} to {@code missingToNs()}
     */
    public int onBar(BarDecoder bar) {
        final int id = bar.instrumentId();
        final int index = intervalIndex(bar.intervalMinutes());
        if (id < 0 || id >= instrumentCapacity || index == NOT_FOLLOWED) {
            refused++;
            return BarResult.INVALID;
        }
        final double volume =
                Quantities.toDouble(bar.volume().mantissa(), bar.volume().exponent());
        final double turnover =
                Quantities.toDouble(bar.turnover().mantissa(), bar.turnover().exponent());
        return bars(id, index)
                .onBar(
                        bar.confirm() == Bool.YES,
                        bar.source() == DataSource.WARM_UP,
                        bar.openTimeNs(),
                        bar.openPrice(),
                        bar.highPrice(),
                        bar.lowPrice(),
                        bar.closePrice(),
                        volume,
                        turnover);
    }

    /**
     * Takes over a part of a book snapshot.
     *
     * @param snapshot wrapped around the input; its groups are read; not kept
     * @return one of {@link BookResult}
     */
    public int onBookSnapshot(BookSnapshotDecoder snapshot) {
        final int id = snapshot.instrumentId();
        if (id < 0 || id >= instrumentCapacity) {
            refused++;
            return BookResult.INVALID;
        }
        return books[id].onSnapshot(snapshot);
    }

    /**
     * Takes over a part of a book delta.
     *
     * @param delta wrapped around the input; its groups are read; not kept
     * @return one of {@link BookResult}
     */
    public int onBookDelta(BookDeltaDecoder delta) {
        final int id = delta.instrumentId();
        if (id < 0 || id >= instrumentCapacity) {
            refused++;
            return BookResult.INVALID;
        }
        return books[id].onDelta(delta);
    }

    /**
     * Takes over a ticker.
     *
     * @param ticker wrapped around the input; not kept
     * @return whether the instrument is in range
     */
    public boolean onTicker(TickerDecoder ticker) {
        final int id = ticker.instrumentId();
        if (id < 0 || id >= instrumentCapacity) {
            refused++;
            return false;
        }
        tickers[id].onTicker(ticker);
        return true;
    }

    /**
     * Takes over a public trade.
     *
     * @param trade wrapped around the input; not kept
     * @return whether the instrument is in range
     */
    public boolean onTrade(PublicTradeDecoder trade) {
        final int id = trade.instrumentId();
        if (id < 0 || id >= instrumentCapacity) {
            refused++;
            return false;
        }
        flows[id].onTrade(trade);
        return true;
    }

    /**
     * Drops what a lost stream makes unreliable: book, ticker and flow. Bars stay; a hole in them shows by itself.
     *
     * @param instrumentId in range
     */
    public void onStreamLost(int instrumentId) {
        books[instrumentId].clear();
        tickers[instrumentId].clear();
        flows[instrumentId].clear();
    }

    /**
     * Whether a series may be traded on.
     *
     * @param instrumentId in range
     * @param intervalIndex in range
     * @param barsNeeded closed bars asked for
     * @param nowNs engine time, epoch nanoseconds
     * @return READY, or the first reason why not
     */
    public BarReadiness readiness(int instrumentId, int intervalIndex, int barsNeeded, long nowNs) {
        final BarSeries series = bars(instrumentId, intervalIndex);
        if (series.size() == 0) {
            return BarReadiness.NO_BARS;
        }
        if (series.gapOpen()) {
            return BarReadiness.GAP;
        }
        if (series.size() < barsNeeded) {
            return BarReadiness.TOO_FEW;
        }
        return nowNs - series.lastCloseTimeNs() > 2 * series.intervalNs() ? BarReadiness.STALE : BarReadiness.READY;
    }

    /**
     * Whether those intervals of an instrument that have a close at an instant have delivered it. Intervals whose grid
     * does not fall on the instant count as delivered.
     *
     * @param instrumentId in range
     * @param closeTimeNs epoch nanoseconds
     * @param intervals to look at, a bit for each index, see {@link #intervalBit}
     * @return true when what is computed from them sees the same instant
     */
    public boolean closedThrough(int instrumentId, long closeTimeNs, int intervals) {
        for (int index = 0; index < intervalsMinutes.length; index++) {
            if ((intervals & 1 << index) != 0) {
                final BarSeries series = bars(instrumentId, index);
                if (closeTimeNs % series.intervalNs() == 0 && series.lastCloseTimeNs() < closeTimeNs) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * The shortest interval followed: what happened within a longer bar is best told by its bars. Bars of a series are
     * contiguous and come in order, late ones after a gap too, so whoever follows a price by this one misses none that the venue has.
     *
     * @return its index
     */
    public int finestIndex() {
        return 0;
    }

    /**
     * An interval as a bit, to name several in one number.
     *
     * @param intervalMinutes any number
     * @return {@code 1 << index}, or 0 when it is not followed
     */
    public int intervalBit(int intervalMinutes) {
        final int index = intervalIndex(intervalMinutes);
        return index == NOT_FOLLOWED ? 0 : 1 << index;
    }

    /**
     * All intervals followed.
     *
     * @return a bit for each index
     */
    public int allIntervals() {
        return (1 << intervalsMinutes.length) - 1;
    }

    /**
     * Position of an interval in the list.
     *
     * @param intervalMinutes any number
     * @return its index, or -1 when it is not followed
     */
    public int intervalIndex(int intervalMinutes) {
        return intervalMinutes < 0 || intervalMinutes >= indexByMinutes.length
                ? NOT_FOLLOWED
                : indexByMinutes[intervalMinutes];
    }

    /**
     * How many intervals are followed.
     *
     * @return positive
     */
    public int intervalCount() {
        return intervalsMinutes.length;
    }

    /**
     * Length of an interval.
     *
     * @param intervalIndex in range
     * @return minutes
     */
    public int intervalMinutes(int intervalIndex) {
        return intervalsMinutes[intervalIndex];
    }

    /**
     * Instruments there is room for.
     *
     * @return the capacity
     */
    public int instrumentCapacity() {
        return instrumentCapacity;
    }

    /**
     * Bars of one instrument and interval.
     *
     * @param instrumentId in range
     * @param intervalIndex in range
     * @return always the same object
     */
    public BarSeries bars(int instrumentId, int intervalIndex) {
        return bars[instrumentId * intervalsMinutes.length + intervalIndex];
    }

    /**
     * Book of one instrument.
     *
     * @param instrumentId in range
     * @return always the same object
     */
    public OrderBook book(int instrumentId) {
        return books[instrumentId];
    }

    /**
     * Ticker of one instrument.
     *
     * @param instrumentId in range
     * @return always the same object
     */
    public TickerState ticker(int instrumentId) {
        return tickers[instrumentId];
    }

    /**
     * Trade flow of one instrument.
     *
     * @param instrumentId in range
     * @return always the same object
     */
    public TradeFlow flow(int instrumentId) {
        return flows[instrumentId];
    }

    /**
     * Best bid: of the book while it is valid, else of the ticker.
     *
     * @param instrumentId in range
     * @return 1e-8, or {@link FixedPoint#NULL}
     */
    public long bestBid(int instrumentId) {
        final OrderBook book = books[instrumentId];
        return book.isValid() && book.bidCount() > 0 ? book.bidPrice(0) : tickers[instrumentId].bidPrice();
    }

    /**
     * Best ask: of the book while it is valid, else of the ticker.
     *
     * @param instrumentId in range
     * @return 1e-8, or {@link FixedPoint#NULL}
     */
    public long bestAsk(int instrumentId) {
        final OrderBook book = books[instrumentId];
        return book.isValid() && book.askCount() > 0 ? book.askPrice(0) : tickers[instrumentId].askPrice();
    }

    /**
     * When {@link #bestBid} and {@link #bestAsk} were last told: by whoever tells them, the older time when book and
     * ticker tell one each. Word of the one whose prices are not taken does not make them fresh.
     *
     * @param instrumentId in range
     * @return epoch nanoseconds, or {@code Long.MIN_VALUE} if nobody ever told one
     */
    public long quoteTimeNs(int instrumentId) {
        final OrderBook book = books[instrumentId];
        final long ticker = tickers[instrumentId].updateTimeNs();
        if (!book.isValid()) {
            return ticker;
        }
        final boolean both = book.bidCount() > 0 && book.askCount() > 0;
        return both ? book.updateTimeNs() : Math.min(book.updateTimeNs(), ticker);
    }

    /**
     * Latest traded price: of the ticker, else of the trades, else the newest close of the shortest interval.
     *
     * @param instrumentId in range
     * @return 1e-8, or {@link FixedPoint#NULL}
     */
    public long lastPrice(int instrumentId) {
        final long ticker = tickers[instrumentId].lastPrice();
        if (ticker != FixedPoint.NULL) {
            return ticker;
        }
        final long trade = flows[instrumentId].lastPrice();
        if (trade != FixedPoint.NULL) {
            return trade;
        }
        final BarSeries series = bars(instrumentId, 0);
        return series.size() == 0 ? FixedPoint.NULL : series.close(0);
    }

    /**
     * Messages of unknown instruments or intervals.
     *
     * @return a count
     */
    public long refused() {
        return refused;
    }

    /**
     * Adds the state of the first instruments to the state hash.
     *
     * @param hash so far
     * @param instrumentCount bound of the ids to look at, at most the capacity
     * @return the new hash
     */
    public long hashInto(long hash, int instrumentCount) {
        long h = Hash64.mix(hash, refused);
        for (int id = 0; id < instrumentCount; id++) {
            h = hashOne(h, id);
        }
        return h;
    }

    /**
     * Adds the state of one instrument to a hash.
     *
     * @param hash so far
     * @param instrumentId in range
     * @return the new hash
     */
    public long hashOne(long hash, int instrumentId) {
        long h = hash;
        for (int index = 0; index < intervalsMinutes.length; index++) {
            h = bars(instrumentId, index).hashInto(h);
        }
        h = books[instrumentId].hashInto(h);
        h = tickers[instrumentId].hashInto(h);
        return flows[instrumentId].hashInto(h);
    }

    @Override
    public void persist(StateIo io) {
        final int instruments = io.count(instrumentCapacity, instrumentCapacity);
        if (io.i32(intervalsMinutes.length) != intervalsMinutes.length) {
            throw new SnapshotException(
                    "snapshot: bars of other intervals; use the configuration that it was made with");
        }
        refused = io.i64(refused);
        for (int id = 0; id < instruments; id++) {
            for (int index = 0; index < intervalsMinutes.length; index++) {
                io.section("bars", 1, bars(id, index));
            }
            io.section("book", 1, books[id]);
            io.section("ticker", 1, tickers[id]);
            io.section("flow", 1, flows[id]);
        }
    }

    private static boolean isSupported(int minutes) {
        return switch (minutes) {
            case 1, 3, 5, 15, 60, 240, 1440 -> true;
            default -> false;
        };
    }
}
