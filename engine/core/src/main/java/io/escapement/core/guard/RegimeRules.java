package io.escapement.core.guard;

import io.escapement.codecs.sbe.Regime;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.RegimeKeys;

/** Which numbers make which market. What begins a regime lies above what ends it. Immutable. */
final class RegimeRules {
    /** Directional index from which a market can become a trend. */
    final double adxEnter;

    /** Directional index below which a trend is over. */
    final double adxLeave;

    /** Slope, up or down, from which a market can become a trend; true ranges a bar. */
    final double slopeEnter;

    /** Rank below which a market is not volatile any more. */
    final double volatileLeave;

    private final double slopeLeave;
    private final double volatileEnter;

    RegimeRules(CoreConfiguration configuration) {
        adxEnter = configuration.number(RegimeKeys.ADX_ENTER);
        adxLeave = configuration.number(RegimeKeys.ADX_LEAVE);
        slopeEnter = configuration.number(RegimeKeys.SLOPE_ENTER);
        slopeLeave = configuration.number(RegimeKeys.SLOPE_LEAVE);
        volatileEnter = configuration.number(RegimeKeys.VOLATILE_ENTER);
        volatileLeave = configuration.number(RegimeKeys.VOLATILE_LEAVE);
    }

    /**
     * The market that the numbers of a bar make.
     *
     * @param now the market before
     * @param adx directional index
     * @param slope of the average, negative downward, true ranges a bar
     * @param rank of the volatility, 0 to 1
     * @return never UNKNOWN
     */
    Regime judge(Regime now, double adx, double slope, double rank) {
        if (rank >= (now == Regime.VOLATILE ? volatileLeave : volatileEnter)) {
            return Regime.VOLATILE;
        }
        final boolean stays = now == Regime.TREND;
        final boolean directed = adx >= (stays ? adxLeave : adxEnter);
        final boolean steep = Math.abs(slope) >= (stays ? slopeLeave : slopeEnter);
        return directed && steep ? Regime.TREND : Regime.RANGE;
    }
}
