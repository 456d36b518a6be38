package io.escapement.venue;

import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.feed.Intervals;
import io.escapement.venue.feed.PriceBand;
import io.escapement.venue.market.PricePoint;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.PriceLimit;
import io.escapement.venue.model.TradePrint;
import java.util.List;

/** Tells what is wanted of what happened on the public side. */
final class PublicRelay {
    private final Subscriptions subscriptions;
    private final DelayedFeed messages;
    private final PriceLimit[] priceLimits;

    PublicRelay(Subscriptions subscriptions, DelayedFeed messages, int instruments) {
        this.subscriptions = subscriptions;
        this.messages = messages;
        priceLimits = new PriceLimit[instruments];
    }

    void now(long timeMs) {
        messages.now(timeMs);
    }

    /** Ends the bars of an instrument that close now. */
    void closeBars(int instrumentId, InstrumentFeed feed, long timeMs) {
        for (int i = 0; i < Intervals.count(); i++) {
            if (subscriptions.wantsKline(instrumentId, i) && feed.closesAt(i, timeMs)) {
                messages.kline(instrumentId, feed.bar(i, true));
            }
        }
        feed.closeAt(timeMs);
    }

    /**
     * An instrument moved.
     *
     * @param instrumentId dense index
     * @param feed of it, moved
     * @param changes bits of {@link PricePoint}
     */
    void onPoint(int instrumentId, InstrumentFeed feed, int changes) {
        if ((changes & PricePoint.TRADES) != 0 && subscriptions.wantsTrades(instrumentId)) {
            final List<TradePrint> prints = feed.prints();
            if (!prints.isEmpty()) {
                messages.trades(instrumentId, prints);
            }
        }
        if ((changes & PricePoint.BOOK) != 0) {
            for (int i = 0; i < Intervals.depthCount(); i++) {
                if (subscriptions.wantsBook(instrumentId, i)) {
                    messages.book(instrumentId, Intervals.depth(i), feed.bookView(Intervals.depth(i)));
                }
            }
        }
        if ((changes & PricePoint.TICKER) != 0 && subscriptions.wantsTicker(instrumentId)) {
            messages.ticker(instrumentId, feed);
        }
        if ((changes & PricePoint.LIQUIDATIONS) != 0 && subscriptions.wantsLiquidations(instrumentId)) {
            liquidations(instrumentId, feed.liquidations());
        }
        if (subscriptions.wantsPriceLimit(instrumentId) && feed.hasPrice()) {
            final PriceLimit limit = PriceBand.of(feed);
            if (!limit.equals(priceLimits[instrumentId])) {
                priceLimits[instrumentId] = limit;
                messages.priceLimit(instrumentId, limit);
            }
        }
        if ((changes & PricePoint.BARS) != 0) {
            for (int i = 0; i < Intervals.count(); i++) {
                if (subscriptions.wantsKline(instrumentId, i) && feed.barChanged(i)) {
                    messages.kline(instrumentId, feed.bar(i, feed.barConfirmed(i)));
                }
            }
        }
    }

    /** Positions were liquidated. */
    void liquidations(int instrumentId, List<LiquidationView> rows) {
        if (subscriptions.wantsLiquidations(instrumentId) && !rows.isEmpty()) {
            messages.liquidations(instrumentId, rows);
        }
    }
}
