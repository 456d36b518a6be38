package io.escapement.venue.model;

import io.escapement.codecs.sbe.Side;

/**
 * Somebody's position was liquidated, as everybody hears it.
 *
 * @param timeMs when
 * @param positionSide BUY: a long was liquidated
 * @param size 1e-8
 * @param bankruptcyPrice 1e-8, not the price of the trade
 */
public record LiquidationView(long timeMs, Side positionSide, long size, long bankruptcyPrice) {}
