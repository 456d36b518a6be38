package io.escapement.core.portfolio;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.PortfolioKeys;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;

/**
 * How much two instruments move together: Pearson's correlation of their latest returns, over the same bars of both.
 *
 * <pre>ρ = Σ (a − ā)(b − b̄) / √(Σ (a − ā)² · Σ (b − b̄)²),   a, b = close / close before − 1</pre>
 *
 * <p>Computed from the bars that the market keeps anyway, when a candidate is compared with what is held: nothing is kept
 * for pairs nobody asks about, and three hundred instruments cost nothing per bar. O(window) a pair, no allocation.
 */
public final class Correlation {
    private final Market market;
    private final int interval;
    private final int window;

    /**
     * Correlations of a market.
     *
     * @param configuration length of the window
     * @param market closed bars
     */
    public Correlation(CoreConfiguration configuration, Market market) {
        this.market = market;
        window = configuration.count(PortfolioKeys.CORRELATION_BARS);
        final int primary = market.intervalIndex(FeatureEngine.PRIMARY_MINUTES);
        interval = primary < 0 ? market.intervalCount() - 1 : primary;
    }

    /**
     * Correlation of two instruments.
     *
     * @param one instrument
     * @param other instrument
     * @return -1 to 1; NaN with fewer than half a window of common returns, or if one of them did not move at all
     */
    public double of(int one, int other) {
        if (one == other) {
            return 1;
        }
        final BarSeries a = market.bars(one, interval);
        final BarSeries b = market.bars(other, interval);
        if (a.size() == 0 || b.size() == 0) {
            return Double.NaN;
        }
        final long lag = (a.lastCloseTimeNs() - b.lastCloseTimeNs()) / a.intervalNs();
        final int skipA = (int) Math.max(0, Math.min(lag, window));
        final int skipB = (int) Math.max(0, Math.min(-lag, window));
        final int count = Math.min(window, Math.min(a.size() - skipA, b.size() - skipB) - 1);
        return count < Math.max(2, window / 2) ? Double.NaN : pearson(a, skipA, b, skipB, count);
    }

    private static double pearson(BarSeries a, int skipA, BarSeries b, int skipB, int count) {
        double sumA = 0;
        double sumB = 0;
        for (int ago = 0; ago < count; ago++) {
            sumA += returnOf(a, skipA + ago);
            sumB += returnOf(b, skipB + ago);
        }
        final double meanA = sumA / count;
        final double meanB = sumB / count;
        double both = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int ago = 0; ago < count; ago++) {
            final double fromA = returnOf(a, skipA + ago) - meanA;
            final double fromB = returnOf(b, skipB + ago) - meanB;
            both += fromA * fromB;
            squaresA += fromA * fromA;
            squaresB += fromB * fromB;
        }
        final double scale = Math.sqrt(squaresA * squaresB);
        return scale > 0 ? both / scale : Double.NaN;
    }

    private static double returnOf(BarSeries bars, int ago) {
        return bars.closeOf(ago) / bars.closeOf(ago + 1) - 1;
    }
}
