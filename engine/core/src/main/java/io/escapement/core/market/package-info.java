/**
 * What the venue says about prices: bars, books, tickers and public trades, per instrument.
 *
 * <p>Thread: the core's. May import: codecs, {@code core.hash}. Read {@link io.escapement.core.market.Market} first.
 */
package io.escapement.core.market;
