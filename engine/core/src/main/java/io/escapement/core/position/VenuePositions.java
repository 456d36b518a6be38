package io.escapement.core.position;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.PositionUpdateDecoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import java.util.Arrays;

/** The venue's latest word on each position, by instrument id; later words of an older match are ignored. */
public final class VenuePositions implements Persistent {
    private final long[] size;
    private final long[] entryPrice;
    private final long[] value;
    private final long[] stopLoss;
    private final long[] takeProfit;
    private final long[] trailingStop;
    private final long[] realised;
    private final long[] liquidationPrice;
    private final long[] crossSequence;
    private final boolean[] listed;

    /**
     * Flat positions.
     *
     * @param capacity instruments
     */
    public VenuePositions(int capacity) {
        size = new long[capacity];
        entryPrice = new long[capacity];
        value = new long[capacity];
        stopLoss = new long[capacity];
        takeProfit = new long[capacity];
        trailingStop = new long[capacity];
        realised = new long[capacity];
        liquidationPrice = new long[capacity];
        crossSequence = new long[capacity];
        listed = new boolean[capacity];
        Arrays.fill(crossSequence, Long.MIN_VALUE);
    }

    /**
     * Takes over a row.
     *
     * @param row of a one-way position
     * @return false if it is older than what is known
     */
    boolean onRow(PositionUpdateDecoder row) {
        final int i = row.instrumentId();
        listed[i] = true;
        if (row.crossSequence() != FixedPoint.NULL && row.crossSequence() < crossSequence[i]) {
            return false;
        }
        crossSequence[i] = row.crossSequence();
        size[i] = row.side() == Side.SELL ? -row.size() : row.side() == Side.BUY ? row.size() : 0;
        entryPrice[i] = row.entryPrice();
        value[i] = row.positionValue();
        stopLoss[i] = row.stopLoss();
        takeProfit[i] = row.takeProfit();
        trailingStop[i] = row.trailingStop();
        realised[i] = row.currentRealisedPnl();
        liquidationPrice[i] = row.liquidationPrice();
        return true;
    }

    /**
     * An execution changed the position before its row came.
     *
     * @param i instrument
     * @param sequence cross sequence of the match, or null
     */
    void onExecution(int i, long sequence) {
        // None is below every sequence.
        crossSequence[i] = Math.max(crossSequence[i], sequence);
    }

    /**
     * A position the venue did not list is flat.
     *
     * @param i instrument
     */
    void onNotListed(int i) {
        size[i] = 0;
        stopLoss[i] = 0;
        takeProfit[i] = 0;
        trailingStop[i] = 0;
    }

    /** Rows of a reconciliation follow. */
    void beginRows() {
        Arrays.fill(listed, false);
    }

    /**
     * Whether the reconciliation listed it.
     *
     * @param i instrument
     * @return true if a row came since {@link #beginRows}
     */
    boolean isListed(int i) {
        return listed[i];
    }

    /**
     * Signed size.
     *
     * @param i instrument
     * @return positive long
     */
    public long size(int i) {
        return size[i];
    }

    /**
     * Whether a stop rests on the venue.
     *
     * @param i instrument
     * @return true if the latest row showed one
     */
    public boolean hasStop(int i) {
        return stopLoss[i] > 0;
    }

    /**
     * Price at which the venue would liquidate.
     *
     * @param i instrument
     * @return positive, or 0 or null if it tells none
     */
    public long liquidationPrice(int i) {
        return liquidationPrice[i];
    }

    /**
     * Match that the latest row or execution stands for.
     *
     * @param i instrument
     * @return cross sequence, or null
     */
    long crossSequence(int i) {
        return crossSequence[i];
    }

    long cost(int i) {
        if (value[i] > 0) {
            return value[i];
        }
        return entryPrice[i] > 0 ? FixedPoint.multiply(Math.abs(size[i]), entryPrice[i], Rounding.HALF_UP) : 0;
    }

    /**
     * Stop that rests on the venue.
     *
     * @param i instrument
     * @return its price by the latest row, not positive if there is none
     */
    public long stopLoss(int i) {
        return stopLoss[i];
    }

    /**
     * Trailing stop that rests on the venue.
     *
     * @param i instrument
     * @return its distance by the latest row, not positive if there is none
     */
    public long trailingStop(int i) {
        return trailingStop[i];
    }

    long takeProfit(int i) {
        return takeProfit[i];
    }

    long entryPrice(int i) {
        return entryPrice[i];
    }

    long realised(int i) {
        return realised[i];
    }

    /** The position is gone: what rested on it went with it. */
    void onFlat(int i) {
        stopLoss[i] = 0;
        takeProfit[i] = 0;
        trailingStop[i] = 0;
    }

    @Override
    public void persist(StateIo io) {
        io.longs(size);
        io.longs(entryPrice);
        io.longs(value);
        io.longs(stopLoss);
        io.longs(takeProfit);
        io.longs(trailingStop);
        io.longs(realised);
        io.longs(liquidationPrice);
        io.longs(crossSequence);
        io.flags(listed);
    }
}
