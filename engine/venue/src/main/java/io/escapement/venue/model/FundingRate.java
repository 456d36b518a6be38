package io.escapement.venue.model;

/**
 * A settlement of funding.
 *
 * @param timeMs when
 * @param rate that positions paid on their value at the mark, 1e-8; positive: longs paid
 */
public record FundingRate(long timeMs, long rate) {}
