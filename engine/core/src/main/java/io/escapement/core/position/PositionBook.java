package io.escapement.core.position;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Positions and what they earned, one per instrument, in arrays by instrument id.
 *
 * <p>A position is the sum of its executions. What it cost is kept as money, not as an average price: a partial close
 * takes its share, rounded once, and the last close takes the residual, so that nothing is lost over a whole trade.
 * Numbers of a <em>holding</em> run from flat to flat.
 *
 * <p>Size is signed, positive long. Cost is the positive value paid (long) or received (short) for what is still open.
 */
public final class PositionBook implements Persistent {
    /** No signal. */
    public static final int NO_SIGNAL = -1;

    private final RollingHash hash;
    private final long[] size;
    private final Side[] side;
    private final long[] cost;
    private final long[] maxSize;
    private final long[] entrySize;
    private final long[] entryValue;
    private final long[] exitSize;
    private final long[] exitValue;
    private final long[] lastExit;
    private final long[] gross;
    private final long[] fees;
    private final long[] funding;
    private final int[] fills;
    private final long[] openTimeNs;
    private final int[] signalSlot;
    private final long[] signalId;
    private final int[] strategyId;
    private final long[] stop;
    private final long[] firstStop;
    private final Reason[] stopReason;
    private final long[] stopMovedAt;
    private final long[] target;

    private final Totals totals = new Totals();
    private final SymbolTotals bySymbol;
    private final TradeFacts facts;
    private final OpenPositions open;

    /**
     * A book of flat positions.
     *
     * @param capacity instruments
     * @param hash absorbs every change
     */
    public PositionBook(int capacity, RollingHash hash) {
        this.hash = hash;
        bySymbol = new SymbolTotals(capacity);
        facts = new TradeFacts(capacity);
        size = new long[capacity];
        side = new Side[capacity];
        cost = new long[capacity];
        maxSize = new long[capacity];
        entrySize = new long[capacity];
        entryValue = new long[capacity];
        exitSize = new long[capacity];
        exitValue = new long[capacity];
        lastExit = new long[capacity];
        gross = new long[capacity];
        fees = new long[capacity];
        funding = new long[capacity];
        fills = new int[capacity];
        openTimeNs = new long[capacity];
        signalSlot = new int[capacity];
        signalId = new long[capacity];
        strategyId = new int[capacity];
        stop = new long[capacity];
        firstStop = new long[capacity];
        stopReason = new Reason[capacity];
        stopMovedAt = new long[capacity];
        target = new long[capacity];
        open = new OpenPositions(capacity);
        for (int i = 0; i < capacity; i++) {
            reset(i);
        }
    }

    /**
     * Books what opens or adds to a position.
     *
     * @param i instrument
     * @param fillSide of the execution, that of the position unless it is flat
     * @param quantity positive
     * @param value price times quantity
     * @param fee paid
     * @param timeNs of the execution
     */
    void open(int i, Side fillSide, long quantity, long value, long fee, long timeNs) {
        if (size[i] == 0) {
            openTimeNs[i] = timeNs;
            side[i] = fillSide;
        }
        size[i] += fillSide == Side.BUY ? quantity : -quantity;
        cost[i] = Math.addExact(cost[i], value);
        maxSize[i] = Math.max(maxSize[i], Math.abs(size[i]));
        entrySize[i] += quantity;
        entryValue[i] = Math.addExact(entryValue[i], value);
        fills[i]++;
        bookFee(i, fee);
        open.note(i, true);
        hash.absorb(i, size[i], cost[i]);
    }

    /**
     * Our own reckoning of what closing a part earns, before fees.
     *
     * @param i instrument, not flat
     * @param quantity positive, at most the position
     * @param value price times quantity
     * @return profit, negative for a loss
     */
    long profitOf(int i, long quantity, long value) {
        final long share = costShare(i, quantity);
        return size[i] > 0 ? value - share : share - value;
    }

    /**
     * Books what closes a position or a part of it.
     *
     * @param i instrument, not flat
     * @param quantity positive, at most the position
     * @param value price times quantity
     * @param fee paid
     * @param profit as the venue tells it
     */
    void close(int i, long quantity, long value, long fee, long profit) {
        cost[i] -= costShare(i, quantity);
        size[i] += size[i] > 0 ? -quantity : quantity;
        exitSize[i] += quantity;
        lastExit[i] = average(value, quantity);
        exitValue[i] = Math.addExact(exitValue[i], value);
        gross[i] += profit;
        totals.profit(profit);
        bySymbol.profit(i, profit);
        fills[i]++;
        bookFee(i, fee);
        open.note(i, size[i] != 0);
        hash.absorb(i, size[i], gross[i]);
    }

    /**
     * Books a profit that the venue tells with an execution which closes nothing we know of: what it closed is heard
     * later.
     *
     * @param i instrument, not flat
     * @param profit as the venue tells it
     */
    void realise(int i, long profit) {
        gross[i] += profit;
        totals.profit(profit);
        bySymbol.profit(i, profit);
        hash.absorb(i, size[i], gross[i]);
    }

    /**
     * Books a funding payment; one that comes when the position is gone belongs to no holding.
     *
     * @param i instrument
     * @param paid positive paid, negative received
     */
    void fund(int i, long paid) {
        totals.fund(paid);
        bySymbol.fund(i, paid);
        if (size[i] == 0) {
            totals.withoutHolding(-paid);
        } else {
            funding[i] += paid;
        }
        hash.absorb(i, paid);
    }

    /**
     * Books the money of an execution whose size was taken over before it came.
     *
     * @param i instrument
     * @param fee paid
     * @param correction of the profit that stood in for it
     * @param maker whether it rested in the book
     */
    void settle(int i, long fee, long correction, boolean maker) {
        totals.fee(fee);
        totals.profit(correction);
        bySymbol.fee(i, fee);
        bySymbol.profit(i, correction);
        if (size[i] == 0) {
            totals.withoutHolding(correction - fee);
        } else {
            gross[i] += correction;
            fees[i] += fee;
            fills[i]++;
            facts.onFee(i, fee, maker);
        }
        hash.absorb(i, fee, correction);
    }

    /**
     * Takes over a position whose executions are not known.
     *
     * @param i instrument
     * @param signedSize the venue's
     * @param value the venue's cost of it
     * @param timeNs now
     */
    void adopt(int i, long signedSize, long value, long timeNs) {
        if (size[i] == 0) {
            openTimeNs[i] = timeNs;
            side[i] = signedSize > 0 ? Side.BUY : Side.SELL;
        }
        size[i] = signedSize;
        cost[i] = value;
        maxSize[i] = Math.max(maxSize[i], Math.abs(signedSize));
        entrySize[i] = Math.abs(signedSize);
        entryValue[i] = value;
        open.note(i, size[i] != 0);
        hash.absorb(i, size[i], cost[i]);
    }

    /**
     * Ties a position to what opened it.
     *
     * @param i instrument
     * @param slot in the signal table, or {@link #NO_SIGNAL}
     * @param id of the signal
     * @param strategy that proposed it
     * @param stopPrice planned
     * @param targetPrice planned
     */
    public void assign(int i, int slot, long id, int strategy, long stopPrice, long targetPrice) {
        signalSlot[i] = slot;
        signalId[i] = id;
        strategyId[i] = strategy;
        stop[i] = stopPrice;
        firstStop[i] = stopPrice;
        stopReason[i] = Reason.STOP;
        target[i] = targetPrice;
        hash.absorb(i, id);
    }

    /**
     * Plans another stop.
     *
     * @param i instrument
     * @param stopPrice new stop
     */
    void planStop(int i, long stopPrice) {
        stop[i] = stopPrice;
        if (firstStop[i] == FixedPoint.NULL) {
            firstStop[i] = stopPrice;
        }
    }

    /**
     * The stop was moved by the plan: a close by it has another reason from now on.
     *
     * @param i instrument
     * @param stopPrice new stop
     * @param reason of a close by it
     * @param causeSequence of the input that says the venue has it so
     */
    public void moveStop(int i, long stopPrice, Reason reason, long causeSequence) {
        planStop(i, stopPrice);
        stopMovedAt[i] = causeSequence;
        stopReason[i] = reason;
        hash.absorb(i, stopPrice, reason.value());
    }

    /**
     * Forgets a holding that is over; it counts as a trade.
     *
     * @param i instrument, flat since its last part was closed
     */
    void clear(int i) {
        bySymbol.onTrade(i);
        facts.clear(i);
        reset(i);
    }

    /**
     * Unrealised result at a price.
     *
     * @param i instrument, not flat
     * @param price mark or last, positive
     * @return profit, negative for a loss
     */
    public long unrealised(int i, long price) {
        final long value = FixedPoint.multiply(Math.abs(size[i]), price, Rounding.HALF_UP);
        return size[i] > 0 ? value - cost[i] : cost[i] - value;
    }

    /**
     * What all positions realised so far.
     *
     * @return always the same object
     */
    public Totals totals() {
        return totals;
    }

    /**
     * Instruments that are not flat.
     *
     * @return read-only to others; for walks that must not be long
     */
    public OpenPositions open() {
        return open;
    }

    /**
     * What each instrument realised so far.
     *
     * @return always the same object
     */
    public SymbolTotals bySymbol() {
        return bySymbol;
    }

    /**
     * What happened to the holdings on their way.
     *
     * @return always the same object
     */
    public TradeFacts facts() {
        return facts;
    }

    /**
     * Signed size.
     *
     * @param i instrument
     * @return positive long, negative short, 0 flat
     */
    public long size(int i) {
        return size[i];
    }

    /**
     * Direction of the holding, also while it is being reported as closed.
     *
     * @param i instrument
     * @return BUY for long, null value when there is none
     */
    public Side side(int i) {
        return side[i];
    }

    /**
     * What the open part cost.
     *
     * @param i instrument
     * @return settlement units at 1e-8, not negative
     */
    public long cost(int i) {
        return cost[i];
    }

    /**
     * Largest size of the holding.
     *
     * @param i instrument
     * @return not negative
     */
    public long maxSize(int i) {
        return maxSize[i];
    }

    /**
     * Average entry price of the holding.
     *
     * @param i instrument
     * @return nearest 1e-8, or null before an entry
     */
    public long entryPrice(int i) {
        return average(entryValue[i], entrySize[i]);
    }

    /**
     * Average exit price of the holding.
     *
     * @param i instrument
     * @return nearest 1e-8, or null before an exit
     */
    public long exitPrice(int i) {
        return average(exitValue[i], exitSize[i]);
    }

    /**
     * Price of the execution that closed last.
     *
     * @param i instrument
     * @return nearest 1e-8, or null before an exit
     */
    public long lastExitPrice(int i) {
        return lastExit[i];
    }

    /**
     * Price profit realised by the holding.
     *
     * @param i instrument
     * @return before fees and funding
     */
    public long gross(int i) {
        return gross[i];
    }

    /**
     * Fees of the holding.
     *
     * @param i instrument
     * @return positive paid
     */
    public long fees(int i) {
        return fees[i];
    }

    /**
     * Funding of the holding.
     *
     * @param i instrument
     * @return positive paid
     */
    public long funding(int i) {
        return funding[i];
    }

    /**
     * Executions of the holding.
     *
     * @param i instrument
     * @return count
     */
    public int fills(int i) {
        return fills[i];
    }

    /**
     * When the holding began.
     *
     * @param i instrument
     * @return nanoseconds since the epoch, or null when flat
     */
    public long openTimeNs(int i) {
        return openTimeNs[i];
    }

    /**
     * The signal that opened the holding.
     *
     * @param i instrument
     * @return slot in the signal table, or {@link #NO_SIGNAL}
     */
    public int signalSlot(int i) {
        return signalSlot[i];
    }

    /**
     * The signal that opened the holding.
     *
     * @param i instrument
     * @return its id, or null
     */
    public long signalId(int i) {
        return signalId[i];
    }

    /**
     * The strategy that owns the holding.
     *
     * @param i instrument
     * @return its id, 0 if nobody does
     */
    public int strategyId(int i) {
        return strategyId[i];
    }

    /**
     * Stop that the holding should have on the venue.
     *
     * @param i instrument
     * @return price, or null
     */
    public long stop(int i) {
        return stop[i];
    }

    /**
     * The stop a holding began with: what was risked.
     *
     * @param i instrument
     * @return price, or null
     */
    public long firstStop(int i) {
        return firstStop[i];
    }

    /** Input that said the plan's stop is on the venue; 0 for the first one. */
    long stopMovedAt(int i) {
        return stopMovedAt[i];
    }

    /**
     * What a close by the stop is called.
     *
     * @param i instrument
     * @return STOP, or BREAK_EVEN once it was moved there
     */
    public Reason stopReason(int i) {
        return stopReason[i];
    }

    /**
     * Target that the holding should have on the venue.
     *
     * @param i instrument
     * @return price, or null
     */
    public long target(int i) {
        return target[i];
    }

    @Override
    public void persist(StateIo io) {
        io.section("totals", 1, totals);
        io.section("open", 1, open);
        io.section("symbols", 1, bySymbol);
        io.longs(size);
        io.words(side, Side.class);
        io.longs(cost);
        io.longs(maxSize);
        io.longs(entrySize);
        io.longs(entryValue);
        io.longs(exitSize);
        io.longs(exitValue);
        io.longs(lastExit);
        io.longs(gross);
        io.longs(fees);
        io.longs(funding);
        io.ints(fills);
        io.longs(openTimeNs);
        io.ints(signalSlot);
        io.longs(signalId);
        io.ints(strategyId);
        io.longs(stop);
        io.longs(firstStop);
        io.words(stopReason, Reason.class);
        io.longs(stopMovedAt);
        io.longs(target);
    }

    private void reset(int i) {
        side[i] = Side.NULL_VAL;
        cost[i] = 0;
        maxSize[i] = 0;
        entrySize[i] = 0;
        entryValue[i] = 0;
        exitSize[i] = 0;
        exitValue[i] = 0;
        lastExit[i] = FixedPoint.NULL;
        gross[i] = 0;
        fees[i] = 0;
        funding[i] = 0;
        fills[i] = 0;
        openTimeNs[i] = FixedPoint.NULL;
        signalSlot[i] = NO_SIGNAL;
        signalId[i] = FixedPoint.NULL;
        strategyId[i] = 0;
        stop[i] = FixedPoint.NULL;
        firstStop[i] = FixedPoint.NULL;
        stopReason[i] = Reason.STOP;
        stopMovedAt[i] = 0;
        target[i] = FixedPoint.NULL;
    }

    private long costShare(int i, long quantity) {
        return FixedPoint.multiplyDivide(cost[i], quantity, Math.abs(size[i]), Rounding.HALF_UP);
    }

    private void bookFee(int i, long fee) {
        fees[i] += fee;
        totals.fee(fee);
        bySymbol.fee(i, fee);
    }

    private static long average(long value, long quantity) {
        return quantity == 0 ? FixedPoint.NULL : FixedPoint.divide(value, quantity, Rounding.HALF_UP);
    }
}
