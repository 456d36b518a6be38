package io.escapement.venue;

import io.escapement.venue.account.ChargeRounding;
import io.escapement.venue.matching.TradingSettings;

/**
 * What the account and the line to the venue are like. Money and rates at 1e-8.
 *
 * @param initialBalance USDT on the account
 * @param takerRate fee rate of orders that take
 * @param makerRate fee rate of orders that rest
 * @param defaultLeverage of every instrument at the start
 * @param latency of commands and messages
 * @param processingMs so long after an order was made or changed a command on it is refused; 0: never
 * @param refusesBeyondBand whether limit prices beyond the band are refused instead of moved to its edge
 * @param chargeRounding of fees and funding
 */
public record VenueConfiguration(
        long initialBalance,
        long takerRate,
        long makerRate,
        long defaultLeverage,
        Latency latency,
        int processingMs,
        boolean refusesBeyondBand,
        ChargeRounding chargeRounding) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming what is out of range
     */
    public VenueConfiguration {
        require(initialBalance >= 0, "initialBalance", initialBalance);
        require(takerRate >= 0, "takerRate", takerRate);
        require(processingMs >= 0, "processingMs", processingMs);
    }

    /** 10,000 USDT, VIP 0 fees, leverage 10, constant latencies, prices beyond the band moved. */
    public static VenueConfiguration defaults() {
        return new VenueConfiguration(
                1_000_000_000_000L,
                55_000L,
                20_000L,
                1_000_000_000L,
                Latency.defaults(),
                0,
                false,
                ChargeRounding.VENUE_FAVOUR);
    }

    /** The same with another balance. */
    public VenueConfiguration withInitialBalance(long balance) {
        return new VenueConfiguration(
                balance,
                takerRate,
                makerRate,
                defaultLeverage,
                latency,
                processingMs,
                refusesBeyondBand,
                chargeRounding);
    }

    /** The same with other latencies. */
    public VenueConfiguration withLatency(Latency other) {
        return new VenueConfiguration(
                initialBalance,
                takerRate,
                makerRate,
                defaultLeverage,
                other,
                processingMs,
                refusesBeyondBand,
                chargeRounding);
    }

    /** The same with another time during which an order can't be changed again. */
    public VenueConfiguration withProcessingMs(int milliseconds) {
        return new VenueConfiguration(
                initialBalance,
                takerRate,
                makerRate,
                defaultLeverage,
                latency,
                milliseconds,
                refusesBeyondBand,
                chargeRounding);
    }

    /** The same, refusing limit prices beyond the band or moving them. */
    public VenueConfiguration withRefusalBeyondBand(boolean refuses) {
        return new VenueConfiguration(
                initialBalance, takerRate, makerRate, defaultLeverage, latency, processingMs, refuses, chargeRounding);
    }

    TradingSettings trading() {
        return new TradingSettings(takerRate, makerRate, latency.matchMs(), processingMs, refusesBeyondBand);
    }

    static void require(boolean condition, String name, long value) {
        if (!condition) {
            throw new IllegalArgumentException("venue configuration out of range: " + name + "=" + value);
        }
    }
}
