package io.escapement.venue.feed;

import io.escapement.venue.market.PricePoint;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.TickerView;
import io.escapement.venue.model.TradePrint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The public state of one instrument: prices, book, prints, running and closed bars, funding. Moves by {@link #apply}
 * only. {@link PointFeed} makes all of it from a path of prices, a feed of frames takes it from recorded or live ones.
 */
public abstract class InstrumentFeed implements TickerView {
    /** As many as the venue gives in one answer. */
    private static final int RECENT_MAX = 1_000;

    private final ArrayDeque<TradePrint> recent = new ArrayDeque<>();

    /** Rules of the instrument as they stand. */
    protected InstrumentRules rules;

    /**
     * A feed without prices.
     *
     * @param rules of the instrument
     */
    protected InstrumentFeed(InstrumentRules rules) {
        this.rules = rules;
    }

    /** Its rules. */
    public final InstrumentRules rules() {
        return rules;
    }

    /** Its rules are others from now on. @param changed of the same instrument */
    public void rules(InstrumentRules changed) {
        rules = changed;
    }

    /** Whether it has a price yet. */
    public final boolean hasPrice() {
        return lastPrice() > 0;
    }

    /**
     * Something happened.
     *
     * @param point what, or a notice that the next frame is to be taken
     * @param sequence orders public messages
     */
    public abstract void apply(PricePoint point, long sequence);

    /** Traded since the point before, 1e-8. */
    public abstract long tradedSize();

    /** Whether the taker of what was traded since the point before bought. */
    public abstract boolean takerBuys();

    /** Price of the point before. */
    public abstract long priceBefore();

    /** Time of the last point. */
    public abstract long timeMs();

    /** Whether bars of an interval, by its index, are offered. */
    public abstract boolean offers(int intervalIndex);

    /** When the next running bar closes, or NEVER. */
    public abstract long nextCloseMs();

    /** Whether the running bar of an interval ends at a time. */
    public abstract boolean closesAt(int intervalIndex, long closeMs);

    /** Whether an interval has a running bar. */
    public abstract boolean runs(int intervalIndex);

    /** Whether the last point moved, or ended, the bar of an interval. */
    public abstract boolean barChanged(int intervalIndex);

    /** Whether the last point ended the bar of an interval. */
    public abstract boolean barConfirmed(int intervalIndex);

    /** The running bar of an interval, or the one just ended, by its index. */
    public abstract Bar bar(int intervalIndex, boolean confirmed);

    /** Ends the bars that close at a time. */
    public abstract void closeAt(long closeMs);

    /**
     * Closed bars, ascending; the caller bounds the range to bars that have closed.
     *
     * @param intervalMinutes offered
     * @param fromMs least open time
     * @param toMs greatest open time
     * @param limit at most so many
     * @param newest whether the limit keeps the newest or the oldest
     * @return the bars; gaps are left out
     */
    public abstract List<Bar> closedBars(int intervalMinutes, long fromMs, long toMs, int limit, boolean newest);

    /**
     * The book at the last point and its changes since the one before.
     *
     * @param depth levels a side, at most {@link BookShape#DEPTH_MAX}
     * @return reused
     */
    public abstract BookView bookView(int depth);

    /**
     * The book at the last point, for matching.
     *
     * @return reused
     */
    public abstract BookShape book();

    /**
     * The book as it was when the price passed on its way to the last point.
     *
     * @param price passed, rounded to a tick
     * @return reused
     */
    public abstract BookShape bookAt(long price);

    /**
     * Public prints of the last point, of one message.
     *
     * @return empty if nothing traded
     */
    public abstract List<TradePrint> prints();

    /**
     * Liquidations of others at the last point.
     *
     * @return empty if there were none
     */
    public abstract List<LiquidationView> liquidations();

    /**
     * The newest prints, newest first.
     *
     * @param limit at most so many
     * @return empty before the first print
     */
    public List<TradePrint> recentTrades(int limit) {
        final List<TradePrint> rows = new ArrayList<>();
        final Iterator<TradePrint> newest = recent.descendingIterator();
        while (newest.hasNext() && rows.size() < limit) {
            rows.add(newest.next());
        }
        return rows;
    }

    /** Keeps prints for {@link #recentTrades}. @param prints ascending by time */
    protected final void note(List<TradePrint> prints) {
        for (int i = 0; i < prints.size(); i++) {
            recent.addLast(prints.get(i));
            if (recent.size() > RECENT_MAX) {
                recent.removeFirst();
            }
        }
    }

    /** Settles funding: the rate begins anew and the next time is set. */
    public abstract void settleFunding();
}
