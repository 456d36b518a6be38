/**
 * Where prices come from: a seeded synthetic market, or history from CSV files.
 *
 * <p>Thread: its owner's. May use: codecs, {@code venue.model}. Read {@code MarketSource} first.
 */
package io.escapement.venue.market;
