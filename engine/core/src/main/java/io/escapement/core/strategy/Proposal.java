package io.escapement.core.strategy;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;

/**
 * What a strategy says: trade this, this way, wrong below here, right above there. Reused; copy what is to be kept.
 *
 * <p>For BUY {@code stop < entry < target}, for SELL the reverse. Stop and target lie on ticks, rounded toward the entry:
 * the loss can only be smaller and the target only nearer than computed. {@link #set} comes first; first target and numbers
 * may follow.
 */
public final class Proposal {
    /** Most numbers a proposal may give as its reasons. */
    public static final int MAX_NUMBERS = 8;

    private int strategyId;
    private int instrumentId;
    private int intervalMinutes;
    private Side side = Side.NULL_VAL;
    private long barCloseTimeNs = Long.MIN_VALUE;
    private long entryPrice = FixedPoint.NULL;
    private long stopPrice = FixedPoint.NULL;
    private long targetPrice = FixedPoint.NULL;
    private double strength = Double.NaN;
    private double value = Double.NaN;
    private double threshold = Double.NaN;
    private long firstTargetPrice = FixedPoint.NULL;
    private final double[] numbers = new double[MAX_NUMBERS];
    private int numberCount;

    /**
     * Fills every field; there is no first target and no number yet.
     *
     * @param newStrategyId who speaks
     * @param newInstrumentId about what
     * @param newIntervalMinutes on which bars
     * @param newSide BUY to be long, SELL to be short
     * @param newBarCloseTimeNs close of the bar that made it speak, epoch nanoseconds
     * @param newEntryPrice reference price, 1e-8
     * @param newStopPrice 1e-8
     * @param newTargetPrice 1e-8
     * @param newStrength 0 to 1
     * @param newValue the number that decided
     * @param newThreshold what it was compared with
     */
    public void set(
            int newStrategyId,
            int newInstrumentId,
            int newIntervalMinutes,
            Side newSide,
            long newBarCloseTimeNs,
            long newEntryPrice,
            long newStopPrice,
            long newTargetPrice,
            double newStrength,
            double newValue,
            double newThreshold) {
        strategyId = newStrategyId;
        instrumentId = newInstrumentId;
        intervalMinutes = newIntervalMinutes;
        side = newSide;
        barCloseTimeNs = newBarCloseTimeNs;
        entryPrice = newEntryPrice;
        stopPrice = newStopPrice;
        targetPrice = newTargetPrice;
        strength = newStrength;
        value = newValue;
        threshold = newThreshold;
        firstTargetPrice = FixedPoint.NULL;
        numberCount = 0;
    }

    /**
     * Names a price between entry and target at which a part is taken.
     *
     * @param price 1e-8, on a tick; null for none
     */
    public void firstTarget(long price) {
        firstTargetPrice = price;
    }

    /**
     * Gives one more number as a reason, in the order of {@link Strategy#numberNames}.
     *
     * @param reason in the strategy's own terms; beyond {@link #MAX_NUMBERS} it is left out
     */
    public void addNumber(double reason) {
        if (numberCount < MAX_NUMBERS) {
            numbers[numberCount++] = reason;
        }
    }

    /**
     * Who speaks.
     *
     * @return {@link Strategy#id}
     */
    public int strategyId() {
        return strategyId;
    }

    /**
     * About what.
     *
     * @return dense id
     */
    public int instrumentId() {
        return instrumentId;
    }

    /**
     * On which bars.
     *
     * @return minutes
     */
    public int intervalMinutes() {
        return intervalMinutes;
    }

    /**
     * Which way.
     *
     * @return BUY to be long, SELL to be short
     */
    public Side side() {
        return side;
    }

    /**
     * Close of the bar that made it speak.
     *
     * @return epoch nanoseconds
     */
    public long barCloseTimeNs() {
        return barCloseTimeNs;
    }

    /**
     * Price the distances were computed from: the close of that bar.
     *
     * @return 1e-8
     */
    public long entryPrice() {
        return entryPrice;
    }

    /**
     * Where the idea is wrong.
     *
     * @return 1e-8, on a tick
     */
    public long stopPrice() {
        return stopPrice;
    }

    /**
     * Where the idea has paid.
     *
     * @return 1e-8, on a tick
     */
    public long targetPrice() {
        return targetPrice;
    }

    /**
     * How clear the case is, for ranking.
     *
     * @return 0 to 1
     */
    public double strength() {
        return strength;
    }

    /**
     * The number that decided.
     *
     * @return in the strategy's own terms
     */
    public double value() {
        return value;
    }

    /**
     * What the number was compared with.
     *
     * @return in the strategy's own terms
     */
    public double threshold() {
        return threshold;
    }

    /**
     * Where a part is taken.
     *
     * @return 1e-8, on a tick, or null for nowhere
     */
    public long firstTargetPrice() {
        return firstTargetPrice;
    }

    /**
     * How many reasons were given in numbers.
     *
     * @return 0 to {@link #MAX_NUMBERS}
     */
    public int numberCount() {
        return numberCount;
    }

    /**
     * The reasons in numbers.
     *
     * @return read-only to others; the first {@link #numberCount} count
     */
    public double[] numbers() {
        return numbers;
    }
}
