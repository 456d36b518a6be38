package io.escapement.trainer.history;

/**
 * What training needs to know of an instrument.
 *
 * @param symbol as the venue writes it
 * @param tickSize price step, 1e-8
 * @param fundingIntervalMinutes between two funding payments
 */
public record Instrument(String symbol, long tickSize, int fundingIntervalMinutes) {}
