package io.escapement.core.phantom;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.config.ModelKeys;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.signal.SignalTable;

/**
 * The plan a signal would have been traded by, on today's ticks: the entry rounded against us, stop and targets toward the
 * entry. Filled by {@link #make}, then read. Also what its fills cost.
 *
 * <p>An entry at market, a stop, the last target and a time-out pay the taker's fee, half the spread of the moment the plan
 * was made and {@code conviction.slippageBps}; a resting entry and the first target, which rests on the venue, pay the
 * maker's fee. A resting entry counts as filled.
 */
final class PhantomPlan {
    private static final double PER_BPS = 1e-4;

    private final SignalTable signals;
    private final InstrumentTable instruments;
    private final Market market;
    private final boolean entersAtMarket;
    private final long firstTargetR;
    private final double firstShare;
    private final boolean breaksEven;
    private final double slippage;
    private final long defaultTaker;
    private final long defaultMaker;

    long entry;
    long stop;
    long target;
    long firstTarget;
    long breakEven;

    PhantomPlan(CoreConfiguration configuration, SignalTable signals, InstrumentTable instruments, Market market) {
        this.signals = signals;
        this.instruments = instruments;
        this.market = market;
        entersAtMarket = configuration.word(ExecutionKeys.ENTRY_TYPE).equals("MARKET");
        firstTargetR = configuration.value(ExecutionKeys.EXIT_FIRST_TARGET);
        firstShare = configuration.number(ExecutionKeys.EXIT_FIRST_SHARE);
        breaksEven = configuration.flag(ExecutionKeys.EXIT_BREAK_EVEN);
        slippage = configuration.number(ModelKeys.SLIPPAGE) * PER_BPS;
        defaultTaker = configuration.value(CoreKeys.FEES_TAKER);
        defaultMaker = configuration.value(CoreKeys.FEES_MAKER);
    }

    /** Plans a signal. False if its prices make no plan. */
    boolean make(int slot) {
        final int i = signals.instrumentId(slot);
        final long tick = instruments.tickSize(i);
        if (signals.entry(slot) == FixedPoint.NULL
                || signals.stop(slot) == FixedPoint.NULL
                || signals.target(slot) == FixedPoint.NULL
                || tick <= 0) {
            return false;
        }
        final boolean isLong = signals.side(slot) == Side.BUY;
        entry = isLong
                ? FixedPoint.ceilToStep(signals.entry(slot), tick)
                : FixedPoint.floorToStep(signals.entry(slot), tick);
        stop = towardEntry(signals.stop(slot), tick);
        target = towardEntry(signals.target(slot), tick);
        if (isLong ? stop >= entry || entry >= target : stop <= entry || entry <= target) {
            return false;
        }
        firstTarget = firstTarget(slot, tick);
        breakEven = breaksEven ? breakEven(i, isLong, tick) : stop;
        return true;
    }

    /** Share closed at the first target. */
    double firstShare() {
        return firstShare;
    }

    /** Cost of the entry as a fraction of its value. */
    double entryCost(int i) {
        return entersAtMarket ? takingCost(i) : makingCost(i);
    }

    /** Cost of a fill at market as a fraction of its value. */
    double takingCost(int i) {
        return FixedPoint.toDouble(taker(i)) + slippage + halfSpread(i);
    }

    /** Cost of a fill that rested as a fraction of its value. */
    double makingCost(int i) {
        final long told = instruments.makerRate(i);
        return FixedPoint.toDouble(told == FixedPoint.NULL ? defaultMaker : told);
    }

    private long taker(int i) {
        final long told = instruments.takerRate(i);
        return told == FixedPoint.NULL ? defaultTaker : told;
    }

    /** Half the quoted spread as a fraction of the bid; 0 while there is no quote. */
    private double halfSpread(int i) {
        final long bid = market.bestBid(i);
        final long ask = market.bestAsk(i);
        return bid > 0 && ask > bid ? (ask - bid) / (2.0 * bid) : 0;
    }

    private long towardEntry(long price, long tick) {
        return price < entry ? FixedPoint.ceilToStep(price, tick) : FixedPoint.floorToStep(price, tick);
    }

    /** The strategy's, or so many risks away; null unless it lies between entry and target and closes something. */
    private long firstTarget(int slot, long tick) {
        long price = signals.firstTarget(slot);
        if (firstShare == 0 || (price == FixedPoint.NULL && firstTargetR == 0)) {
            return FixedPoint.NULL;
        }
        if (price == FixedPoint.NULL) {
            price = entry + FixedPoint.multiply(entry - stop, firstTargetR, Rounding.HALF_UP);
        }
        final long rounded = towardEntry(price, tick);
        final boolean between =
                target > entry ? rounded > entry && rounded < target : rounded < entry && rounded > target;
        return between ? rounded : FixedPoint.NULL;
    }

    /** Where the rest closes without loss: entry and both taker fees, rounded to tick in our favour. */
    private long breakEven(int i, boolean isLong, long tick) {
        final long rate = taker(i);
        if (isLong) {
            return FixedPoint.ceilToStep(
                    FixedPoint.multiplyDivide(entry, FixedPoint.ONE + rate, FixedPoint.ONE - rate, Rounding.CEILING),
                    tick);
        }
        return FixedPoint.floorToStep(
                FixedPoint.multiplyDivide(entry, FixedPoint.ONE - rate, FixedPoint.ONE + rate, Rounding.DOWN), tick);
    }
}
