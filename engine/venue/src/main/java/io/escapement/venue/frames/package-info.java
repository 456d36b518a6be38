/**
 * A market driven by the venue's own public frames, recorded in files or handed in as they arrive: order books, trades,
 * tickers, klines and liquidations, decoded into values, applied to a feed per instrument.
 *
 * <p>Thread: its owner's. May use: codecs, {@code venue.feed}, {@code venue.market}, {@code venue.model}; files are read
 * by {@code FrameFile} only. Read {@code FrameMarket} first.
 */
package io.escapement.venue.frames;
