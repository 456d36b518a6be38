package io.escapement.venue;

import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.PriceLimit;
import io.escapement.venue.model.TickerView;
import io.escapement.venue.model.TradePrint;
import java.util.List;

/** Lets public messages be heard: at once, or as copies after a delay. */
final class DelayedFeed {
    private final EventSchedule schedule;
    private final VenueListener listener;
    private final boolean atOnce;
    private final DelayLine line;
    private long nowMs;

    DelayedFeed(EventSchedule schedule, VenueListener listener, Latency latency) {
        this.schedule = schedule;
        this.listener = listener;
        atOnce = latency.feedsAtOnce();
        line = new DelayLine(latency.feedMs(), latency, "feed");
    }

    void now(long timeMs) {
        nowMs = timeMs;
    }

    void kline(int instrumentId, Bar bar) {
        if (atOnce) {
            listener.onKline(instrumentId, bar);
        } else {
            later(instrumentId, () -> listener.onKline(instrumentId, bar));
        }
    }

    void trades(int instrumentId, List<TradePrint> prints) {
        if (atOnce) {
            listener.onTrades(instrumentId, prints);
        } else {
            later(instrumentId, () -> listener.onTrades(instrumentId, prints));
        }
    }

    void book(int instrumentId, int depth, BookView book) {
        if (atOnce) {
            listener.onBook(instrumentId, depth, book);
        } else {
            final BookView copy = new BookCopy(book);
            later(instrumentId, () -> listener.onBook(instrumentId, depth, copy));
        }
    }

    void ticker(int instrumentId, TickerView ticker) {
        if (atOnce) {
            listener.onTicker(instrumentId, ticker);
        } else {
            final TickerView copy = TickerCopy.of(ticker);
            later(instrumentId, () -> listener.onTicker(instrumentId, copy));
        }
    }

    void liquidations(int instrumentId, List<LiquidationView> rows) {
        if (atOnce) {
            listener.onLiquidations(instrumentId, rows);
        } else {
            later(instrumentId, () -> listener.onLiquidations(instrumentId, rows));
        }
    }

    void priceLimit(int instrumentId, PriceLimit limit) {
        if (atOnce) {
            listener.onPriceLimit(instrumentId, limit);
        } else {
            later(instrumentId, () -> listener.onPriceLimit(instrumentId, limit));
        }
    }

    private void later(int instrumentId, Runnable action) {
        schedule.add(line.arrivalMs(nowMs), EventClass.PUBLIC, instrumentId, action);
    }
}
