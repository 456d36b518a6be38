package io.escapement.venue.model;

import io.escapement.codecs.decimal.FixedPoint;

/**
 * An instrument and its rules.
 *
 * @param instrumentId dense index, from 0 in order of definition
 * @param symbol upper case, such as BTCUSDT
 * @param baseCoin such as BTC
 * @param tickSize price step, 1e-8
 * @param lotSize size step, 1e-8
 * @param minOrderSize 1e-8
 * @param maxOrderSize of limit orders, 1e-8
 * @param maxMarketOrderSize 1e-8
 * @param minNotional least price * size of an order that is not reduce-only, 1e-8
 * @param minPrice 1e-8
 * @param maxPrice 1e-8
 * @param maxLeverage 1e-8; the least is 1
 * @param leverageStep 1e-8
 * @param maintenanceRate share of the position value that must stay as margin in the lowest tier, 1e-8
 * @param fundingIntervalMinutes 480, or less
 * @param maxFundingRate bound of the funding rate in both directions, 1e-8
 * @param launchTimeMs first bar
 * @param status where it stands in its life
 * @param deliveryTimeMs when it leaves; 0 if that has not been announced
 * @param priceLimitX inner bound of limit prices around the mark, as a fraction at 1e-8
 * @param priceLimitY outer bound of limit prices around the mark, as a fraction at 1e-8
 */
public record InstrumentRules(
        int instrumentId,
        String symbol,
        String baseCoin,
        long tickSize,
        long lotSize,
        long minOrderSize,
        long maxOrderSize,
        long maxMarketOrderSize,
        long minNotional,
        long minPrice,
        long maxPrice,
        long maxLeverage,
        long leverageStep,
        long maintenanceRate,
        int fundingIntervalMinutes,
        long maxFundingRate,
        long launchTimeMs,
        InstrumentStatus status,
        long deliveryTimeMs,
        long priceLimitX,
        long priceLimitY) {
    private static final long LIMIT = FixedPoint.ONE / 20;

    /** Rules of an instrument that is traded, within 5 % of the mark. Parameters as above. */
    public InstrumentRules(
            int instrumentId,
            String symbol,
            String baseCoin,
            long tickSize,
            long lotSize,
            long minOrderSize,
            long maxOrderSize,
            long maxMarketOrderSize,
            long minNotional,
            long minPrice,
            long maxPrice,
            long maxLeverage,
            long leverageStep,
            long maintenanceRate,
            int fundingIntervalMinutes,
            long maxFundingRate,
            long launchTimeMs) {
        this(
                instrumentId,
                symbol,
                baseCoin,
                tickSize,
                lotSize,
                minOrderSize,
                maxOrderSize,
                maxMarketOrderSize,
                minNotional,
                minPrice,
                maxPrice,
                maxLeverage,
                leverageStep,
                maintenanceRate,
                fundingIntervalMinutes,
                maxFundingRate,
                launchTimeMs,
                InstrumentStatus.TRADING,
                0,
                LIMIT,
                LIMIT);
    }

    /**
     * The same instrument in another state of its life.
     *
     * @param newStatus from now on
     * @param deliveryMs when it leaves, 0 unknown
     * @return changed rules
     */
    public InstrumentRules with(InstrumentStatus newStatus, long deliveryMs) {
        return changed(tickSize, minPrice, fundingIntervalMinutes, newStatus, deliveryMs);
    }

    /**
     * The same instrument with another price step.
     *
     * @param newTickSize 1e-8
     * @return changed rules
     */
    public InstrumentRules withTickSize(long newTickSize) {
        return changed(newTickSize, newTickSize, fundingIntervalMinutes, status, deliveryTimeMs);
    }

    /**
     * The same instrument with another time between settlements of funding.
     *
     * @param minutes 60, 120, 240 or 480
     * @return changed rules
     */
    public InstrumentRules withFundingInterval(int minutes) {
        return changed(tickSize, minPrice, minutes, status, deliveryTimeMs);
    }

    private InstrumentRules changed(
            long newTick, long newMinPrice, int newFunding, InstrumentStatus newStatus, long deliveryMs) {
        return new InstrumentRules(
                instrumentId,
                symbol,
                baseCoin,
                newTick,
                lotSize,
                minOrderSize,
                maxOrderSize,
                maxMarketOrderSize,
                minNotional,
                newMinPrice,
                maxPrice,
                maxLeverage,
                leverageStep,
                maintenanceRate,
                newFunding,
                maxFundingRate,
                launchTimeMs,
                newStatus,
                deliveryMs,
                priceLimitX,
                priceLimitY);
    }
}
