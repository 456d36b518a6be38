package io.escapement.venue.model;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import java.util.List;

/**
 * One step of an instrument's risk limits. The deduction makes the maintenance margin continuous where the rate steps
 * up: {@code value * rate - deduction}.
 *
 * @param id as messages show it, from 1
 * @param limit greatest position value of the tier, USDT at 1e-8
 * @param maintenanceRate share of the value that must stay, 1e-8
 * @param initialRate least share of the value that opens it, 1e-8
 * @param maxLeverage 1e-8
 * @param deduction USDT at 1e-8
 */
public record RiskTier(int id, long limit, long maintenanceRate, long initialRate, long maxLeverage, long deduction) {
    private static final long FIRST_LIMIT = 200_000 * FixedPoint.ONE;
    private static final long SECOND_LIMIT = 2_500_000 * FixedPoint.ONE;

    /**
     * The tiers of an instrument: its own rate up to 200,000 USDT, twice of it, at half the leverage, up to 2,500,000.
     *
     * @param rules of the instrument
     * @return two tiers, lowest first
     */
    public static List<RiskTier> of(InstrumentRules rules) {
        final long rate = rules.maintenanceRate();
        final long leverage = rules.maxLeverage();
        final long half = Math.max(FixedPoint.ONE, leverage / 2);
        return List.of(
                new RiskTier(1, FIRST_LIMIT, rate, inverse(leverage), leverage, 0),
                new RiskTier(
                        2,
                        SECOND_LIMIT,
                        2 * rate,
                        inverse(half),
                        half,
                        FixedPoint.multiply(FIRST_LIMIT, rate, Rounding.HALF_UP)));
    }

    /**
     * The tier of a position value; beyond the last limit the last tier.
     *
     * @param tiers lowest first
     * @param value USDT at 1e-8
     * @return its tier
     */
    public static RiskTier at(List<RiskTier> tiers, long value) {
        for (int i = 0; i < tiers.size(); i++) {
            if (value <= tiers.get(i).limit()) {
                return tiers.get(i);
            }
        }
        return tiers.get(tiers.size() - 1);
    }

    private static long inverse(long leverage) {
        return FixedPoint.divide(FixedPoint.ONE, leverage, Rounding.UP);
    }
}
