package io.escapement.venue;

import io.escapement.venue.account.ChargeRounding;

/**
 * What the account and the line to the venue are like. Money and rates at 1e-8.
 *
 * @param initialBalance USDT on the account
 * @param takerRate fee rate of orders that take
 * @param makerRate fee rate of orders that rest
 * @param defaultLeverage of every instrument at the start
 * @param orderLatencyMs from the arrival of a command on the trade socket to its effect, at least 1
 * @param matchDelayMs from a match to its execution and order messages, at least 1
 * @param accountDelayMs from a match to its position and wallet messages, at least {@code matchDelayMs}
 * @param chargeRounding of fees and funding
 */
public record VenueConfiguration(
        long initialBalance,
        long takerRate,
        long makerRate,
        long defaultLeverage,
        int orderLatencyMs,
        int matchDelayMs,
        int accountDelayMs,
        ChargeRounding chargeRounding) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming what is out of range
     */
    public VenueConfiguration {
        require(initialBalance >= 0, "initialBalance", initialBalance);
        require(takerRate >= 0, "takerRate", takerRate);
        require(orderLatencyMs >= 1, "orderLatencyMs", orderLatencyMs);
        require(matchDelayMs >= 1, "matchDelayMs", matchDelayMs);
        require(accountDelayMs >= matchDelayMs, "accountDelayMs", accountDelayMs);
    }

    /** 10,000 USDT, VIP 0 fees, leverage 10, commands after 5 ms, messages after 3 and 4 ms. */
    public static VenueConfiguration defaults() {
        return new VenueConfiguration(
                1_000_000_000_000L, 55_000L, 20_000L, 1_000_000_000L, 5, 3, 4, ChargeRounding.VENUE_FAVOUR);
    }

    /** The same with another balance. */
    public VenueConfiguration withInitialBalance(long balance) {
        return new VenueConfiguration(
                balance,
                takerRate,
                makerRate,
                defaultLeverage,
                orderLatencyMs,
                matchDelayMs,
                accountDelayMs,
                chargeRounding);
    }

    private static void require(boolean condition, String name, long value) {
        if (!condition) {
            throw new IllegalArgumentException("venue configuration out of range: " + name + "=" + value);
        }
    }
}
