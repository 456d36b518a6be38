package io.escapement.core.risk;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.RiskKeys;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.order.OrderTable;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * How much to trade, or why nothing.
 *
 * <p>Three methods each name a size: what loses the configured share of equity at the stop, fees both ways included;
 * what swings equity by the target volatility in a day; what risks a share of the Kelly bet. The smallest of them and of
 * the largest position counts, times the signal's size factor. It is cut to what the limits on symbol, side, total
 * exposure, leverage and order leave, and rounded down to the lot. What is then below the smallest order is denied,
 * never rounded up, and the one that made it so small is told.
 *
 * <p>Money is exact. Probability, volatility and factor are doubles; each becomes fixed-point once, toward the smaller
 * size. One of them that is needed and not a number denies.
 */
public final class PositionSizer implements Persistent {
    private final InstrumentTable instruments;
    private final Account account;
    private final OrderTable orders;
    private final SizeCaps caps = new SizeCaps();
    private final long perTrade;
    private final long targetVolatility;
    private final long kellyFraction;
    private final long maxPosition;
    private final long canaryMaxPosition;
    private final long maxSymbol;
    private final long maxSide;
    private final long maxExposure;
    private final long maxLeverage;
    private final long minNotional;
    private final long maxNotional;
    private final long defaultTakerRate;

    private boolean canary;
    private Reason denial = Reason.NONE;
    private Reason decidedBy = Reason.NONE;
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
        targetVolatility = configuration.value(RiskKeys.TARGET_VOLATILITY);
        kellyFraction = configuration.value(RiskKeys.KELLY_FRACTION);
        maxPosition = configuration.value(RiskKeys.MAX_POSITION);
        canaryMaxPosition = Math.min(maxPosition, configuration.value(RiskKeys.CANARY_POSITION));
        maxSymbol = configuration.value(RiskKeys.MAX_SYMBOL);
        maxSide = configuration.value(RiskKeys.MAX_SIDE);
        maxExposure = configuration.value(RiskKeys.MAX_EXPOSURE);
        maxLeverage = configuration.value(RiskKeys.MAX_LEVERAGE);
        minNotional = configuration.value(RiskKeys.MIN_NOTIONAL);
        maxNotional = configuration.value(RiskKeys.MAX_NOTIONAL);
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
     * @param side of the entry
     * @param type of the entry
     * @param entry expected price, positive
     * @param stop price, not the entry's
     * @param target price beyond the entry
     * @param probability of reaching the target first, NaN if unknown
     * @param dailyVolatility of the instrument as a fraction of its price, NaN if unknown
     * @param factor share of the size that guards allow, 1 for all of it
     * @return true if {@link #size} may be traded; else {@link #denial} says why
     */
    public boolean size(
            int i,
            Side side,
            OrderType type,
            long entry,
            long stop,
            long target,
            double probability,
            double dailyVolatility,
            double factor) {
        final long equity = account.equity();
        if (equity <= 0) {
            return deny(Reason.RISK_SIZE, FixedPoint.toDouble(equity), 0);
        }
        caps.begin();
        if (!capByMethods(i, equity, entry, stop, target, probability, dailyVolatility)) {
            return false;
        }
        final long smallest = Math.max(instruments.minOrderSize(i), instruments.lotSize(i));
        if (!scale(factor, smallest)) {
            return false;
        }
        capByLimits(i, side, type, equity, entry);
        final long units = FixedPoint.floorToStep(caps.units(), instruments.lotSize(i));
        decidedBy = caps.reason();
        if (units < smallest) {
            return deny(decidedBy, caps.usedWith(smallest), caps.budget());
        }
        final long worth = FixedPoint.multiply(units, entry, Rounding.DOWN);
        final long least = Math.max(minNotional, instruments.minNotional(i));
        if (worth < least) {
            return deny(Reason.RISK_MIN_NOTIONAL, FixedPoint.toDouble(worth), FixedPoint.toDouble(least));
        }
        denial = Reason.NONE;
        size = units;
        notional = worth;
        value = caps.usedWith(units);
        threshold = caps.budget();
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
     * The method or limit that named the size last.
     *
     * @return its reason
     */
    public Reason decidedBy() {
        return decidedBy;
    }

    /**
     * What was compared last.
     *
     * @return in the unit of the limit that decided: what the entry, or the smallest one, would take of it
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

    @Override
    public void persist(StateIo io) {
        canary = io.flag(canary);
    }

    private boolean capByMethods(
            int i, long equity, long entry, long stop, long target, double probability, double volatility) {
        final long rate = takerRate(i);
        final long lossPerUnit = Math.max(
                1, Math.abs(entry - stop) + FixedPoint.multiply(Math.addExact(entry, stop), rate, Rounding.UP));
        caps.money(Reason.RISK_PER_TRADE, 0, share(equity, perTrade), lossPerUnit);
        if (targetVolatility > 0) {
            if (!(volatility >= 0)) {
                return deny(Reason.RISK_VOLATILITY, volatility, Double.NaN);
            }
            final long swing = FixedPoint.multiply(
                    entry, FixedPoint.fromDouble(Math.min(volatility, 1000), Rounding.UP), Rounding.UP);
            caps.money(Reason.RISK_VOLATILITY, 0, share(equity, targetVolatility), Math.max(1, swing));
        }
        if (kellyFraction > 0) {
            final long gainPerUnit =
                    Math.abs(target - entry) - FixedPoint.multiply(Math.addExact(entry, target), rate, Rounding.UP);
            final double bet = kelly(probability, gainPerUnit, lossPerUnit);
            if (!(bet > 0)) {
                return deny(Reason.RISK_KELLY, bet, 0);
            }
            final long risked =
                    FixedPoint.multiply(FixedPoint.fromDouble(bet, Rounding.DOWN), kellyFraction, Rounding.DOWN);
            caps.money(Reason.RISK_KELLY, 0, share(equity, risked), lossPerUnit);
        }
        caps.money(Reason.RISK_POSITION, 0, share(equity, canary ? canaryMaxPosition : maxPosition), entry);
        return true;
    }

    private void capByLimits(int i, Side side, OrderType type, long equity, long entry) {
        caps.money(
                Reason.RISK_SYMBOL_EXPOSURE,
                account.exposure(i) + orders.entryNotional(i),
                share(equity, maxSymbol),
                entry);
        caps.money(
                Reason.RISK_SIDE_EXPOSURE,
                account.exposure(side) + orders.entryNotional(side),
                share(equity, maxSide),
                entry);
        final long exposure = account.exposure() + orders.entryNotional();
        caps.money(Reason.RISK_EXPOSURE, exposure, share(equity, maxExposure), entry);
        caps.money(Reason.RISK_LEVERAGE, exposure, share(equity, leverage(i)), entry);
        if (maxNotional > 0) {
            caps.money(Reason.RISK_MAX_NOTIONAL, 0, maxNotional, entry);
        }
        final long largest = type == OrderType.MARKET ? instruments.maxMarketOrderSize(i) : instruments.maxOrderSize(i);
        if (largest > 0) {
            caps.size(Reason.RISK_LARGEST_ORDER, largest);
        }
    }

    /** A factor that leaves too little of a size that would do is what denies. */
    private boolean scale(double factor, long smallest) {
        if (!(factor > 0)) {
            return deny(Reason.RISK_SIZE_FACTOR, factor, 0);
        }
        if (factor < 1) {
            final long before = caps.units();
            caps.scale(FixedPoint.fromDouble(factor, Rounding.DOWN));
            if (caps.units() < smallest && before >= smallest) {
                return deny(Reason.RISK_SIZE_FACTOR, factor, (double) smallest / before);
            }
        }
        return true;
    }

    /** The share of equity that grows it fastest: p − (1 − p) · loss / gain. NaN if there is no probability. */
    private static double kelly(double probability, long gainPerUnit, long lossPerUnit) {
        if (gainPerUnit <= 0) {
            return probability != probability ? Double.NaN : -1;
        }
        return probability - (1 - probability) * ((double) lossPerUnit / gainPerUnit);
    }

    private long leverage(int i) {
        final long max = instruments.maxLeverage(i);
        return max > 0 ? Math.min(max, maxLeverage) : maxLeverage;
    }

    private static long share(long equity, long fraction) {
        return FixedPoint.multiply(equity, fraction, Rounding.DOWN);
    }

    private boolean deny(Reason reason, double compared, double limit) {
        denial = reason;
        value = compared;
        threshold = limit;
        return false;
    }
}
