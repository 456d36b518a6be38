package io.escapement.gateway.exchange.stream;

import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.PriceLimit;
import io.escapement.venue.model.TickerView;
import java.util.List;

/** Decides when the listeners of a topic hear of a change, and what they hear first. Event loop only. */
interface Pushes {
    /** Nothing is held back. */
    long NEVER = Long.MAX_VALUE;

    /** A book has changed. */
    void onBook(int instrumentId, int depth, BookView book, Audience audience);

    /** A ticker has changed. */
    void onTicker(int instrumentId, TickerView ticker, Audience audience);

    /** Positions were liquidated. */
    void onLiquidations(int instrumentId, List<LiquidationView> rows, Audience audience);

    /** The bounds of limit prices have changed. */
    void onPriceLimit(int instrumentId, PriceLimit limit, Audience audience);

    /** Tells a new listener the book, if there is one yet. */
    void greetBook(int instrumentId, int depth, Audience audience, SocketLink link);

    /** Tells a new listener the ticker, if there is one yet. */
    void greetTicker(int instrumentId, Audience audience, SocketLink link);

    /** Nobody listens any more: what is held back for them is forgotten. */
    void onDeserted(int instrumentId, int slot);

    /** When something that was held back is due. @return market time, ms, or {@link #NEVER} */
    long nextMs();

    /** Pushes what is due. @param nowMs market time */
    void onTime(long nowMs);
}
