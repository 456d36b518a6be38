package io.escapement.core.risk;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.feature.Indicators;
import io.escapement.core.market.Market;

/**
 * How far an instrument moves in a day, as a fraction of its price: the larger of the average true range and the
 * deviation of the last 96 returns of its bars, scaled by the square root of the bars in a day.
 */
public final class DailyVolatility {
    private static final double MINUTES_A_DAY = 1440;

    private final Market market;
    private final FeatureEngine features;

    /**
     * An estimate.
     *
     * @param market bars
     * @param features indicators over them
     */
    public DailyVolatility(Market market, FeatureEngine features) {
        this.market = market;
        this.features = features;
    }

    /**
     * Estimates by the bars of one interval.
     *
     * @param i instrument
     * @param intervalMinutes of the bars, an interval that is followed
     * @return not negative; NaN while neither is known
     */
    public double of(int i, int intervalMinutes) {
        final int index = market.intervalIndex(intervalMinutes);
        final Indicators indicators = features.indicators(i, index);
        if (indicators == null) {
            // Bars of that interval make no features.
            return Double.NaN;
        }
        // The range is known before the deviation is, and neither without bars.
        final double range = indicators.atr().value()
                / FixedPoint.toDouble(market.bars(i, index).close(0));
        final double deviation = indicators.returns96().deviation();
        final double bar = deviation > range ? deviation : range;
        return bar * Math.sqrt(MINUTES_A_DAY / intervalMinutes);
    }
}
