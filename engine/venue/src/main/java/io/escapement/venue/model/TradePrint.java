package io.escapement.venue.model;

import io.escapement.codecs.sbe.Side;

/**
 * One public trade.
 *
 * @param timeMs match time
 * @param price 1e-8
 * @param size 1e-8
 * @param takerSide side of the aggressor
 * @param tickDirection PlusTick, ZeroPlusTick, MinusTick or ZeroMinusTick
 * @param crossSequence orders messages of one instrument
 * @param id of the print
 */
public record TradePrint(
        long timeMs, long price, long size, Side takerSide, String tickDirection, long crossSequence, VenueId id) {}
