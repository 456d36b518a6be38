package io.escapement.venue.model;

/**
 * Bounds of limit prices of one instrument.
 *
 * @param buyLimit highest bid that is allowed, 1e-8
 * @param sellLimit lowest ask that is allowed, 1e-8
 */
public record PriceLimit(long buyLimit, long sellLimit) {}
