package io.escapement.trainer.history;

import java.math.BigDecimal;

/**
 * A funding rate that was paid.
 *
 * @param timeMs of the payment, milliseconds since the epoch
 * @param rate of the position's value; positive: longs pay shorts
 */
public record FundingRate(long timeMs, BigDecimal rate) {}
