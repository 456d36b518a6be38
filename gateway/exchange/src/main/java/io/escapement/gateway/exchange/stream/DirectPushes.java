package io.escapement.gateway.exchange.stream;

import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.venue.Venue;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.PriceLimit;
import io.escapement.venue.model.TickerView;
import java.util.List;

/** Every event of the venue is a push, at once: what a market in step gives, whose instants are few. */
final class DirectPushes implements Pushes {
    private final Venue venue;
    private final PublicFrames frames;
    private final JsonWriter json = new JsonWriter();

    DirectPushes(Venue venue, PublicFrames frames) {
        this.venue = venue;
        this.frames = frames;
    }

    @Override
    public void onBook(int instrumentId, int depth, BookView book, Audience audience) {
        if (depth == 1) {
            // The shallowest book knows snapshots only.
            if (!audience.isEmpty()) {
                frames.bookSnapshot(json, instrumentId, depth, book, venue.nowMs());
                audience.sendAll(json);
            }
            return;
        }
        if (audience.hasSettled()) {
            frames.bookDelta(json, instrumentId, depth, book, venue.nowMs());
            audience.sendSettled(json);
        }
        if (audience.hasFresh()) {
            frames.bookSnapshot(json, instrumentId, depth, book, venue.nowMs());
            audience.sendFresh(json);
        }
    }

    @Override
    public void onTicker(int instrumentId, TickerView ticker, Audience audience) {
        if (audience.hasSettled() && ticker.changedFields() != 0) {
            frames.ticker(json, instrumentId, ticker, ticker.changedFields(), venue.nowMs());
            audience.sendSettled(json);
        }
        if (audience.hasFresh()) {
            frames.ticker(json, instrumentId, ticker, TickerView.ALL, venue.nowMs());
            audience.sendFresh(json);
        }
    }

    @Override
    public void onLiquidations(int instrumentId, List<LiquidationView> rows, Audience audience) {
        if (!audience.isEmpty()) {
            frames.liquidations(json, instrumentId, rows, venue.nowMs());
            audience.sendAll(json);
        }
    }

    @Override
    public void onPriceLimit(int instrumentId, PriceLimit limit, Audience audience) {
        if (!audience.isEmpty()) {
            frames.priceLimit(json, instrumentId, limit, venue.nowMs());
            audience.sendAll(json);
        }
    }

    @Override
    public void greetBook(int instrumentId, int depth, Audience audience, SocketLink link) {
        final BookView book = venue.book(instrumentId, depth);
        if (book.levels() > 0) {
            frames.bookSnapshot(json, instrumentId, depth, book, venue.nowMs());
            audience.sendFresh(link, json);
        }
    }

    @Override
    public void greetTicker(int instrumentId, Audience audience, SocketLink link) {
        final TickerView ticker = venue.ticker(instrumentId);
        if (ticker.lastPrice() > 0) {
            frames.ticker(json, instrumentId, ticker, TickerView.ALL, venue.nowMs());
            audience.sendFresh(link, json);
        }
    }

    @Override
    public void onDeserted(int instrumentId, int slot) {
        // Nothing is held back.
    }

    @Override
    public long nextMs() {
        return NEVER;
    }

    @Override
    public void onTime(long nowMs) {
        // Nothing is held back.
    }
}
