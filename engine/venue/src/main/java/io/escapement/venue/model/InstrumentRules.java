package io.escapement.venue.model;

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
 * @param maintenanceRate share of the position value that must stay as margin, 1e-8
 * @param fundingIntervalMinutes 480
 * @param maxFundingRate bound of the funding rate in both directions, 1e-8
 * @param launchTimeMs first bar
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
        long launchTimeMs) {}
