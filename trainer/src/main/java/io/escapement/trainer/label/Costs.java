package io.escapement.trainer.label;

/**
 * What a round trip costs, each fill being a market order.
 *
 * @param feeRate of taker fills, share of value, for instance 0.00055
 * @param slippage by which each fill is worse than the price that caused it, share of price
 */
public record Costs(double feeRate, double slippage) {
    /** Trading for nothing. */
    public static final Costs NONE = new Costs(0, 0);
}
