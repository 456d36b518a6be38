package io.escapement.trainer.backtest.result;

/**
 * A step of the equity's curve: an hour of short runs, a day of long ones.
 *
 * @param timeMs end of the step
 * @param equity then: the beginning and what was earned since
 * @param low least within the step
 * @param drawdown deepest fall within the step from the highest point so far, a share of it
 * @param longShare notional of longs over equity, mean of the step
 * @param shortShare notional of shorts over equity, mean of the step
 */
public record EquityPoint(
        long timeMs, double equity, double low, double drawdown, double longShare, double shortShare) {}
