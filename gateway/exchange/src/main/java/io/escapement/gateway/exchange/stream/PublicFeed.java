package io.escapement.gateway.exchange.stream;

import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.venue.Subscriptions;
import io.escapement.venue.Venue;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.PriceLimit;
import io.escapement.venue.model.TickerView;
import io.escapement.venue.model.TradePrint;
import java.util.List;

/**
 * Market data to those who subscribed. A frame is made once and given to everybody; one nobody wants is not made.
 * Allocates nothing a frame. Event loop only.
 */
public final class PublicFeed implements MarketFeed {
    private final Venue venue;
    private final int instruments;
    private final PublicFrames frames;
    private final Pushes pushes;
    private final boolean greets;
    private final Audience[] audiences;
    private final JsonWriter json = new JsonWriter();

    /**
     * Creates a feed without listeners.
     *
     * @param venue whose subscriptions follow the listeners
     */
    public PublicFeed(Venue venue) {
        this(venue, 0, true);
    }

    /**
     * Creates a feed without listeners that keeps the venue's push intervals.
     *
     * @param venue whose subscriptions follow the listeners
     * @param speed market time per wall-clock time; 0 to push every event of the venue at once
     * @param atOnce whether the venue tells its events when they happen: what it tells late is passed on as it comes,
     *     or a first frame would be ahead of what follows
     */
    public PublicFeed(Venue venue, double speed, boolean atOnce) {
        this.venue = venue;
        greets = atOnce;
        final List<InstrumentRules> rules = venue.instruments();
        instruments = rules.size();
        frames = new PublicFrames(rules);
        pushes = speed == 0 || !atOnce ? new DirectPushes(venue, frames) : new PacedPushes(venue, frames, speed);
        audiences = new Audience[instruments * Topics.SLOTS];
        for (int i = 0; i < audiences.length; i++) {
            audiences[i] = new Audience();
        }
    }

    @Override
    public boolean isTopic(String topic) {
        final int index = index(topic);
        if (index < 0) {
            return false;
        }
        final int slot = index % Topics.SLOTS;
        return !Topics.isKline(slot) || venue.hasInterval(index / Topics.SLOTS, Topics.KLINE_MINUTES.get(slot));
    }

    @Override
    public void subscribe(String topic, SocketLink link) {
        final int index = index(topic);
        audiences[index].add(link);
        want(index, true);
    }

    /**
     * Snapshots of the books, tickers and price limits just subscribed to, in the order in which the venue tells of an
     * instant: instrument by instrument, books before the ticker. An instrument without a price yet is left for its first event.
     */
    @Override
    public void greet(SocketLink link) {
        for (int i = 0; greets && i < instruments; i++) {
            for (int slot = Topics.FIRST_BOOK_SLOT; slot < Topics.TRADE_SLOT; slot++) {
                if (audience(i, slot).isFresh(link)) {
                    pushes.greetBook(i, Topics.depth(slot), audience(i, slot), link);
                }
            }
            if (audience(i, Topics.TICKER_SLOT).isFresh(link)) {
                pushes.greetTicker(i, audience(i, Topics.TICKER_SLOT), link);
            }
            greetPriceLimit(i, link);
        }
    }

    private void greetPriceLimit(int instrumentId, SocketLink link) {
        final Audience audience = audience(instrumentId, Topics.PRICE_LIMIT_SLOT);
        final PriceLimit limit = audience.isFresh(link) ? venue.priceLimit(instrumentId) : null;
        if (limit != null) {
            frames.priceLimit(json, instrumentId, limit, venue.nowMs());
            audience.sendFresh(link, json);
        }
    }

    /** When something that a push interval holds back is due. @return market time, ms; far away if nothing is */
    public long nextPushMs() {
        return pushes.nextMs();
    }

    /** The market has reached a time: pushes what is due. @param nowMs market time */
    public void onTime(long nowMs) {
        pushes.onTime(nowMs);
    }

    @Override
    public void unsubscribe(String topic, SocketLink link) {
        remove(index(topic), link);
    }

    @Override
    public void forget(SocketLink link) {
        for (int i = 0; i < audiences.length; i++) {
            remove(i, link);
        }
    }

    /** See the venue's listener. @param instrumentId dense index @param bar of it */
    public void onKline(int instrumentId, Bar bar) {
        final Audience audience = audience(instrumentId, Topics.klineSlot(bar.intervalMinutes()));
        if (!audience.isEmpty()) {
            frames.kline(json, instrumentId, bar, venue.nowMs());
            audience.sendAll(json);
        }
    }

    /** See the venue's listener. @param instrumentId dense index @param depth levels @param book of it */
    public void onBook(int instrumentId, int depth, BookView book) {
        pushes.onBook(instrumentId, depth, book, audience(instrumentId, Topics.bookSlot(depth)));
    }

    /** See the venue's listener. @param instrumentId dense index @param trades of it */
    public void onTrades(int instrumentId, List<TradePrint> trades) {
        final Audience audience = audience(instrumentId, Topics.TRADE_SLOT);
        if (!audience.isEmpty()) {
            frames.trades(json, instrumentId, trades, venue.nowMs());
            audience.sendAll(json);
        }
    }

    /** See the venue's listener. @param instrumentId dense index @param ticker of it */
    public void onTicker(int instrumentId, TickerView ticker) {
        pushes.onTicker(instrumentId, ticker, audience(instrumentId, Topics.TICKER_SLOT));
    }

    /** See the venue's listener. @param instrumentId dense index @param rows of it */
    public void onLiquidations(int instrumentId, List<LiquidationView> rows) {
        pushes.onLiquidations(instrumentId, rows, audience(instrumentId, Topics.LIQUIDATION_SLOT));
    }

    /** See the venue's listener. @param instrumentId dense index @param limit of it */
    public void onPriceLimit(int instrumentId, PriceLimit limit) {
        pushes.onPriceLimit(instrumentId, limit, audience(instrumentId, Topics.PRICE_LIMIT_SLOT));
    }

    /** The service restarts: the books begin again at update 1. */
    public void restart() {
        frames.restartBooks();
    }

    private void remove(int index, SocketLink link) {
        audiences[index].remove(link);
        if (audiences[index].isEmpty()) {
            pushes.onDeserted(index / Topics.SLOTS, index % Topics.SLOTS);
            want(index, false);
        }
    }

    /** What nobody listens to the venue need not tell. */
    private void want(int index, boolean wanted) {
        final Subscriptions subscriptions = venue.subscriptions();
        final int instrumentId = index / Topics.SLOTS;
        final int slot = index % Topics.SLOTS;
        if (Topics.isKline(slot)) {
            subscriptions.klines(instrumentId, Topics.KLINE_MINUTES.get(slot), wanted);
        } else if (slot == Topics.TRADE_SLOT) {
            subscriptions.trades(instrumentId, wanted);
        } else if (slot == Topics.TICKER_SLOT) {
            subscriptions.ticker(instrumentId, wanted);
        } else if (slot == Topics.LIQUIDATION_SLOT) {
            subscriptions.liquidations(instrumentId, wanted);
        } else if (slot == Topics.PRICE_LIMIT_SLOT) {
            subscriptions.priceLimit(instrumentId, wanted);
        } else {
            subscriptions.book(instrumentId, Topics.depth(slot), wanted);
        }
    }

    private Audience audience(int instrumentId, int slot) {
        return audiences[instrumentId * Topics.SLOTS + slot];
    }

    private int index(String topic) {
        final int dot = topic.lastIndexOf('.');
        if (dot < 0) {
            return -1;
        }
        final int slot = Topics.slot(topic.substring(0, dot));
        final int instrumentId = venue.instrumentId(topic.substring(dot + 1));
        return slot < 0 || instrumentId < 0 ? -1 : instrumentId * Topics.SLOTS + slot;
    }
}
