package io.escapement.venue.feed;

/** A market whose instruments have feeds of their own instead of paths of prices. */
public interface FeedSource {
    /**
     * The feed of an instrument.
     *
     * @param instrumentId dense index
     * @return always the same object
     */
    InstrumentFeed feed(int instrumentId);
}
