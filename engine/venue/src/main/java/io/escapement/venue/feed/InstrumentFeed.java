package io.escapement.venue.feed;

import io.escapement.venue.market.PricePoint;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.FundingRate;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.PriceKind;
import io.escapement.venue.model.TickerView;
import io.escapement.venue.model.TradePrint;
import java.util.ArrayList;
import java.util.List;

/**
 * The public state of one instrument: prices, book, prints, running and closed bars, funding. Moves by {@link #apply}
 * only. {@link PointFeed} makes all of it from a path of prices, a feed of frames takes it from recorded or live ones.
 */
public abstract class InstrumentFeed implements TickerView {
    private final List<FundingRate> settlements = new ArrayList<>();

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
    public abstract List<TradePrint> recentTrades(int limit);

    /**
     * Bars of another price than the last one, ascending, the running one included.
     *
     * @param kind of the price
     * @param intervalMinutes offered
     * @param fromMs least open time
     * @param toMs greatest open time
     * @param limit at most so many
     * @param newest whether the limit keeps the newest or the oldest
     * @return the bars; volumes are 0
     */
    public abstract List<Bar> priceBars(
            PriceKind kind, int intervalMinutes, long fromMs, long toMs, int limit, boolean newest);

    /**
     * Settlements of a range, newest first: those that were seen, and those before the start.
     *
     * @param fromMs least time
     * @param toMs greatest time
     * @param limit at most so many
     * @return the settlements
     */
    public final List<FundingRate> funding(long fromMs, long toMs, int limit) {
        final List<FundingRate> rates = new ArrayList<>();
        for (int i = settlements.size() - 1; i >= 0 && rates.size() < limit; i--) {
            final FundingRate rate = settlements.get(i);
            if (rate.timeMs() >= fromMs && rate.timeMs() <= toMs) {
                rates.add(rate);
            }
        }
        if (rates.size() < limit) {
            final long before = settlements.isEmpty()
                    ? toMs
                    : Math.min(toMs, settlements.get(0).timeMs() - 1);
            rates.addAll(fundingBefore(fromMs, before, limit - rates.size()));
        }
        return rates;
    }

    /** Settlements before the first that was seen, newest first; parameters as of {@link #funding}. */
    protected abstract List<FundingRate> fundingBefore(long fromMs, long toMs, int limit);

    /** Keeps a settlement for {@link #funding}. @param atMs of it @param rate of it */
    protected final void settled(long atMs, long rate) {
        settlements.add(new FundingRate(atMs, rate));
    }

    /** Rate of the payment that is due, 1e-8; what was told before is an estimate of it. */
    public long settlingRate() {
        return fundingRate();
    }

    /** Settles funding: the rate begins anew and the next time is set. */
    public abstract void settleFunding();
}
