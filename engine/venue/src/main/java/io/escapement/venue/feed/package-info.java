/**
 * The public side of the venue: running bars, books and tickers of each instrument, as functions of its price points.
 *
 * <p>Thread: its owner's. May use: codecs, {@code venue.market}, {@code venue.model}. Read {@code InstrumentFeed} first.
 */
package io.escapement.venue.feed;
