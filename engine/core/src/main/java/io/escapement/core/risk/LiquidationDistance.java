package io.escapement.core.risk;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.RiskKeys;
import io.escapement.core.market.Market;
import io.escapement.core.position.PositionBook;
import io.escapement.core.position.VenuePositions;

/**
 * How far prices may move against the account before the venue liquidates it.
 *
 * <p>Under cross margin the account goes as a whole, when its equity no longer covers the maintenance margin. The worst
 * case is that all prices move against all positions at once: with equity {@code E}, gross exposure {@code G} and
 * maintenance margin {@code M} the distance is {@code (E − M) / (G + M)}, where margin grows with the price as it does
 * for shorts. Margin is reckoned at the configured rate. For an open position the venue's own liquidation price counts,
 * too, when it is nearer.
 */
public final class LiquidationDistance {
    /** Nothing can be liquidated. */
    public static final long NONE = Long.MAX_VALUE;

    private final Account account;
    private final PositionBook book;
    private final VenuePositions venue;
    private final Market market;
    private final long maintenanceRate;

    /**
     * An estimate.
     *
     * @param configuration maintenance rate
     * @param account equity and exposure
     * @param book positions
     * @param venue its liquidation prices
     * @param market mark prices
     */
    public LiquidationDistance(
            CoreConfiguration configuration, Account account, PositionBook book, VenuePositions venue, Market market) {
        this.account = account;
        this.book = book;
        this.venue = venue;
        this.market = market;
        maintenanceRate = configuration.value(RiskKeys.MAINTENANCE_RATE);
    }

    /**
     * Of the account, with more exposure.
     *
     * @param added notional of entries to come
     * @return fraction of price at 1e-8, not positive when it would be liquidated at once; {@link #NONE} without exposure
     *     or wallet
     */
    public long ofAccount(long added) {
        final long exposure = account.exposure() + added;
        if (exposure <= 0 || !account.isKnown()) {
            return NONE;
        }
        final long margin = FixedPoint.multiply(exposure, maintenanceRate, Rounding.UP);
        return FixedPoint.divide(account.equity() - margin, exposure + margin, Rounding.FLOOR);
    }

    /**
     * Of one position: the account's, or the venue's word on it if that is nearer.
     *
     * @param i instrument
     * @return fraction of price at 1e-8, or {@link #NONE}
     */
    public long of(int i) {
        final long own = ofAccount(0);
        final long told = venue.liquidationPrice(i);
        final long mark = market.ticker(i).markPrice();
        if (book.size(i) == 0 || venue.size(i) != book.size(i) || told <= 0 || mark <= 0) {
            return own;
        }
        final long away = book.size(i) > 0 ? mark - told : told - mark;
        return Math.min(own, FixedPoint.divide(away, mark, Rounding.FLOOR));
    }
}
