package io.escapement.core.position;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import java.util.Arrays;

/**
 * What happened to each holding on its way, from flat to flat: prices seen, fees by kind, exits and what they slipped.
 * One per instrument, in arrays by instrument id; cleared with the holding.
 */
public final class TradeFacts implements Persistent {
    private final long[] high;
    private final long[] low;
    private final long[] makerFees;
    private final long[] takerFees;
    private final long[] askedAt;
    private final long[] plannedValue;
    private final long[] shortfall;
    private final int[] exits;
    private final long[] lastExitHigh;
    private final long[] lastExitLow;

    TradeFacts(int capacity) {
        high = new long[capacity];
        low = new long[capacity];
        makerFees = new long[capacity];
        takerFees = new long[capacity];
        askedAt = new long[capacity];
        plannedValue = new long[capacity];
        shortfall = new long[capacity];
        exits = new int[capacity];
        lastExitHigh = new long[capacity];
        lastExitLow = new long[capacity];
        Arrays.fill(high, FixedPoint.NULL);
        Arrays.fill(low, FixedPoint.NULL);
        Arrays.fill(askedAt, FixedPoint.NULL);
    }

    /**
     * A price was seen while the holding was open; its own executions count.
     *
     * @param i instrument
     * @param price positive
     */
    public void onPrice(int i, long price) {
        // Null is below every price.
        high[i] = Math.max(high[i], price);
        low[i] = low[i] == FixedPoint.NULL ? price : Math.min(low[i], price);
    }

    /**
     * An exit at market is asked for; the first price of several tries counts.
     *
     * @param i instrument
     * @param price the market's, or null
     */
    public void onExitAsked(int i, long price) {
        if (askedAt[i] == FixedPoint.NULL) {
            askedAt[i] = price;
        }
    }

    /** A fee was paid or received. */
    void onFee(int i, long fee, boolean maker) {
        if (maker) {
            makerFees[i] += fee;
        } else {
            takerFees[i] += fee;
        }
    }

    /**
     * An execution closed a part.
     *
     * @param i instrument
     * @param held side of the holding
     * @param price of the execution
     * @param closed size of the part
     * @param planned price it should have had, or null
     * @param orderHigh venue's id of its order
     * @param orderLow venue's id of its order
     */
    void onExit(int i, Side held, long price, long closed, long planned, long orderHigh, long orderLow) {
        if (exits[i] == 0 || orderHigh != lastExitHigh[i] || orderLow != lastExitLow[i]) {
            exits[i]++;
            lastExitHigh[i] = orderHigh;
            lastExitLow[i] = orderLow;
        }
        if (planned > 0) {
            final long worse = held == Side.BUY ? planned - price : price - planned;
            plannedValue[i] += FixedPoint.multiply(planned, closed, Rounding.HALF_UP);
            shortfall[i] += FixedPoint.multiply(worse, closed, Rounding.HALF_UP);
        }
    }

    void clear(int i) {
        high[i] = FixedPoint.NULL;
        low[i] = FixedPoint.NULL;
        makerFees[i] = 0;
        takerFees[i] = 0;
        askedAt[i] = FixedPoint.NULL;
        plannedValue[i] = 0;
        shortfall[i] = 0;
        exits[i] = 0;
        lastExitHigh[i] = 0;
        lastExitLow[i] = 0;
    }

    /** Price at which an exit at market was asked for, or null. */
    long askedAt(int i) {
        return askedAt[i];
    }

    /**
     * Most favourable price.
     *
     * @param i instrument
     * @param held side of the holding
     * @return price, or null
     */
    public long best(int i, Side held) {
        return held == Side.BUY ? high[i] : low[i];
    }

    /**
     * Most adverse price.
     *
     * @param i instrument
     * @param held side of the holding
     * @return price, or null
     */
    public long worst(int i, Side held) {
        return held == Side.BUY ? low[i] : high[i];
    }

    /**
     * Fees of executions that rested in the book.
     *
     * @param i instrument
     * @return positive paid
     */
    public long makerFees(int i) {
        return makerFees[i];
    }

    /**
     * Fees of executions that took.
     *
     * @param i instrument
     * @return positive paid
     */
    public long takerFees(int i) {
        return takerFees[i];
    }

    /**
     * Orders that closed parts of the holding.
     *
     * @param i instrument
     * @return count, the one that closed the rest included
     */
    public int exits(int i) {
        return exits[i];
    }

    /**
     * How much worse the exits were than planned.
     *
     * @param i instrument
     * @return basis points of their planned value, NaN if none had a plan
     */
    public double exitSlippageBps(int i) {
        return plannedValue[i] == 0 ? Double.NaN : 1e4 * shortfall[i] / plannedValue[i];
    }

    @Override
    public void persist(StateIo io) {
        io.longs(high);
        io.longs(low);
        io.longs(makerFees);
        io.longs(takerFees);
        io.longs(askedAt);
        io.longs(plannedValue);
        io.longs(shortfall);
        io.ints(exits);
        io.longs(lastExitHigh);
        io.longs(lastExitLow);
    }
}
