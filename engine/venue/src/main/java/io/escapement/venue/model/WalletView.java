package io.escapement.venue.model;

/**
 * The account's only coin, USDT, at one moment. Cross margin; one USDT counts as one USD.
 *
 * @param walletBalance cash: deposits, realised profit, fees, funding
 * @param unrealisedPnl at mark prices
 * @param equity {@code walletBalance + unrealisedPnl}
 * @param available {@code equity - positionMargin - orderMargin}, at least 0
 * @param cumulativeRealisedPnl fees and funding included
 * @param orderMargin initial margin of open orders
 * @param positionMargin initial margin of positions
 * @param maintenanceMargin of positions
 */
public record WalletView(
        long walletBalance,
        long unrealisedPnl,
        long equity,
        long available,
        long cumulativeRealisedPnl,
        long orderMargin,
        long positionMargin,
        long maintenanceMargin) {}
