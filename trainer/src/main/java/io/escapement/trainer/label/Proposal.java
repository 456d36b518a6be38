package io.escapement.trainer.label;

/**
 * A trade that might have been made.
 *
 * @param side +1 long, -1 short
 * @param stop price of the stop
 * @param target price of the target
 * @param fromTimeMs entered at the open of the first bar from here on, milliseconds since the epoch
 * @param untilTimeMs closed with the last bar that ends by then
 */
public record Proposal(int side, double stop, double target, long fromTimeMs, long untilTimeMs) {}
