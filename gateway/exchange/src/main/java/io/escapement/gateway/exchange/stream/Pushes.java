package io.escapement.gateway.exchange.stream;

import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.TickerView;

/** Decides when the listeners of a book or a ticker hear of a change, and what they hear first. Event loop only. */
interface Pushes {
    /** Nothing is held back. */
    long NEVER = Long.MAX_VALUE;

    /** A book has changed. */
    void onBook(int instrumentId, int depth, BookView book, Audience audience);

    /** A ticker has changed. */
    void onTicker(int instrumentId, TickerView ticker, Audience audience);

    /** Tells a new listener the book, if there is one yet. */
    void greetBook(int instrumentId, int depth, Audience audience, SocketLink link);

    /** Tells a new listener the ticker, if there is one yet. */
    void greetTicker(int instrumentId, Audience audience, SocketLink link);

    /** When something that was held back is due. @return market time, ms, or {@link #NEVER} */
    long nextMs();

    /** Pushes what is due. @param nowMs market time */
    void onTime(long nowMs);
}
