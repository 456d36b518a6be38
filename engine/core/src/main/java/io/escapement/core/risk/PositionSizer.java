package io.escapement.core.risk;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Reason;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.RiskKeys;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.order.OrderTable;

/**
 * How much to trade, or why nothing.
 *
 * <p>The size is what loses the configured share of equity at the stop, taker fees both ways included; then cut to the
 * largest position, to what the exposure and leverage limits leave, and to the venue's largest order; then rounded down
 * to the lot. What is then below the venue's smallest order is denied, never rounded up.
 */
public final class PositionSizer {
    private final InstrumentTable instruments;
    private final Account account;
    private final OrderTable orders;
    private final long perTrade;
    private final long maxPosition;
    private final long canaryMaxPosition;
    private final long maxExposure;
    private final long maxLeverage;
    private final long defaultTakerRate;

    private boolean canary;
    private Reason denial = Reason.NONE;
    private long size;
    private long notional;
    private double value;
    private double threshold;

    /**
     * A sizer.
     *
     * @param configuration limits
     * @param instruments lots and minima
     * @param account equity and exposure
     * @param orders exposure of entries
     */
    public PositionSizer(
            CoreConfiguration configuration, InstrumentTable instruments, Account account, OrderTable orders) {
        this.instruments = instruments;
        this.account = account;
        this.orders = orders;
        perTrade = configuration.value(RiskKeys.PER_TRADE);
        maxPosition = configuration.value(RiskKeys.MAX_POSITION);
        canaryMaxPosition = Math.min(maxPosition, configuration.value(RiskKeys.CANARY_POSITION));
        maxExposure = configuration.value(RiskKeys.MAX_EXPOSURE);
        maxLeverage = configuration.value(RiskKeys.MAX_LEVERAGE);
        defaultTakerRate = configuration.value(CoreKeys.FEES_TAKER);
    }

    /**
     * Caps positions while a model is on trial with real money.
     *
     * @param onTrial true to cap
     */
    public void canary(boolean onTrial) {
        canary = onTrial;
    }

    /**
     * Sizes an entry.
     *
     * @param i instrument
     * @param type of the entry
     * @param entry expected price, positive
     * @param stop price, not the entry's
     * @return true if {@link #size} may be traded; else {@link #denial} says why
     */
    public boolean size(int i, OrderType type, long entry, long stop) {
        final long equity = account.equity();
        if (equity <= 0) {
            return deny(Reason.RISK_SIZE, FixedPoint.toDouble(equity), 0);
        }
        final long exposure = account.exposure() + orders.entryNotional();
        final long exposureLimit = FixedPoint.multiply(equity, maxExposure, Rounding.DOWN);
        if (exposure >= exposureLimit) {
            return deny(Reason.RISK_EXPOSURE, FixedPoint.toDouble(exposure), FixedPoint.toDouble(exposureLimit));
        }
        final long leverageLimit = FixedPoint.multiply(equity, leverage(i), Rounding.DOWN);
        if (exposure >= leverageLimit) {
            return deny(Reason.RISK_LEVERAGE, FixedPoint.toDouble(exposure), FixedPoint.toDouble(leverageLimit));
        }
        final long rate = takerRate(i);
        final long fees = FixedPoint.multiply(Math.addExact(entry, stop), rate, Rounding.UP);
        final long lossPerUnit = Math.max(1, Math.abs(entry - stop) + fees);
        final long risk = FixedPoint.multiply(equity, perTrade, Rounding.DOWN);
        final long positionLimit = FixedPoint.multiply(equity, canary ? canaryMaxPosition : maxPosition, Rounding.DOWN);
        final long room = Math.min(positionLimit, Math.min(exposureLimit, leverageLimit) - exposure);
        long units = FixedPoint.divide(risk, lossPerUnit, Rounding.DOWN);
        units = Math.min(units, FixedPoint.divide(room, entry, Rounding.DOWN));
        final long largest = type == OrderType.MARKET ? instruments.maxMarketOrderSize(i) : instruments.maxOrderSize(i);
        if (largest > 0) {
            units = Math.min(units, largest);
        }
        units = FixedPoint.floorToStep(units, instruments.lotSize(i));
        final long smallest = Math.max(instruments.minOrderSize(i), 1);
        if (units < smallest) {
            return deny(Reason.RISK_SIZE, FixedPoint.toDouble(units), FixedPoint.toDouble(smallest));
        }
        final long worth = FixedPoint.multiply(units, entry, Rounding.DOWN);
        if (worth < instruments.minNotional(i)) {
            return deny(
                    Reason.RISK_MIN_NOTIONAL,
                    FixedPoint.toDouble(worth),
                    FixedPoint.toDouble(instruments.minNotional(i)));
        }
        denial = Reason.NONE;
        size = units;
        notional = worth;
        value = FixedPoint.toDouble(worth);
        threshold = FixedPoint.toDouble(positionLimit);
        return true;
    }

    /**
     * Size of the last entry that was allowed.
     *
     * @return base units at 1e-8, a multiple of the lot
     */
    public long size() {
        return size;
    }

    /**
     * Notional of the last entry that was allowed.
     *
     * @return settlement units at 1e-8
     */
    public long notional() {
        return notional;
    }

    /**
     * Why the last entry was denied.
     *
     * @return NONE if it was allowed
     */
    public Reason denial() {
        return denial;
    }

    /**
     * What was compared last.
     *
     * @return in the unit of the limit that decided
     */
    public double value() {
        return value;
    }

    /**
     * With what it was compared.
     *
     * @return the limit that decided
     */
    public double threshold() {
        return threshold;
    }

    /**
     * The account's taker rate, or the configured one until it is known.
     *
     * @param i instrument
     * @return at 1e-8
     */
    public long takerRate(int i) {
        final long rate = instruments.takerRate(i);
        return rate == FixedPoint.NULL ? defaultTakerRate : rate;
    }

    private long leverage(int i) {
        final long max = instruments.maxLeverage(i);
        return max > 0 ? Math.min(max, maxLeverage) : maxLeverage;
    }

    private boolean deny(Reason reason, double compared, double limit) {
        denial = reason;
        value = compared;
        threshold = limit;
        return false;
    }
}
