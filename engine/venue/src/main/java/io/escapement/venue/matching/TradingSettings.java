package io.escapement.venue.matching;

/**
 * What the trading side is told once.
 *
 * @param takerRate fee rate of orders that take, 1e-8
 * @param makerRate fee rate of orders that rest, 1e-8
 * @param matchDelayMs from a match to its messages
 * @param processingMs so long after an order was made or changed it can't be changed again; 0: always
 * @param refusesBeyondBand whether limit prices beyond the band are refused instead of moved
 */
public record TradingSettings(
        long takerRate, long makerRate, int matchDelayMs, int processingMs, boolean refusesBeyondBand) {}
