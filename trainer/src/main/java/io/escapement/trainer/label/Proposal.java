package io.escapement.trainer.label;

/**
 * A trade that might have been made.
 *
 * @param side +1 long, -1 short
 * @param stop the strategy's own, a price
 * @param target the strategy's own, a price
 * @param atr average true range of its bars at its close, a price; NaN if not known
 * @param close of the bar that made it, a price
 * @param fromTimeMs entered at the open of the bar that opens then, milliseconds since the epoch
 */
public record Proposal(int side, double stop, double target, double atr, double close, long fromTimeMs) {}
